// Merges several logs into one: joins rolled-over files, and orders by time what several clients wrote at the same time.

import type { LineBlock } from "../lineBlocks.ts";
import { type ClockSetting, type LaneClock, setClocks } from "./clocks.ts";
import { interleave } from "./interleave.ts";
import { type Lane, makeLane } from "./lane.ts";
import { LaneLines, LaneReader, type TimedLane } from "./laneReader.ts";
import { LineWriter, lineEndOf } from "./lineWriter.ts";
import { renameProcesses } from "./processes.ts";
import { findChains } from "./rolled.ts";
import { type MergeSource, readTimed } from "./timed.ts";

/** Several logs merged into one. */
export interface Merged {
	readonly text: string;
	/** The source and source line of each line; ascending in `line`. */
	readonly blocks: readonly LineBlock[];
	/** The sources grouped by client, in order of precedence. */
	readonly lanes: readonly MergedLane[];
}

/** What one client wrote, in one file or several. */
export interface MergedLane {
	/** The indexes of the sources, oldest first. */
	readonly sources: readonly number[];
	/** The sources whose first line was the second half of the previous source's last line. */
	readonly joined: readonly number[];
	/** The correction of its clock; `undefined` for a text that is not a client trace, which is appended unchanged. */
	readonly clock: LaneClock | undefined;
	/** Process ids that another log uses too, and their replacements in the merged log. */
	readonly renamed: ReadonlyMap<number, number>;
}

/**
 * Merges logs. The result contains each line of each source once. Records are never split, and those of one client keep
 * their order. Only record prefixes are rewritten, and only if the clock of the log was corrected (time) or another log has
 * the same process (id). `settings` has an entry for each source whose clock the user has specified.
 *
 * Accepts any texts. Those without client records, or without evidence of the day they were written on, are appended
 * unchanged.
 */
export function mergeLogs(
	sources: readonly MergeSource[],
	settings: readonly (ClockSetting | undefined)[] = [],
): Merged {
	const known = sources.map(({ text }) => readTimed(text));
	const lanes = findChains(sources, known).map((files) => makeLane(files, sources, known));
	const timed = lanes.filter(isTimed);
	const logs = timed.map((lane) => lane.timed);
	const clocks = setClocks(
		logs,
		timed.map((lane) => lane.sources.map((source) => settings[source]).find((setting) => setting !== undefined)),
	);
	const renamed = renameProcesses(logs);

	const writer = new LineWriter(lineEndOf(lanes[0]?.text ?? ""));
	const readers = timed.map((lane, at) => new LaneReader(lane, clocks[at]!, renamed[at]!, writer));
	const placed = readers.filter(({ clock }) => clock.how !== "unplaced");
	for (const reader of placed) reader.writeFront();
	interleave(placed);
	for (const reader of readers) if (!placed.includes(reader)) reader.writeAll();
	for (const lane of lanes) if (!isTimed(lane)) new LaneLines(lane, writer).write(Infinity);
	return {
		...writer.finish(),
		lanes: lanes.map((lane) => {
			const reader = readers.find((each) => each.lane === lane);
			return {
				sources: lane.sources,
				joined: lane.joined,
				clock: reader?.clock,
				renamed: reader?.renamed ?? new Map(),
			};
		}),
	};
}

function isTimed(lane: Lane): lane is TimedLane {
	return lane.timed !== undefined;
}
