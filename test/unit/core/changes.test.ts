// Results never depend on how the text arrived: after any changes, a log's analysis is that of its current text.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { activitiesOf } from "../../../server/src/core/activities/activities.ts";
import {
	changedTrace,
	diagnose,
	indexLines,
	type LogText,
	symbols as outlineOf,
	parseTrace,
	replaced,
	report,
	type TextChange,
	type Trace,
	transactionTree,
} from "../../../server/src/core/index.ts";
import { REACH } from "../../../server/src/core/logIndex/logIndex.ts";
import { anySteps, anyText, write } from "../../support/anyLog.ts";
import { chosenEdit, type Edit } from "../../support/edits.ts";
import { messageLines, transactionLines } from "../../support/fixture.ts";
import { spreadOut } from "../../support/spreadOut.ts";

suite("a log that changes", () => {
	const LOG = [
		"10:00:00.000 33C:B00 INFO  :: REGISTER sip:a.com SIP/2.0\r\nCall-ID: one\r\nCSeq: 1 REGISTER\r\n\r\n",
		"10:00:01.000 33C:B00 INFO  :: SIP/2.0 200 OK\r\nCall-ID: one\r\nCSeq: 1 REGISTER\r\n\r\n",
		"10:00:02.000 33C:B00 INFO  :: some text\r\n",
	].join("");

	/** Replaces a piece of `LOG` with another one, and compares. */
	function check(piece: string, put: string): void {
		const start = LOG.indexOf(piece);
		assert.ok(start >= 0);
		assertSame(applied(parseTrace(LOG), { start, end: start + piece.length, put }));
	}

	test("typing a header", () => check("Call-ID: one", "Call-ID: onee"));
	test("splitting a line ending", () => check("\r\nCSeq", "\r \nCSeq"));
	test("a record that becomes text of the previous one", () => check("10:00:02.000", "x10:00:02.000"));
	test("a message that is split in two", () =>
		check("\r\nCSeq", "\r\n10:00:00.500 1:2 INFO  :: ACK sip:b SIP/2.0\r\nCSeq"));
	test("inserting a midnight before the rest of the log", () => check("10:00:01.000", "08:00:00.000"));
	test("removing a midnight", () => {
		const before = LOG.replace("10:00:01.000", "08:00:00.000");
		const start = before.indexOf("08:00");
		assertSame(applied(parseTrace(before), { start, end: start + 5, put: "10:00" }));
	});
	test("the first line", () => check("10:00:00.000", "04/16/2013|10:00:00.000"));
	test("inserting a date in the middle", () => check("10:00:01.000", "04/16/2013|10:00:01.000"));
	test("replacing everything", () => check(LOG, LOG.replaceAll("one", "two")));

	test("the first occurrence of a Call-ID is removed, and the Call-ID is still known", () => {
		const trace = parseTrace(LOG + LOG.replaceAll("10:", "11:"));
		const changed = applied(trace, { start: 0, end: LOG.length, put: "10:00:00.000 1:2 INFO  :: x\r\n" });
		assertSame(changed);
		const { index } = changed;
		assert.equal(index.symbolText(index.messages.callId(0)), "one");
		const appended = applied(changed, { start: changed.text.length, end: changed.text.length, put: LOG });
		assertSame(appended);
		assert.equal(appended.index.messages.callId(0), appended.index.messages.callId(2));
	});

	suite("effects on distant messages", () => {
		const message = (time: string, start: string, cseq: string, call: string, ...headers: readonly string[]) =>
			[
				`${time} 33C:B00 INFO  :: ${start}`,
				"Via: SIP/2.0/TLS 192.0.2.1:7519",
				"From: <sip:alice@contoso.com>;tag=1",
				"To: <sip:bob@contoso.com>",
				`Call-ID: ${call}`,
				`CSeq: ${cseq}`,
				...headers,
				"\r\n",
			].join("\r\n");
		const between = (time: string) => `${time} 33C:B00 INFO  :: tick\r\n`.repeat(REACH + 2);
		const INVITE = "INVITE sip:bob@contoso.com SIP/2.0";

		/** Replaces a piece with another one, or appends it, and compares with a newly parsed log. */
		function checkFar(log: string, piece: string, put: string): void {
			const before = parseTrace(log);
			said(before);
			const start = piece === "" ? log.length : log.indexOf(piece);
			const after = changed(before, { start, end: start + piece.length, put });
			assert.ok(after.transactions.length > 0);
			assert.equal(said(after), said(parseTrace(after.text)));
		}

		const FAILED =
			message("10:00:00.000", INVITE, "1 INVITE", "one") +
			message("10:00:00.100", "SIP/2.0 503 Service Unavailable", "1 INVITE", "one");
		const WORKED =
			message("10:00:00.200", INVITE, "1 INVITE", "two") + message("10:00:00.300", "SIP/2.0 200 OK", "1 INVITE", "two");

		test("a call that failed, when a later attempt works", () =>
			checkFar(FAILED + between("10:00:00.150"), "", WORKED));
		test("a call that failed at first, when the later attempt no longer works", () =>
			checkFar(FAILED + between("10:00:00.150") + WORKED, "200 OK", "503 No"));
		test("a BYE that reports a media failure, when the call that reported it before has recovered", () => {
			const media = 'ms-client-diagnostics: 23; reason="Call failed to establish due to a media connectivity failure"';
			const call =
				message("10:00:00.000", INVITE, "1 INVITE", "one") +
				message("10:00:00.100", "SIP/2.0 503 Service Unavailable", "1 INVITE", "one", media) +
				message("10:00:00.100", "BYE sip:bob@contoso.com SIP/2.0", "2 BYE", "one", media) +
				message("10:00:00.100", "SIP/2.0 200 OK", "2 BYE", "one");
			checkFar(call + between("10:00:00.150"), "", WORKED);
		});
		test("a request whose direction only a later message shows", () =>
			checkFar(
				message("10:00:00.000", "OPTIONS sip:bob@contoso.com SIP/2.0", "1 OPTIONS", "one") +
					message("10:00:00.000", "SIP/2.0 200 OK", "1 OPTIONS", "one") +
					between("10:00:01.000"),
				"",
				message("10:00:02.000", "REGISTER sip:contoso.com SIP/2.0", "1 REGISTER", "two"),
			));
		test("a response that becomes late because of a midnight before it", () =>
			checkFar(
				message("10:00:00.000", "OPTIONS sip:bob@contoso.com SIP/2.0", "1 OPTIONS", "one") +
					between("10:00:01.000") +
					"10:00:02.000 33C:B00 INFO  :: here\r\n" +
					between("10:00:03.000") +
					message("10:00:04.000", "SIP/2.0 200 OK", "1 OPTIONS", "one"),
				"10:00:02.000",
				"08:00:02.000",
			));
		test("a renewed registration, when there was no sign-in before it", () => {
			const register = (time: string, call: string) =>
				message(time, "REGISTER sip:contoso.com SIP/2.0", "1 REGISTER", call) +
				message(time, "SIP/2.0 200 OK", "1 REGISTER", call);
			checkFar(
				register("10:00:00.000", "one") + between("10:00:01.000") + register("10:10:00.000", "two"),
				"200 OK",
				"500 No",
			);
		});
		test("a refused sign-in, when a later one works", () =>
			checkFar(
				message("10:00:00.000", "REGISTER sip:contoso.com SIP/2.0", "1 REGISTER", "one") +
					message("10:00:00.100", "SIP/2.0 403 Wrong password", "1 REGISTER", "one") +
					between("10:00:01.000"),
				"",
				message("10:20:00.000", "REGISTER sip:contoso.com SIP/2.0", "1 REGISTER", "two") +
					message("10:20:00.100", "SIP/2.0 200 OK", "1 REGISTER", "two"),
			));
		test("a request without a response, when more records follow", () =>
			checkFar(
				message("10:00:00.000", "OPTIONS sip:bob@contoso.com SIP/2.0", "1 OPTIONS", "one") + between("10:00:01.000"),
				"",
				"10:05:00.000 33C:B00 INFO  :: later\r\n",
			));
	});

	test("appended text is read as if it had always been there", () => {
		fc.assert(
			fc.property(anySteps, fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), (steps, cuts, dated) => {
				const whole = write(steps, { dated });
				const ends = [...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort((a, b) => a - b);
				let trace = parseTrace("");
				for (const end of ends) {
					const { length } = trace.text;
					trace = applied(trace, { start: length, end: length, put: whole.slice(length, end) });
					assertSame(trace);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	test("any edits of any text", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					anyText,
					anySteps.map((steps) => write(steps)),
				),
				fc.array(anyEdit, { maxLength: 8 }),
				(text, edits) => {
					let trace = parseTrace(text);
					for (const edit of edits) {
						trace = applied(trace, placed(edit, trace.text));
						assertSame(trace);
					}
				},
			),
			{ numRuns: 2000 },
		);
	});

	test("what is kept of conversations that an edit does not affect", () => {
		const logs = scenarioLogs();
		const anyLog = fc.constantFrom(...logs);
		const anyChoice = fc.record({
			kind: fc.nat(),
			message: fc.nat(),
			at: fc.nat(600),
			other: anyLog,
			isAsked: fc.boolean(),
		});
		let kept = 0;
		fc.assert(
			fc.property(
				fc.array(anyLog, { minLength: 1, maxLength: 3 }),
				fc.array(fc.nat(), { minLength: 1, maxLength: 25 }),
				fc.array(anyChoice, { minLength: 1, maxLength: 6 }),
				(pieces, places, choices) => {
					let trace = parseTrace(spreadOut(pieces.join("").slice(0, 12_000), places));
					said(trace);
					for (const { kind, message, at, other, isAsked } of choices) {
						const before = trace;
						trace = changed(before, chosenEdit(before, kind, message, at, other.slice(0, 3000)));
						kept += trace.transactions.filter((each) => before.transactions[each.id] === each).length;
						// What is not queried in one version must still be right in the next one.
						if (isAsked) assert.equal(said(trace), said(parseTrace(trace.text.slice())));
					}
					assert.equal(said(trace), said(parseTrace(trace.text.slice())));
				},
			),
			{ numRuns: 150 },
		);
		assert.ok(kept > 100, `only ${kept} transactions were kept`);
	});

	test("lines of any text after any edits", () => {
		const piece = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n"), maxLength: 5 });
		fc.assert(
			fc.property(piece, piece, piece, piece, (before, old, fresh, after) => {
				const text = before + fresh + after;
				const change = { start: before.length, oldEnd: (before + old).length, newEnd: (before + fresh).length };
				const lines = indexLines(before + old + after).changed(text, change);
				const expected = indexLines(text);
				const starts = (of: typeof lines) =>
					Array.from({ length: of.count }, (_, line) => [of.start(line), of.end(line)]);
				assert.deepEqual(starts(lines), starts(expected));
			}),
			{ numRuns: 20_000 },
		);
	});
});

function applied(trace: Trace, edit: Edit): Trace {
	// Results queried before the change must not be wrong after it.
	findOut(trace);
	return changed(trace, edit);
}

function changed(trace: Trace, { start, end, put }: Edit): Trace {
	const change: TextChange = { start, oldEnd: end, newEnd: start + put.length };
	// No piece is too small to be kept, so that the edits of a test are borders in the text.
	return changedTrace(trace, replaced(trace.text, [{ start, end, text: put }], 0), change);
}

/** The conversations of the scenarios, with the line endings that clients write. */
function scenarioLogs(): readonly string[] {
	const folder = join(import.meta.dirname, "../../scenarios");
	const names = readdirSync(folder).filter((name) => name.endsWith(".log"));
	return names.map((name) => readFileSync(join(folder, name), "utf8").replace(/\r?\n/g, "\r\n"));
}

/** Everything reported about a log. */
function said(trace: Trace): string {
	const findings = diagnose(trace);
	const { all } = activitiesOf(trace);
	const tree = transactionTree(trace, findings);
	return JSON.stringify([report(trace, ""), trace.signIns.all, all, findings, tree, outlineOf(trace)]);
}

function assertSame(trace: Trace): void {
	const found = findOut(trace);
	const expected = findOut(parseTrace(trace.text.slice()));
	// Comparing texts is much faster than comparing the objects, and nearly all are equal.
	if (JSON.stringify(found) !== JSON.stringify(expected)) assert.deepEqual(found, expected);
}

/** The analysis of a log, without the numbers of symbols. */
function findOut(trace: Trace) {
	const { index } = trace;
	const { records, messages } = index;
	const symbols = (of: number) =>
		[messages.method, messages.callId, messages.cseqMethod, messages.fromTag, messages.toTag, messages.branch].map(
			(symbol) => index.symbolText(symbol(of)),
		);
	return {
		dialect: index.dialect.id,
		records: numbers(records.count).map((of) => [
			records.span(of),
			records.line(of),
			records.endLine(of),
			records.textStart(of),
			records.clock(of),
			records.process(of),
			records.thread(of),
		]),
		messages: numbers(messages.count).map((of) => [
			messages.record(of),
			messages.start(of),
			messages.line(of),
			messages.status(of),
			messages.cseqNumber(of),
			messages.hasRequiredHeaders(of),
			symbols(of),
			trace.message(of).span,
			trace.message(of).body,
			trace.message(of).headers.map(({ name, value }) => [name, value]),
		]),
		lines: messageLines(trace),
		transactions: transactionLines(trace),
		activities: activitiesOf(trace).all,
		signIns: trace.signIns.all,
		findings: diagnose(trace),
		report: report(trace, ""),
		tree: transactionTree(trace, diagnose(trace)),
		outline: outlineOf(trace),
	};
}

function numbers(count: number): readonly number[] {
	return Array.from({ length: count }, (_, number) => number);
}

const anyEdit = fc.record({
	at: fc.nat(),
	length: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(400)),
	put: fc.oneof(
		fc.constant(""),
		fc.string({ maxLength: 3 }),
		anyText,
		anySteps.map((steps) => write(steps.slice(0, 3))),
	),
});

function placed(
	{ at, length, put }: { readonly at: number; readonly length: number; readonly put: string },
	text: LogText,
): Edit {
	const start = at % (text.length + 1);
	return { start, end: Math.min(text.length, start + length), put };
}
