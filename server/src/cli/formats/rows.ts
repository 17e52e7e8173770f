// A log as flat rows, for databases and spreadsheets: one per activity and one per finding.

import { flowTable } from "../../core/index.ts";
import type { ReportedLog } from "./format.ts";

/** An activity. Unknown values are `null`. */
export interface FlatActivity {
	/** The name of the log in the report. */
	readonly log: string;
	/** Its index in the log, from 0. */
	readonly activity: number;
	/** The lines of its first and last message, 1-based. */
	readonly line: number;
	readonly endLine: number;
	/** `YYYY-MM-DD`, if the log has dates, and the time as written in the log. */
	readonly date: string | null;
	readonly time: string | null;
	/** The kind (`sign-in`, `call` …) and how it ended (`worked`, `failed` …), in the terms of `rtcdll-report/1`. */
	readonly kind: string;
	readonly result: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly durationMs: number | null;
	readonly messages: number;
	/** The status code that decided a bad result, such as 403. */
	readonly status: number | null;
	/** Why it ended so, in whole sentences. */
	readonly why: string | null;
}

/** A finding. Unknown values are `null`. */
export interface FlatFinding {
	readonly log: string;
	/** The activity that it concerns, if any. */
	readonly activity: number | null;
	readonly line: number;
	readonly date: string | null;
	readonly time: string | null;
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
}

/** The activities of a log, in the order of their first messages. */
export function flatActivities({ report, trace, findings }: ReportedLog): readonly FlatActivity[] {
	const flows = flowTable(trace, findings);
	return report.activities.map((activity) => {
		const { durationMs, messages } = flows.flow(activity.id);
		const final = activity.failedAt === null ? null : report.transactions[activity.failedAt]!.final;
		return {
			log: report.file,
			activity: activity.id,
			line: activity.line,
			endLine: activity.endLine,
			...stamp(trace.messageAtLine(activity.line - 1), report),
			kind: activity.kind,
			result: activity.result,
			from: activity.from,
			to: activity.to,
			durationMs,
			messages,
			status: final === null ? null : (report.messages[final]!.status ?? null),
			why: activity.why,
		};
	});
}

/** The findings of a log, in file order. */
export function flatFindings({ report, trace }: ReportedLog): readonly FlatFinding[] {
	const activityOf = new Map(report.activities.flatMap(({ id, steps }) => steps.map((step) => [step, id] as const)));
	return report.findings.map(({ rule, severity, line, message }) => {
		const at = trace.messageAtLine(line - 1);
		return {
			log: report.file,
			activity: at === undefined ? null : (activityOf.get(report.messages[at]!.transaction) ?? null),
			line,
			...stamp(at, report),
			rule,
			severity,
			message,
		};
	});
}

function stamp(message: number | undefined, { messages }: ReportedLog["report"]) {
	const found = message === undefined ? undefined : messages[message];
	return { date: found?.date ?? null, time: found?.time ?? null };
}
