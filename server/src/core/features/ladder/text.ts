// Renders a diagram as text, for terminals and tickets.

import { printable } from "../../printable.ts";
import { cutText, padText, textWidth, wrapText } from "../../textWidth.ts";
import type { Arrow, Ladder } from "./model.ts";
import { rowsOf } from "./rows.ts";
import { arrowText, gapText, noteText, stepText } from "./words.ts";

/** Options of a text diagram. */
export interface TextLadderOptions {
	/** The number of columns to fit into; by default, the diagram is as wide as its labels need. Many lanes may exceed it. */
	readonly width?: number | undefined;
	/** Uses only ASCII characters. */
	readonly ascii?: boolean;
}

/** Draws the diagram. Each line has the log's line number, the time, the time since the previous row, and the arrow. */
export function textLadder(ladder: Ladder, { width, ascii = false }: TextLadderOptions = {}): string {
	const marks = ascii ? ASCII : UNICODE;
	if (ladder.arrows.length === 0) return `${printable(ladder.title)}\n`;
	const heads = headsOf(ladder.arrows);
	const margin = textWidth(heads[0]!) + 2;
	const step = stepOf(ladder, width, margin);
	const first = margin + Math.floor(step / 2);
	const lanes = ladder.lanes.map((_, at) => first + at * step);
	const end = lanes.at(-1)! + Math.ceil(step / 2);
	const canvas = { lanes, marks, end };

	const lines = [printable(ladder.title), ""];
	for (const part of ["name", "address", "product"] as const) {
		if (ladder.lanes.every((lane) => lane[part] === "")) continue;
		const titles = ladder.lanes.map((lane) => centred(printable(lane[part]), step)).join("");
		lines.push(`${" ".repeat(margin)}${titles}`.trimEnd());
	}
	lines.push(lifelines(canvas));
	let at = 0;
	for (const row of rowsOf(ladder)) {
		switch (row.kind) {
			case "arrow":
				lines.push(drawn(canvas, heads[at++]!, row.arrow));
				break;
			case "gap":
				lines.push(remark(canvas, gapText(row.gap)));
				break;
			case "note": {
				const text = `${row.note.time} ${noteText(row.note)} (line ${row.note.line + 1})`;
				lines.push(
					...wrapText(text, Math.max(40, (width ?? Math.max(end, 110)) - margin - 2)).map(
						(line) => `${" ".repeat(margin)}! ${line}`,
					),
				);
				break;
			}
			case "date":
				lines.push(remark(canvas, row.date));
		}
	}
	lines.push(lifelines(canvas));
	return `${lines.join("\n")}\n`;
}

interface Marks {
	readonly lane: string;
	readonly pause: string;
	readonly line: string;
	readonly dash: string;
	readonly right: string;
	readonly left: string;
	readonly cross: string;
	/** Separates the parts of a detail, and marks what was omitted. */
	readonly dot: string;
	readonly dots: string;
}

const UNICODE: Marks = {
	lane: "│",
	pause: "┊",
	line: "─",
	dash: "╌",
	right: "▶",
	left: "◀",
	cross: "✗",
	dot: "·",
	dots: "…",
};
const ASCII: Marks = {
	lane: "|",
	pause: ":",
	line: "-",
	dash: ".",
	right: ">",
	left: "<",
	cross: "x",
	dot: "-",
	dots: "...",
};

interface Canvas {
	/** The column of each lifeline. */
	readonly lanes: readonly number[];
	readonly marks: Marks;
	readonly end: number;
}

/** The text before the lifelines, padded to equal width. */
function headsOf(arrows: readonly Arrow[]): readonly string[] {
	const parts = arrows.map((arrow) => [`${arrow.line + 1}`, arrow.time, stepText(arrow)] as const);
	const widths = [0, 1, 2].map((column) => parts.reduce((most, part) => Math.max(most, part[column]!.length), 0));
	return parts.map(([line, time, step]) =>
		[line.padStart(widths[0]!), time.padStart(widths[1]!), step.padStart(widths[2]!)].join("  "),
	);
}

const LEAST_STEP = 16;
const USUAL_STEP = 30;
const MOST_STEP = 60;

