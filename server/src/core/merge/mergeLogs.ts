// Several logs as one: what was rolled over is put together again, and what several people's clients wrote at the same time is
// brought into the order of time.

import type { LineBlock } from "../lineBlocks.ts";
import { type ClockSetting, type LaneClock, setClocks } from "./clocks.ts";
import { interleave } from "./interleave.ts";
import { type Lane, makeLane } from "./lane.ts";
import { LaneLines, LaneReader, type TimedLane } from "./laneReader.ts";
import { LineWriter, lineEndOf } from "./lineWriter.ts";
import { renameProcesses } from "./processes.ts";
import { findChains } from "./rolled.ts";
import { type MergeSource, readTimed } from "./timed.ts";

/** One log made of several. */
export interface Merged {
	readonly text: string;
	/** Where each line came from: which of the sources, and which line of it; ascending in `line`. */
	readonly blocks: readonly LineBlock[];
	/** What became of the sources: those of one client together, in the order in which they count. */
	readonly lanes: readonly MergedLane[];
}

/** What one client wrote, in one file or in several. */
export interface MergedLane {
	/** The numbers of the sources, the oldest first. */
	readonly sources: readonly number[];
	/** The sources whose first line was the second half of the last one of the source before. */
	readonly joined: readonly number[];
	/** How its clock was set; `undefined` for a text that is no trace of a client, and stands behind the others as it is. */
	readonly clock: LaneClock | undefined;
	/** Ids of processes that another log has too, and what they are called in the merged log. */
	readonly renamed: ReadonlyMap<number, number>;
}

/**
 * Merges logs. Each line of each source is in the result once, and records are never split; those of one client stay in their
 * order. Only the prefix of a record is written anew, and only where the clock of its log was set right (its time) or another
 * log has the same process (its id). `settings` has an entry for each source whose clock the user knows better.
 *
 * Total: any texts are merged. What has no records of a client, or nothing that says on which day it was written, stands behind
 * everything else as it is.
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
