// Describes a merge to the user: what happened to each log and its clock.

import { countText, durationText, listText, sentence } from "../words.ts";
import { areTooFew, type LaneClock } from "./clocks.ts";
import type { Merged, MergedLane } from "./mergeLogs.ts";

/** One sentence for each log of a merge, in order; `names` are those of the sources by index. */
export function laneTexts({ lanes }: Merged, names: readonly string[]): readonly string[] {
	return lanes.map((lane) => {
		const files = lane.sources.map((source) => names[source]!);
		const parts = [
			...(files.length > 1 ? ["one log, in this order"] : []),
			...(lane.joined.length > 0 ? [`${countText(lane.joined.length, "line")} cut by the rollover joined`] : []),
			...(lanes.length > 1 ? [clockClause(lane.clock)] : []),
			...renamedClause(lane),
		];
		return `${files.join(", ")}: ${sentence(parts.join("; ") || "as it is")}`;
	});
}

/**
 * The same in one line: `2 logs; clock of B.log put back by 95.0 s, 300 ppm, from 412 messages.` Mentions only changes and
 * missing information.
 */
export function mergeText({ lanes }: Merged, names: readonly string[]): string {
	const [first] = lanes;
	if (first && lanes.length === 1) return `One log of ${listText(first.sources.map((source) => names[source]!))}.`;
	const files = lanes.reduce((sum, { sources }) => sum + sources.length, 0);
	const count = lanes.length === files ? "" : `${countText(files, "file")} of `;
	const clocks = lanes.flatMap(({ clock, sources }) => {
		const name = names[sources[0]!]!;
		if (clock?.how === "reference") return [];
		return [clock && isSet(clock) ? `clock of ${name} ${shiftClause(clock)}` : `${name} ${clockClause(clock)}`];
	});
	return sentence([`${count}${countText(lanes.length, "log")}`, ...clocks].join("; "));
}

function isSet({ how }: LaneClock): boolean {
	return how === "found" || how === "given";
}

function clockClause(clock: LaneClock | undefined): string {
	if (!clock) return "appended unchanged, because it is not a client's trace with times";
	switch (clock.how) {
		case "reference":
			return "its clock is the reference";
		case "found":
		case "given":
			return `clock ${shiftClause(clock)}`;
		case "own":
			return `merged by its own clock, because ${noEvidence(clock)}`;
		case "unplaced":
			return `appended, because not all logs have dates and ${noEvidence(clock)}`;
	}
}

function noEvidence(clock: LaneClock): string {
	if (clock.pairs === 0) return "none of its messages is in another log too";
	const messages = countText(clock.pairs, "message");
	if (areTooFew(clock)) return `only ${messages} ${clock.pairs === 1 ? "is" : "are"} in another log too`;
	return `the ${messages} that are in another log too do not agree on the time`;
}

function shiftClause({ how, offsetMs, driftPpm, pairs, residualMs }: LaneClock): string {
	const drift = Math.round(driftPpm);
	const by = `set ${offsetMs < 0 ? "forward" : "back"} by ${shiftText(Math.abs(offsetMs))}`;
	const shift = Math.abs(offsetMs) < 1 && drift === 0 ? "left as it is" : `${by}${drift === 0 ? "" : `, ${drift} ppm`}`;
	if (how === "given") return `${shift}, as asked`;
	return `${shift}, from ${countText(pairs, "message")} (half of them within ${within(residualMs)})`;
}

function within(ms: number): string {
	return `${ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms)} ms`;
}

/** `12 ms`, `95.0 s`, `95.004 s`; `1 h` from ten minutes on. */
function shiftText(ms: number): string {
	if (ms < 999.5) return `${Math.round(ms)} ms`;
	if (ms >= 600_000) return durationText(ms);
	return `${(Math.round(ms) / 1000).toFixed(3).replace(/0{1,2}$/, "")} s`;
}

function renamedClause({ renamed }: MergedLane): readonly string[] {
	const all = [...renamed].map(([from, to]) => `${hex(from)} is now ${hex(to)}`);
	if (all.length === 0) return [];
	const shown = all.slice(0, MOST_RENAMED);
	if (all.length > MOST_RENAMED) shown.push(`${all.length - MOST_RENAMED} more are renamed`);
	return [`${all.length === 1 ? "process" : "processes"} ${listText(shown)}`];
}

const MOST_RENAMED = 3;

function hex(process: number): string {
	return process.toString(16).toUpperCase();
}