/** The number of columns between lifelines: room for the labels, as far as the width allows. */
function stepOf({ arrows, lanes }: Ladder, width: number | undefined, margin: number): number {
	let wanted = USUAL_STEP;
	for (const arrow of arrows) {
		const span = Math.max(1, Math.abs(arrow.to - arrow.from));
		wanted = Math.max(wanted, Math.ceil((textWidth(arrowText(arrow)) + 8) / span));
	}
	for (const { name, address, product } of lanes) {
		for (const text of [name, address, product]) wanted = Math.max(wanted, textWidth(printable(text)) + 2);
	}
	const room = width === undefined ? MOST_STEP : Math.floor((width - margin) / lanes.length);
	return Math.max(LEAST_STEP, Math.min(wanted, MOST_STEP, room));
}

function centred(text: string, width: number): string {
	const cut = cutText(text, width - 2);
	const before = Math.floor((width - textWidth(cut)) / 2);
	return padText(" ".repeat(before) + cut, width);
}

/** A line under construction and its width, which would be slow to measure again for each lane. */
class Line {
	#text = "";
	#width = 0;

	/** Puts `text` at a column, or directly after what is there. */
	put(column: number, text: string): this {
		const blanks = Math.max(0, column - this.#width);
		this.#text += " ".repeat(blanks) + text;
		this.#width += blanks + textWidth(text);
		return this;
	}

	/** Puts `mark` at each of these columns. */
	putAll(columns: readonly number[], mark: string): this {
		for (const column of columns) this.put(column, mark);
		return this;
	}

	toString(): string {
		return this.#text;
	}
}

/** A line with only lifelines. */
function lifelines({ lanes, marks }: Canvas): string {
	return new Line().putAll(lanes, marks.lane).toString();
}

/** Text centred between the first and last lifeline. */
function remark({ lanes, marks }: Canvas, text: string): string {
	const middle = Math.floor((lanes[0]! + lanes.at(-1)!) / 2);
	const start = Math.max(0, middle - Math.floor(textWidth(text) / 2));
	const before = lanes.filter((lane) => lane < start - 1);
	const behind = lanes.filter((lane) => lane > start + textWidth(text));
	return new Line().putAll(before, marks.pause).put(start, text).putAll(behind, marks.pause).toString();
}

function drawn({ lanes, marks, end }: Canvas, head: string, arrow: Arrow): string {
	const [left, right] = [Math.min(arrow.from, arrow.to), Math.max(arrow.from, arrow.to)];
	const line = new Line().put(0, head).putAll(lanes.slice(0, left), marks.lane);
	if (left === right) {
		// An arrow to itself: the log does not tell the two ends apart.
		const room = (lanes[left + 1] ?? end) - lanes[left]! - 4;
		line.put(lanes[left]!, `${marks.lane}${marks.left} ${cutText(wordsOf(arrow, marks), Math.max(4, room))}`);
	} else {
		line.put(lanes[left]!, marks.lane + shaft(arrow, lanes[right]! - lanes[left]! - 1, marks) + marks.lane);
	}
	return line.putAll(lanes.slice(right + 1), marks.lane).toString();
}

function wordsOf(arrow: Arrow, { dot, dots }: Marks): string {
	return arrowText(arrow).replaceAll("·", dot).replaceAll("…", dots);
}

/** The distance between a lost message and the lifeline it was sent to. */
const SHORT_OF = " ".repeat(4);

/** The arrow between two lifelines with its label in the middle. */
function shaft(arrow: Arrow, width: number, marks: Marks): string {
	const isRight = arrow.to > arrow.from;
	const body = arrow.class === "provisional" ? marks.dash : marks.line;
	const isCut = arrow.class === "unanswered" || arrow.isLost;
	const tip = isCut ? marks.cross : isRight ? marks.right : marks.left;
	const tips = arrow.isRetransmission ? tip + tip : tip;
	// The arrow of a lost message ends before the other lifeline.
	const gap = arrow.isLost ? SHORT_OF : "";
	const head = isRight ? tips + gap : gap + tips;
	const room = width - head.length;
	const words = ` ${cutText(wordsOf(arrow, marks), room - 4)} `;
	const before = Math.max(1, Math.floor((room - textWidth(words)) / 2));
	const behind = Math.max(0, room - before - textWidth(words));
	const line = body.repeat(before) + words + body.repeat(behind);
	return isRight ? line + head : head + line;
}
