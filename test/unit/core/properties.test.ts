// What must hold for any log, tried on thousands of generated ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseTrace, report, type Span, type Trace, type Transaction } from "../../../server/src/core/index.ts";
import { messageLines, transactionLines } from "../../support/fixture.ts";

suite("properties: any text", () => {
	test("is read without an exception, and all spans are sound", () => {
		fc.assert(fc.property(anyText, checkSound), { numRuns: 20_000 });
	});

	test("the sample, cut at every character", () => {
		for (let end = 0; end <= SAMPLE.length; end++) checkSound(SAMPLE.slice(0, end));
		for (let start = 0; start <= SAMPLE.length; start++) checkSound(SAMPLE.slice(start));
	}).timeout(20_000);

	test("a cut at the end changes nothing before it but what is still open", () => {
		fc.assert(fc.property(anyText, fc.nat(), checkCut), { numRuns: 10_000 });
	});

	test("a cut at the start changes no message behind it", () => {
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

	test("two logs of different calls, one behind the other, are both", () => {
		fc.assert(
			fc.property(anySteps, anySteps, (steps, later) => {
				const first = parseTrace(write(steps));
				const second = parseTrace(write(later, { start: LATER, names: (name) => `later-${name}` }));
				const both = parseTrace(first.text + second.text);
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

	test("sign-ins that run into one another, with records and without, are judged", () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([...SIGN_INS], { minLength: 4 }), fc.boolean(), (steps, bare) => {
				checkSound(bare ? writeBare(steps) : write(steps));
			}),
			{ numRuns: 3000 },
		);
	});

	test("a copy of the log by another process is a log of its own", () => {
		fc.assert(
			fc.property(anySteps.map(withTagsOnly), (steps) => {
				const one = parseTrace(write(steps));
				const other = write(steps, { start: LATER, process: "7D0" });
				const found = shapes(parseTrace(one.text + other), 0, 0).slice(one.transactions.length);
				// What has no request in its own run goes to that of an earlier run: process ids are not trusted that far.
				if (one.transactions.some(isAlone)) return;
				assert.deepEqual(found, shapes(one, one.index.messages.count, one.transactions.length));
			}),
			{ numRuns: 1000 },
		);
	});
});

/** Total, and what it answers hangs together: the invariants of a trace. */
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

/** Every message is in exactly one transaction, and every number there is that of a message. */
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

/** All messages of a transaction; an ACK to a 2xx is only named by its INVITE and is one of its own. */
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
	// A cut in the prefix of the next record leaves text that the message before it seems to end with.
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

/** The transactions with shifted numbers; what only depends on how long the log goes on counts as the same. */
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

/** One record of generated traffic. */
interface Step {
	readonly kind: "request" | "response" | "text";
	readonly method: string;
	readonly status: number;
	readonly cseq: number;
	readonly call: string;
	readonly tag: string;
	readonly branch: string;
	readonly wait: number;
	readonly folded: boolean;
	readonly body: string;
	readonly frame: string;
}

const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.record<Step>({
		kind: fc.constantFrom("request", "request", "response", "response", "text"),
		method: fc.constantFrom("REGISTER", "INVITE", "INVITE", "ACK", "CANCEL", "BYE", "BENOTIFY", "SUBSCRIBE"),
		status: fc.constantFrom(100, 180, 200, 202, 302, 401, 407, 403, 487, 503, 603),
		cseq: fc.integer({ min: 1, max: 3 }),
		call: fc.constantFrom("c1", "c1", "c2"),
		tag: fc.constantFrom("t1", "t1", "t2", ""),
		branch: fc.constantFrom("", "", "b1", "b2"),
		wait: fc.constantFrom(0, 1, 711, 4000, 31_999, 32_000, 32_001, 180_001),
		folded: fc.boolean(),
		body: fc.constantFrom("", "", "", "v=0", "<presence/>", "deregistered;event=rejected", "Event: x"),
		frame: fc.constantFrom("", "", "", "Sending Packet", "End of Data Received"),
	}),
	{ maxLength: 14 },
);

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

/** Gives every name of a log another one, and different ones to different names. */
const anyNames: fc.Arbitrary<(name: string) => string> = fc
	.stringMatching(/^[a-z0-9-]{1,8}$/)
	.map((prefix) => (name) => `${prefix}${[...name].reverse().join("")}`);

const LATER = 12 * 3_600_000;

interface Shape {
	readonly lineEnd?: string;
	readonly names?: (name: string) => string;
	readonly start?: number;
	readonly process?: string;
	readonly dated?: boolean;
}

/** Writes traffic as a log. Bodies have a Content-Type: without one a spaced log cannot tell a body from a caption. */
function write(steps: readonly Step[], shape: Shape = {}): string {
	const { lineEnd = "\r\n", names = (name) => name, start = 9 * 3_600_000, process = "33C", dated = false } = shape;
	let time = start;
	const lines: string[] = [];
	for (const step of steps) {
		time += step.wait;
		const prefix = `${dated ? "04/16/2013|" : ""}${new Date(time).toISOString().slice(11, 23)} ${process}:B00 INFO  :: `;
		if (step.frame) lines.push(`${prefix}${step.frame} - 192.0.2.1:5061 9 bytes`);
		if (step.kind === "text") lines.push(`${prefix}some text`);
		else lines.push(...messageOf(step, prefix, names));
	}
	return lines.map((line) => line + lineEnd).join("");
}

/** The messages alone, behind words that say so: a text in which they may stand in any order. */
function writeBare(steps: readonly Step[]): string {
	const messages = steps.filter(({ kind }) => kind !== "text").flatMap((step) => messageOf(step, "", (name) => name));
	return ["Here they are:", "", ...messages].map((line) => `${line}\r\n`).join("");
}

function messageOf(step: Step, prefix: string, names: (name: string) => string): readonly string[] {
	const { kind, method, status, cseq, call, tag, branch, folded, body } = step;
	const option = (name: string, value: string) => (value ? `;${name}=${names(value)}` : "");
	return [
		`${prefix}${kind === "request" ? `${method} sip:${names("bob")}@example.com SIP/2.0` : `SIP/2.0 ${status} Reason`}`,
		`Via: SIP/2.0/TCP 192.0.2.1:7519${option("branch", branch)}`,
		...(folded ? [`From: <sip:${names("alice")}@example.com>`, `  ${option("tag", tag)};epid=1`] : []),
		...(folded ? [] : [`From: <sip:${names("alice")}@example.com>${option("tag", tag)};epid=1`]),
		`To: <sip:${names("bob")}@example.com>`,
		`Call-ID: ${names(call)}`,
		`CSeq: ${cseq} ${method}`,
		...(body ? ["Content-Type: text/plain", "", body] : [""]),
	];
}

/** Matched by From tags alone: every message has one and none has a branch. */
function withTagsOnly(steps: readonly Step[]): readonly Step[] {
	return steps.map((step) => ({ ...step, branch: "", tag: step.tag || "t3" }));
}

/** A response without its request, an ACK or CANCEL without its INVITE. */
function isAlone({ outcome, method, invite }: Transaction): boolean {
	return outcome === "orphan" || ((method === "ACK" || method === "CANCEL") && invite === null);
}

/** Text of pieces as logs have them, whole and broken, in any order. */
const anyText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom("\n", "\r\n", "\r\r\n", "\r", "\n\n", "\r\n\r\n", "\n \n", " ", "\t") },
			{
				weight: 6,
				arbitrary: fc.constantFrom(
					"\n10:38:58.520 33C:B00 INFO  :: ",
					"\r\n10:39:58.520 33C:B00 INFO  :: ",
					"\n23:59:59.999 33c:b00 INFO ::",
					"\r\n0:00:00,001 1:2 TRACE :: ",
					"\r\n04/16/2013|03:17:30.168 1F68:C14 INFO  :: ",
					"\n04/17/2013|00:00:00.000 1F68:C14 INFO :: ",
					"\n99/99/9999|99:99:99.999 FFFFFFFF:0 X ::",
				),
			},
			{
				weight: 4,
				arbitrary: fc.constantFrom(
					"REGISTER sip:example.com SIP/2.0\r\n",
					"INVITE sip:bob@example.com SIP/2.0\n",
					"ACK sip:bob@example.com SIP/2.0\n",
					"CANCEL sip:bob@example.com SIP/2.0\n",
					"SIP/2.0 200 OK\r\n",
					"SIP/2.0 401 Unauthorized\n",
					"SIP/2.0 487 x\n",
					"SIP/2.0 000 \n",
					"SIP/2.0 99999999999 \n",
					"Sending Packet - 192.0.2.1:5061 9 bytes\n",
					"End of Data Received -192.0.2.1:5061\n",
				),
			},
			{
				weight: 8,
				arbitrary: fc.constantFrom(
					"Call-ID: x\r\n",
					"Call-ID: y\n",
					"i: x\n",
					"CSeq: 1 REGISTER\r\n",
					"CSeq: 1 INVITE\n",
					"CSeq: 4294967296 INVITE\n",
					'From: "A;tag=0" <sip:a@example.com;tag=9>;tag=1;epid=2\r\n',
					"f: <sip:a@example.com\n",
					"To: <sip:b@example.com>;tag=2\r\n",
					"Via: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1;ms-received-port=1\r\n",
					"v: a, b;branch=2\n",
					'WWW-Authenticate: NTLM realm="x", targetname="y",\r\n',
					'Authorization: NTLM gssapi-data="TlRMTVNTUAADAA==", version=3\n',
					'ms-diagnostics: 4004;reason="x";source="y"\r\n',
					"Warning: 310 h\n",
					"Reason: SIP;cause=\n",
					"Date: Thu, 21 Apr 2005 02:38:50 GMT\r\n",
					"Content-Length: 0\r\n",
					"Content-Type: text/xml\n",
					"Event: registration-notify\r\n",
				),
			},
			{
				weight: 2,
				arbitrary: fc.constantFrom(
					'"',
					"<",
					">",
					";",
					",",
					":",
					"=",
					"\\",
					"\uFEFF",
					"\u0000",
					"\uD800",
					"服务器返回:",
					"sip:a@example.com",
					"0x80ef0191",
					"deregistered;event=rejected",
					"<?xml version='1.0'?>",
					"v=0\r\no=- 0 0 IN IP4 192.0.2.1\r\n",
				),
			},
			{ weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
		),
		{ maxLength: 60 },
	)
	.map((pieces) => pieces.join(""));

const SAMPLE = readFileSync(join(import.meta.dirname, "../../fixtures/RTCDLL0.log"), "utf8");
