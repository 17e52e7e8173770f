// `report --format ndjson`: a line of JSON per log, activity and finding, for databases and `jq`.

import { json } from "../json.ts";
import { verdictOf } from "../verdict.ts";
import type { ReportedLog, ReportFormat } from "./format.ts";
import { flatActivities, flatFindings } from "./rows.ts";

/** The version of the rows; it changes whenever their form changes. */
const SCHEMA = "rtcdll-rows/1";

/** Each line has a `type`: `log`, then the `activity` and `finding` lines of this log. */
export const ndjson = {
	name: "ndjson",
	says: "one line of JSON for each log, activity and finding; see docs/many-logs.md",
	begin: () => ({
		*log(log) {
			yield row("log", logRow(log));
			for (const each of flatActivities(log)) yield row("activity", each);
			for (const each of flatFindings(log)) yield row("finding", each);
		},
	}),
} as const satisfies ReportFormat;

function row(type: string, values: object): string {
	return `${json({ type, ...values })}\n`;
}

function logRow({ report, trace, findings }: ReportedLog) {
	const { file, records, messages, transactions, activities } = report;
	const [first, last] = [messages.at(0), messages.at(-1)];
	const { worst, text } = verdictOf(trace, findings);
	return {
		schema: SCHEMA,
		log: file,
		records,
		messages: messages.length,
		transactions: transactions.length,
		activities: activities.length,
		findings: findings.length,
		date: first?.date ?? null,
		time: first?.time ?? null,
		endDate: last?.date ?? null,
		endTime: last?.time ?? null,
		worst,
		answer: text,
	};
}
