// Evaluates a query: which messages and records it matches.

import { timeOfDay } from "../log/record.ts";
import { NO_NUMBER, NO_SYMBOL } from "../logIndex/logIndex.ts";
import type { Finding } from "../rules/rule.ts";
import { readAddress } from "../sip/address.ts";
import { headerText } from "../sip/message.ts";
import { slice, trimEnd } from "../text.ts";
import { recordsOf } from "../trace/directions/framing.ts";
import type { Trace } from "../trace/trace.ts";
import { isKeepAlive } from "./keepAlive.ts";
import type { Query } from "./parse.ts";
import { problems } from "./problems.ts";
import type { Test } from "./value.ts";

/** The unit of evaluation: a message with its framing records, or a record outside SIP. */
export interface Unit {
	/** The record of the message, or the record itself. */
	readonly record: number;
	/** -1 for a record outside SIP. */
	readonly message: number;
	/** That record and the framing records of the message, in file order. */
	readonly records: readonly number[];
}

/** All units of a log: the messages in file order, then the records outside SIP. */
export function* unitsOf(trace: Trace): Generator<Unit> {
	const { records, messages } = trace.index;
	const taken = new Uint8Array(records.count);
	for (let message = 0; message < messages.count; message++) {
		const own = recordsOf(trace.index, message);
		for (const record of own) taken[record] = 1;
		yield { record: messages.record(message), message, records: own };
	}
	for (let record = 0; record < records.count; record++) {
		if (taken[record] === 0) yield { record, message: -1, records: [record] };
	}
}

/** True if the query matches a unit. */
export type Predicate = (unit: Unit) => boolean;

/**
 * Compiles a query for one log. Terms are evaluated from the cheapest to the most expensive, and only while they can change
 * the result; `findings` is called only if the query refers to findings.
 */
export function predicate(trace: Trace, query: Query, findings: () => readonly Finding[]): Predicate {
	const found = problems(trace, findings);
	return build(query);

	function build(part: Query): Predicate {
		switch (part.kind) {
			case "not": {
				const inner = build(part.part);
				return (unit) => !inner(unit);
			}
			case "and":
			case "or": {
				const parts = [...part.parts].sort((a, b) => costOf(a) - costOf(b)).map(build);
				const isAnd = part.kind === "and";
				return (unit) => {
					for (const each of parts) if (each(unit) !== isAnd) return !isAnd;
					return isAnd;
				};
			}
			case "term":
				return TERMS[part.field.name](trace, part.test, found);
		}
	}
}

function costOf(query: Query): number {
	switch (query.kind) {
		case "not":
			return costOf(query.part);
		case "term":
			return query.field.cost;
		default:
			return query.parts.reduce((sum, part) => sum + costOf(part), 0);
	}
}

type Problems = ReturnType<typeof problems>;
type Term = (trace: Trace, test: Test, found: Problems) => Predicate;

