// The statistics as report sections in which each number links to a message that shows it.

import type { Trace } from "../../trace/trace.ts";
import { countText, durationText } from "../../words.ts";
import { type Gap, type StatusClass, statistics, type TimedMessage } from "../statistics.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/** Responses and response times by method; then retransmissions, gaps, and the regularity of registration renewals. */
export function statisticsSections(trace: Trace): readonly Section[] {
	const { methods, retransmissions, gaps, refreshes } = statistics(trace);
	const first = (messages: readonly number[] | undefined): Statement =>
		messages ? statement(trace, String(messages.length), [messages[0]]) : EMPTY;
	const timed = (time: TimedMessage | undefined): Statement =>
		time ? statement(trace, durationText(time.ms), [time.message]) : EMPTY;
	const used = CLASSES.filter((each) => methods.some(({ classes }) => classes.has(each)));
	const shown = methods.slice(0, MOST_METHODS);
	return [
		{
			title: "Statistics",
			statements: [],
			table: {
				columns: ["Method", "Requests", ...used.map((each) => TITLES[each]), "Median", "90 %", "99 %", "Slowest"],
				rows: shown.map(({ method, requests, classes, responseTimes }) => [
					statement(trace, method),
					first(requests),
					...used.map((each) => first(classes.get(each))),
					timed(responseTimes?.p50),
					timed(responseTimes?.p90),
					timed(responseTimes?.p99),
					timed(responseTimes?.max),
				]),
			},
			...(shown.length > 0
				? {
						note:
							"Each count links to its first message, each time to the response that took that long. Times are " +
							"measured from the request to its final response; for an INVITE, to its first response.",
					}
				: {}),
		},
		{
			title: "Retransmissions, gaps and renewals",
			statements: [
				...(retransmissions.length > 0
					? [
							statement(
								trace,
								`${countText(retransmissions.length, "request")} ${retransmissions.length === 1 ? "is" : "are"} ` +
									"in the log more than once, retransmitted or logged again.",
								retransmissions.slice(0, MOST_LINES),
							),
						]
					: []),
				...gapStatements(trace, gaps.slice(0, MOST_LINES)),
				...refreshes
					.slice(0, MOST_ACCOUNTS)
					.map(({ account, count, shortest, median, longest }) =>
						statement(
							trace,
							`${account} renewed the registration ${countText(count, "time")}, typically after ` +
								`${durationText(median.ms)} (between ${durationText(shortest.ms)} and ${durationText(longest.ms)}).`,
							[median.message, shortest.message, longest.message],
						),
					),
			],
		},
	];
}

/** Longest first; gaps of equal length share one statement. */
function gapStatements(trace: Trace, gaps: readonly Gap[]): readonly Statement[] {
	const byLength = new Map<string, Gap[]>();
	for (const gap of gaps) {
		const length = durationText(gap.ms);
		const known = byLength.get(length);
		if (known) known.push(gap);
		else byLength.set(length, [gap]);
	}
	return [...byLength].map(([length, [first, ...others]]) =>
		others.length === 0
			? statement(trace, `${length} without a SIP message.`, [first!.before, first!.after])
			: statement(
					trace,
					`${length} without a SIP message, ${others.length + 1} times.`,
					[first!, ...others].map(({ after }) => after),
				),
	);
}

const EMPTY: Statement = { text: "", lines: [] };
const MOST_METHODS = 20;
const MOST_LINES = 3;
const MOST_ACCOUNTS = 5;

const CLASSES: readonly StatusClass[] = ["2xx", "3xx", "challenge", "4xx", "5xx", "6xx", "unanswered", "pending"];

const TITLES: Readonly<Record<StatusClass, string>> = {
	"2xx": "2xx",
	"3xx": "3xx",
	challenge: "401/407",
	"4xx": "4xx",
	"5xx": "5xx",
	"6xx": "6xx",
	unanswered: "No response",
	pending: "Open",
};
