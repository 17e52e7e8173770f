// Reads the records of one log in order and writes them to the merged log.

import { indexLines, type LineIndex } from "../text.ts";
import type { LaneClock } from "./clocks.ts";
import type { Lane } from "./lane.ts";
import type { LineWriter } from "./lineWriter.ts";
import { restamped } from "./restamp.ts";
import type { Timed } from "./timed.ts";

/** A lane whose records have times. */
export type TimedLane = Lane & { readonly timed: Timed };

/** The lines of a lane, each of which is written once, in order. */
export class LaneLines {
	readonly #lane: Lane;
	readonly #lines: LineIndex;
	readonly #writer: LineWriter;
	#line = 0;
	#block = 0;

	constructor(lane: Lane, writer: LineWriter, lines: LineIndex = indexLines(lane.text)) {
		this.#lane = lane;
		this.#lines = lines;
		this.#writer = writer;
	}

	/** Writes the lines up to `end` (exclusive); `head` replaces as many characters at the start of the first one. */
	write(end: number, head?: { readonly text: string; readonly length: number }): void {
		let first = head;
		for (;;) {
			const block = this.#lane.blocks[this.#block];
			if (!block || this.#line >= end) return;
			const until = Math.min(end, block.line + block.count);
			const start = this.#lines.start(this.#line) + (first?.length ?? 0);
			const text = this.#lane.text.slice(start, this.#lines.start(until));
			const sourceLine = block.sourceLine + this.#line - block.line;
			this.#writer.add(block.source ?? 0, sourceLine, until - this.#line, first?.text ?? "", text);
			first = undefined;
			this.#line = until;
			if (until === block.line + block.count) this.#block++;
		}
	}
}

/** The records of a lane in order, with times of the common clock. */
export class LaneReader {
	readonly lane: TimedLane;
	readonly clock: LaneClock;
	/** New process ids. */
	readonly renamed: ReadonlyMap<number, number>;
	readonly #lines: LaneLines;
	#record = 0;

	constructor(lane: TimedLane, clock: LaneClock, renamed: ReadonlyMap<number, number>, writer: LineWriter) {
		this.lane = lane;
		this.clock = clock;
		this.renamed = renamed;
		this.#lines = new LaneLines(lane, writer, lane.timed.trace.lines);
	}

	/** The time of the next record, in ms; `Infinity` after the last one. */
	get time(): number {
		const { trace, timeOf } = this.lane.timed;
		return this.#record < trace.index.records.count ? this.clock.correct(timeOf(this.#record)) : Infinity;
	}

	/** Writes the lines before the first record. */
	writeFront(): void {
		this.#lines.write(this.lane.timed.trace.index.records.line(0));
	}

	/** Writes the next record and the following ones from before `limit`, or up to and including it. */
	writeUntil(limit: number, isInclusive: boolean): void {
		do this.#writeRecord();
		while (this.time < limit || (isInclusive && this.time === limit && limit !== Infinity));
	}

	/** Writes everything. */
	writeAll(): void {
		this.writeFront();
		this.writeUntil(Infinity, true);
	}

	#writeRecord(): void {
		const { trace, timeOf } = this.lane.timed;
		const { records } = trace.index;
		const record = this.#record++;
		const before = timeOf(record);
		const after = this.clock.correct(before);
		const process = this.renamed.get(records.process(record));
		const end = records.endLine(record);
		const time = after === before ? undefined : after;
		if (time === undefined && process === undefined) {
			this.#lines.write(end);
			return;
		}
		const start = trace.lines.start(records.line(record));
		const length = records.textStart(record) - start;
		this.#lines.write(end, { text: restamped(trace.text, start, start + length, time, process), length });
	}
}