/** One entry per field; the type makes sure that none is missing. */
const TERMS: Readonly<Record<Extract<Query, { kind: "term" }>["field"]["name"], Term>> = {
	from: (trace, test) => ofMessage((message) => matchesAddress(trace, message, "From", test)),
	to: (trace, test) => ofMessage((message) => matchesAddress(trace, message, "To", test)),
	user: (trace, test) =>
		ofMessage(
			(message) =>
				matchesAddress(trace, message, "From", test) ||
				matchesAddress(trace, message, "To", test) ||
				matchesTarget(trace, message, test),
		),
	callid(trace, test) {
		const matches = ofSymbol(trace, test);
		return ofMessage((message) => matches(trace.index.messages.callId(message)));
	},
	method(trace, test) {
		const { messages } = trace.index;
		const matches = ofSymbol(trace, test);
		return ofMessage((message) =>
			matches(messages.status(message) === 0 ? messages.method(message) : messages.cseqMethod(message)),
		);
	},
	status: (trace, test) =>
		ofMessage((message) => {
			const status = trace.index.messages.status(message);
			return status > 0 && isNumber(test, status);
		}),
	cseq: (trace, test) =>
		ofMessage((message) => {
			const { messages, symbolText } = trace.index;
			const number = messages.cseqNumber(message);
			if (number === NO_NUMBER) return false;
			return test.kind === "number"
				? test.matches(number)
				: isText(test, `${number} ${symbolText(messages.cseqMethod(message))}`);
		}),
	direction: (trace, test) => ofMessage((message) => isChoice(test, trace.direction(message))),
	level: (trace, test) => (unit) => {
		const { levelStart, levelEnd } = trace.index.records.prefix(unit.record);
		return isText(test, trace.text.slice(levelStart, levelEnd));
	},
	text: (trace, test) => (unit) => {
		const { records } = trace.index;
		for (const record of unit.records) {
			const start = records.textStart(record);
			// Nobody types the line ending and blank lines after a record.
			const end = trimEnd(trace.text, start, records.span(record).end);
			if (isText(test, trace.text.slice(start, end))) return true;
		}
		return false;
	},
	time(trace, test) {
		if (test.kind !== "time") return () => false;
		const { records } = trace.index;
		const { needsDay, matches } = test.time;
		return ({ record }) => {
			const clock = records.clock(record);
			return matches(timeOfDay(clock), needsDay ? records.prefix(record).day : null);
		};
	},
	is: (trace, test, found) => (unit) => kindsOf(trace, unit, test, found),
	outcome: (trace, test) => ofMessage((message) => isChoice(test, trace.transactionOf(message).outcome)),
	duration: (trace, test) =>
		ofMessage((message) => {
			const { durationMs } = trace.transactionOf(message);
			return durationMs !== null && isNumber(test, durationMs);
		}),
	problem: (_trace, test, found) => (unit) => {
		if (isChoice(test, found.hasProblem(unit) ? "any" : "none")) return true;
		for (const severity of found.severities(unit)) if (isChoice(test, severity)) return true;
		return false;
	},
	rule: (_trace, test, found) => (unit) => {
		for (const rule of found.rules(unit)) if (isChoice(test, rule)) return true;
		return false;
	},
};

/** A field of messages, which no record outside SIP has. */
function ofMessage(test: (message: number) => boolean): Predicate {
	return ({ message }) => message >= 0 && test(message);
}

/** Tests each distinct Call-ID or method of the log once, however many messages have it. */
function ofSymbol(trace: Trace, test: Test): (symbol: number) => boolean {
	const known = new Map<number, boolean>();
	return (symbol) => {
		if (symbol === NO_SYMBOL) return false;
		let answer = known.get(symbol);
		if (answer === undefined) {
			answer = isText(test, trace.index.symbolText(symbol));
			known.set(symbol, answer);
		}
		return answer;
	};
}

function matchesAddress(trace: Trace, message: number, header: "From" | "To", test: Test): boolean {
	const value = headerText(trace.text, trace.message(message), header);
	if (value === undefined) return false;
	const { displayName, uri } = readAddress(value);
	return matchesUri(uri, test) || (displayName !== null && isText(test, displayName));
}

function matchesTarget(trace: Trace, message: number, test: Test): boolean {
	const { startLine } = trace.message(message);
	return startLine.kind === "request" && matchesUri(slice(trace.text, startLine.uri), test);
}

/** Users omit `sip:` and parameters, so try both forms. */
function matchesUri(uri: string, test: Test): boolean {
	return isText(test, uri) || isText(test, uri.replace(/^[a-z]{2,4}:/i, "").split(";", 1)[0]!);
}

function kindsOf(trace: Trace, unit: Unit, test: Test, found: Problems): boolean {
	const { message } = unit;
	if (message >= 0) {
		if (isChoice(test, "sip")) return true;
		if (isChoice(test, trace.index.messages.status(message) === 0 ? "request" : "response")) return true;
		if (isChoice(test, "retransmission") && trace.originalOf(message) !== undefined) return true;
	} else if (isChoice(test, "other")) return true;
	return isChoice(test, "keepalive") && isKeepAlive(trace, unit, found.hasProblem(unit));
}

function isText(test: Test, text: string): boolean {
	return test.kind === "text" && test.matches(text);
}

function isNumber(test: Test, value: number): boolean {
	return test.kind === "number" && test.matches(value);
}

function isChoice(test: Test, name: string): boolean {
	return test.kind === "choice" && test.names.has(name);
}
