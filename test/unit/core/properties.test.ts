// Invariants for any log, tested on thousands of generated ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseTrace, report, type Span, type Trace, type Transaction } from "../../../server/src/core/index.ts";
import { anySteps, anyText, type Step, write, writeBare } from "../../support/anyLog.ts";
import { messageLines, transactionLines } from "../../support/fixture.ts";

suite("properties: any text", () => {
	test("is read without an exception, and all spans are valid", () => {
		fc.assert(fc.property(anyText, checkSound), { numRuns: 20_000 });
	});

	test("the sample, cut at every character", () => {
		for (let end = 0; end <= SAMPLE.length; end++) checkSound(SAMPLE.slice(0, end));
		for (let start = 0; start <= SAMPLE.length; start++) checkSound(SAMPLE.slice(start));
	});

	test("a cut at the end only affects pending transactions before it", () => {
		fc.assert(fc.property(anyText, fc.nat(), checkCut), { numRuns: 10_000 });
	});

	test("a cut at the start changes no message after it", () => {
		fc.assert(
			fc.property(anyText, fc.nat(), (text, at) => {
				const cut = at % (text.length + 1);
				const whole = parseTrace(text);
				const { records, messages } = whole.index;
				const behind = numbers(messages.count).filter((message) => records.span(messages.record(message)).start > cut);
				const lines = withoutDirection(messageLines(whole)).slice(messages.count - behind.length);
				const rest = withoutDirection(messageLines(parseTrace(text.slice(cut))));
				assert.deepEqual(rest.slice(rest.length - lines.length), lines);
			}),
			{ numRuns: 10_000 },
		);
	});
});

suite("properties: any traffic", () => {
	test("CRLF, CR and CR CR LF change no message and no outcome", () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const [expected, ...others] = ["\n", "\r\n", "\r", "\r\r\n"].map((lineEnd) => {
					const trace = parseTrace(write(steps, { lineEnd }));
					return { messages: messageLines(trace), transactions: transactionLines(trace) };
				});
				for (const other of others) assert.deepEqual(other, expected);
			}),
			{ numRuns: 2000 },
		);
	});

	test("blank lines between the headers change no message and no outcome", () => {
		fc.assert(
			fc.property(anySteps, fc.constantFrom("\n\n", "\n \n", "\r\n\r\n"), (steps, lineEnd) => {
				const [single, spaced] = [parseTrace(write(steps)), parseTrace(write(steps, { lineEnd }))];
				assert.deepEqual(messageLines(spaced), messageLines(single));
				assert.deepEqual(transactionLines(spaced), transactionLines(single));
			}),
			{ numRuns: 2000 },
		);
	});

	test("other names change no outcome", () => {
		fc.assert(
			fc.property(anySteps, anyNames, (steps, names) => {
				const [plain, renamed] = [parseTrace(write(steps)), parseTrace(write(steps, { names }))];
				assert.deepEqual(transactionLines(renamed), transactionLines(plain));
				assert.deepEqual(findings(renamed), findings(plain));
			}),
			{ numRuns: 2000 },
		);
	});

	test("upper-case header names change nothing", () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const text = write(steps);
				const upper = text.replace(/^(Via|From|To|Call-ID|CSeq|Content-Type):/gm, (name) => name.toUpperCase());
				assert.deepEqual(messageLines(parseTrace(upper)), messageLines(parseTrace(text)));
				assert.deepEqual(transactionLines(parseTrace(upper)), transactionLines(parseTrace(text)));
			}),
			{ numRuns: 1000 },
		);
	});

	test("two concatenated logs of different calls give the results of both", () => {
		fc.assert(
			fc.property(anySteps, anySteps, (steps, later) => {
				const first = parseTrace(write(steps));
				const second = parseTrace(write(later, { start: LATER, names: (name) => `later-${name}` }));
				const both = parseTrace(`${first.text}${second.text}`);
				const expected = [
					...shapes(first, 0, 0),
					...shapes(second, first.index.messages.count, first.transactions.length),
				];
				assert.deepEqual(shapes(both, 0, 0), expected);
			}),
			{ numRuns: 2000 },
		);
	});

	test("dates change no outcome", () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const plain = parseTrace(write(steps));
				const dated = parseTrace(write(steps, { dated: true }));
				assert.deepEqual(transactionLines(dated), transactionLines(plain));
			}),
			{ numRuns: 1000 },
		);
	});

	test("interleaved sign-ins, with and without records, are judged", () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([...SIGN_INS], { minLength: 4 }), fc.boolean(), (steps, bare) => {
				checkSound(bare ? writeBare(steps) : write(steps));
			}),
			{ numRuns: 3000 },
		);
	});

	test("a copy of the log by another process is independent", () => {
		fc.assert(
			fc.property(anySteps.map(withTagsOnly), (steps) => {
				const one = parseTrace(write(steps));
				const other = write(steps, { start: LATER, process: "7D0" });
				const found = shapes(parseTrace(one.text + other), 0, 0).slice(one.transactions.length);
				// A response without a request in its own run is matched with that of an earlier run: process ids are not
				// trusted that far.
				if (one.transactions.some(isAlone)) return;
				assert.deepEqual(found, shapes(one, one.index.messages.count, one.transactions.length));
			}),
			{ numRuns: 1000 },
		);
	});
});

