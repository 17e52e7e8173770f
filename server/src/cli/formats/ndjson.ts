// `report --format ndjson`: a line of JSON for each log, each activity and each finding, for databases and `jq`.

import { json } from "../json.ts";
import { verdictOf } from "../verdict.ts";
import type { ReportedLog, ReportFormat } from "./format.ts";
import { flatActivities, flatFindings } from "./rows.ts";

/** The name of this version of the rows; rows of another form have another one. */
const SCHEMA = "rtcdll-rows/1";

/** Lines that say by `type` what they are: `log`, then its `activity` and `finding` lines. */
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
