// The report on the logs of a folder: logs grouped by failure, worst first.

import { countText } from "../words.ts";
import type { Section, Statement } from "./explain/statement.ts";
import type { LogSummary } from "./logSummary.ts";

/** One of several logs. */
export interface SummedLog {
	/** Its name in the report. */
	readonly name: string;
	readonly summary: LogSummary;
}

/** The report. The `log` of a statement is an index into the logs that the report was made from. */
export interface LogsReport {
	readonly title: string;
	readonly lead: readonly Statement[];
	/** One for each failure, and one for the logs without failures. */
	readonly sections: readonly Section[];
}

/** Builds the report on the logs of a folder. */
export function logsReport(folder: string, logs: readonly SummedLog[]): LogsReport {
	const groups = [...grouped(logs)].sort(
		([, one], [, other]) => rank(logs, one) - rank(logs, other) || other.length - one.length,
	);
	return {
		title: `Logs in ${folder}`,
		lead: [plain(leadText(logs, groups.length))],
		sections: groups.map(([key, numbers]) => section(key, logs, numbers)),
	};
}

/** The indexes of the logs by failure key; logs without a failure have the empty key. */
function grouped(logs: readonly SummedLog[]): ReadonlyMap<string, readonly number[]> {
	const groups = new Map<string, number[]>();
	for (const [number, { summary }] of logs.entries()) {
		const key = summary.failure?.key ?? "";
		const known = groups.get(key);
		if (known) known.push(number);
		else groups.set(key, [number]);
	}
	return groups;
}

const RANKS = { error: 0, warning: 1, none: 2 } as const;

function rank(logs: readonly SummedLog[], numbers: readonly number[]): number {
	const best = numbers.map((number) => RANKS[logs[number]!.summary.worst] + (logs[number]!.summary.failure ? 0 : 1));
	return Math.min(...best.slice(0, MOST_LISTED));
}

function leadText(logs: readonly SummedLog[], groups: number): string {
	const failed = logs.filter(({ summary }) => summary.failure !== null).length;
	if (logs.length === 0) return "There is no log in this folder.";
	if (failed === 0)
		return `${countText(logs.length, "log")}, and no failure was found in ${logs.length === 1 ? "it" : "any"}.`;
	const kinds = groups - (failed < logs.length ? 1 : 0);
	const different = kinds === failed ? "" : kinds === 1 ? ", the same in each" : `, ${kinds} different ones`;
	return `${countText(logs.length, "log")}, ${failed} with a failure${different}.`;
}

function section(key: string, logs: readonly SummedLog[], numbers: readonly number[]): Section {
	const { failure } = logs[numbers[0]!]!.summary;
	const count = countText(numbers.length, "log");
	const shown = numbers.slice(0, MOST_LISTED);
	return {
		title: key === "" ? `No failure found: ${count}` : `${count}: ${failure!.text}`,
		statements: shown.map((number) => {
			const { name, summary } = logs[number]!;
			return {
				text: `${name}: ${summary.verdict}`,
				lines: summary.failure ? [summary.failure.line] : [1],
				log: number,
			};
		}),
		note: numbers.length > shown.length ? `${countText(numbers.length - shown.length, "more log")} not listed.` : "",
	};
}

const MOST_LISTED = 500;

function plain(text: string): Statement {
	return { text, lines: [] };
}
