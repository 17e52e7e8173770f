// Measures how far two logs agree: messages, transactions with their outcomes, findings, and the answer at the start of a
// report.

import { verdictOf } from "../../server/src/cli/verdict.ts";
import { diagnose, parseTrace } from "../../server/src/core/index.ts";

/** How many items of the clean log are in the other log as well, and the number of items in the larger of the two. */
export interface Agreement {
	readonly messages: Share;
	readonly transactions: Share;
	readonly findings: Share;
	/** Out of one: the first sentences of the report. */
	readonly answer: Share;
}

export interface Share {
	same: number;
	all: number;
}

/** Measures how much of `clean` is in `other` too. Ignores lines, which change when a log is damaged. */
export function agreement(clean: string, other: string): Agreement {
	const [one, two] = [said(clean), said(other)];
	return {
		messages: share(one.messages, two.messages),
		transactions: share(one.transactions, two.transactions),
		findings: share(one.findings, two.findings),
		answer: share(one.answer, two.answer),
	};
}

function said(text: string) {
	const trace = parseTrace(text);
	const { index, transactions } = trace;
	const symbol = (number: number) => index.symbolText(number);
	const findings = diagnose(trace);
	const numbers = Array.from({ length: index.messages.count }, (_, number) => number);
	const { messages } = index;
	return {
		messages: numbers.map((number) =>
			[
				messages.status(number),
				symbol(messages.method(number)),
				symbol(messages.callId(number)),
				messages.cseqNumber(number),
				symbol(messages.cseqMethod(number)),
				symbol(messages.fromTag(number)),
				trace.direction(number),
			].join(" "),
		),
		transactions: transactions.map(({ method, callId, cseqNumber, outcome, durationMs, request, final }) =>
			[method, symbol(callId), cseqNumber, outcome, durationMs, request, final].join(" "),
		),
		answer: [verdictOf(trace, findings).text.replace(/\blines? \d[\d, and]*/g, "line")],
		findings: findings.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`),
	};
}

function share(one: readonly string[], two: readonly string[]): Share {
	const counts = new Map<string, number>();
	for (const each of one) counts.set(each, (counts.get(each) ?? 0) + 1);
	let same = 0;
	for (const each of two) {
		const count = counts.get(each) ?? 0;
		if (count === 0) continue;
		counts.set(each, count - 1);
		same++;
	}
	return { same, all: Math.max(one.length, two.length) };
}
