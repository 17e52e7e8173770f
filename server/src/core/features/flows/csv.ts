// The flow table as a file for a spreadsheet.

import type { Trace } from "../../trace/trace.ts";
import { csvText } from "../csv.ts";
import { lineNumber } from "../lineNumber.ts";
import { stampOf } from "../stamp.ts";
import type { Flow } from "./flow.ts";

/** Flows as CSV, in the order given: names in full, times with their date, durations in ms, lines from 1. */
export function flowsCsv(trace: Trace, flows: readonly Flow[]): string {
	return csvText([
		["Line", "Start", "Kind", "Who", "With Whom", "Outcome", "Duration (ms)", "Messages", "Reason"],
		...flows.map(({ activity, kind, outcome, durationMs, messages, reason }) => [
			String(lineNumber(trace, activity.first)),
			startOf(trace, activity.first),
			kind,
			activity.from ?? "",
			activity.to ?? "",
			outcome,
			durationMs === null ? "" : String(Math.max(0, durationMs)),
			String(messages),
			reason,
		]),
	]);
}

/** `2013-04-16 09:14:02.310`, as far as the log tells. */
function startOf(trace: Trace, message: number): string {
	const { date, time } = stampOf(trace, trace.index.messages.record(message));
	return [date ?? "", time ?? ""].join(" ").trim();
}