/** Never fails, and its result is consistent: the invariants of a trace. */
function checkSound(text: string): void {
	const trace = parseTrace(text);
	const { messages, records } = trace.index;
	const inside = (inner: Span, outer: Span, what: string) => {
		assert.ok(inner.start >= outer.start && inner.start <= inner.end && inner.end <= outer.end, what);
	};
	let before: Span = { start: 0, end: 0 };
	for (const message of numbers(messages.count)) {
		const { span, startSpan, headers, body } = trace.message(message);
		inside(span, { start: before.end, end: text.length }, "messages in order, apart and in the text");
		inside(span, records.span(messages.record(message)), "message in its record");
		inside(startSpan, span, "start line in its message");
		let behind = startSpan.end;
		for (const { name, value } of headers) {
			inside(name, { start: behind, end: span.end }, "header names in order");
			inside(value, { start: name.end, end: span.end }, "header values behind their names");
			behind = value.end;
		}
		if (body) inside(body, { start: behind, end: span.end }, "body behind the headers");
		before = span;
	}
	checkMembership(trace);
	const { findings } = report(trace, "");
	for (const { line } of findings) assert.ok(line >= 1 && line <= trace.lines.count, "finding in the text");
}

/** Every message is in exactly one transaction, and every number in a transaction is that of a message. */
function checkMembership(trace: Trace): void {
	const seen: number[] = [];
	trace.transactions.forEach((transaction, id) => {
		assert.equal(transaction.id, id);
		assert.equal(transaction.request === null, transaction.outcome === "orphan");
		for (const message of members(trace, transaction)) {
			seen.push(message);
			assert.equal(trace.transactionOf(message), transaction);
		}
		for (const other of [transaction.cancel, transaction.invite])
			assert.ok(other === null || trace.transactions[other]);
	});
	assert.deepEqual(
		seen.sort((a, b) => a - b),
		numbers(trace.index.messages.count),
	);
}

/** All messages of a transaction; the ACK to a 2xx is referenced by its INVITE, but is a transaction of its own. */
function members(trace: Trace, transaction: Transaction): readonly number[] {
	const { request, retransmissions, provisionals, final, laterFinals, acks, otherEnd } = transaction;
	const own = acks.filter((ack) => trace.transactionOf(ack) === transaction);
	return [request, ...retransmissions, ...provisionals, final, ...laterFinals, ...own, ...otherEnd].filter(
		(one) => one !== null,
	);
}

function checkCut(text: string, at: number): void {
	const whole = parseTrace(text);
	const cut = parseTrace(text.slice(0, at % (text.length + 1)));
	const { messages } = whole.index;
	// A cut in the prefix of the next record leaves text that looks like the end of the previous message.
	const lastRecord = cut.index.records.count - 1;
	const complete = numbers(messages.count).filter((message) => messages.record(message) < lastRecord).length;
	assert.deepEqual(
		withoutDirection(messageLines(cut)).slice(0, complete),
		withoutDirection(messageLines(whole)).slice(0, complete),
	);
	for (const message of numbers(complete)) {
		const [now, then] = [cut.transactionOf(message), whole.transactionOf(message)];
		const known = (trace: Trace, one: Transaction) => members(trace, one).filter((each) => each < complete);
		assert.deepEqual(known(cut, now), known(whole, then));
		assert.equal(now.id, then.id);
		if (now.final !== null && now.final < complete) assert.equal(now.durationMs, then.durationMs);
	}
}

/** The transactions with shifted numbers; anything that depends only on how long the log continues counts as equal. */
function shapes(trace: Trace, messages: number, transactions: number): readonly unknown[] {
	const shift = (by: number, number: number | null) => (number === null ? null : number + by);
	return trace.transactions.map((one) => ({
		id: one.id + transactions,
		method: one.method,
		callId: trace.index.symbolText(one.callId),
		cseqNumber: one.cseqNumber,
		request: shift(messages, one.request),
		final: shift(messages, one.final),
		retransmissions: one.retransmissions.map((each) => each + messages),
		provisionals: one.provisionals.map((each) => each + messages),
		laterFinals: one.laterFinals.map((each) => each + messages),
		acks: one.acks.map((each) => each + messages),
		cancel: shift(transactions, one.cancel),
		invite: shift(transactions, one.invite),
		outcome: one.outcome === "pending" || one.outcome === "unanswered" ? "open" : one.outcome,
		durationMs: one.durationMs,
	}));
}

function findings(trace: Trace): readonly string[] {
	return report(trace, "").findings.map(({ rule, severity, line }) => `${severity} ${rule} ${line}`);
}

function withoutDirection(lines: readonly string[]): readonly string[] {
	return lines.map((line) => line.slice(2));
}

function numbers(count: number): readonly number[] {
	return Array.from({ length: count }, (_, number) => number);
}

/** Renames every name in a log, with different names for different ones. */
const anyNames: fc.Arbitrary<(name: string) => string> = fc
	.stringMatching(/^[a-z0-9-]{1,8}$/)
	.map((prefix) => (name) => `${prefix}${[...name].reverse().join("")}`);

const LATER = 12 * 3_600_000;

/** Two attempts of one account: the first is challenged, and both fail. */
const SIGN_INS: readonly Step[] = [
	register("c1", 1),
	register("c1", 1, 401),
	register("c1", 2),
	register("c1", 2, 503),
	register("c2", 1),
	register("c2", 1, 503),
];

function register(call: string, cseq: number, status?: number): Step {
	const what = {
		kind: status === undefined ? "request" : "response",
		status: status ?? 0,
		method: "REGISTER",
	} as const;
	return { ...what, cseq, call, tag: "t1", branch: "", wait: 1, folded: false, body: "", frame: "" };
}

/** Matched by From tags alone: every message has one and none has a branch. */
function withTagsOnly(steps: readonly Step[]): readonly Step[] {
	return steps.map((step) => ({ ...step, branch: "", tag: step.tag || "t3" }));
}

/** A response without its request, or an ACK or CANCEL without its INVITE. */
function isAlone({ outcome, method, invite }: Transaction): boolean {
	return outcome === "orphan" || ((method === "ACK" || method === "CANCEL") && invite === null);
}

const SAMPLE = readFileSync(join(import.meta.dirname, "../../fixtures/RTCDLL0.log"), "utf8");
