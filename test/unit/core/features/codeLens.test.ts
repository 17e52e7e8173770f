// The texts above lines, on folded ranges, in a ticket, and in a list of conversations.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	diagnose,
	findConversations,
	findingSummary,
	foldAt,
	folds,
	foldText,
	lenses,
	lensText,
	parseTrace,
} from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const CALL = writeLog("0 INVITE 1\n1 180 1 INVITE\n4.2 486 1 INVITE\n4.2 ACK 1\n5 OPTIONS 1 call=c2");

suite("code lenses", () => {
	test("one for the log, two for each request that expects a response", () => {
		const trace = parseTrace(CALL);
		const findings = diagnose(trace);
		const found = lenses(trace, false).map(({ subject, offset }) => {
			const text = lensText(trace, findings, subject, 5000)!;
			return `${trace.lines.lineAt(offset) + 1} ${text.title} → ${text.places.length}`;
		});
		assert.deepEqual(found, [
			"1 5 messages · 2 Call-IDs · 1 call busy · 1 problem · 1 pending → 1",
			"1 486 Reason · 4.2 s → 4",
			"1 4 messages with this Call-ID → 4",
			"29 no response yet · 0 ms → 1",
			"29 1 message with this Call-ID → 1",
		]);
	});

	test("with views: the diagram, and a comparison if there is an earlier request with that method", () => {
		const trace = parseTrace(writeLog("0 REGISTER 1\n0 401 1 REGISTER\n1 REGISTER 2\n1 200 2 REGISTER"));
		const views = lenses(trace, true).filter(({ subject }) => ["diagram", "compare"].includes(subject.kind));
		assert.deepEqual(
			views.map(({ subject }) => lensText(trace, [], subject, 5000)!.title),
			["Diagram", "Diagram", "Compare with the previous one"],
		);
	});

	test("a message without a Call-ID belongs to no call and is not counted as one", () => {
		const trace = parseTrace(writeLog("0 OPTIONS 1 call=-"));
		assert.deepEqual(
			lenses(trace, false).map(({ subject }) => lensText(trace, [], subject, 5000)!.title),
			["1 message · 0 Call-IDs · too little to tell · 1 pending", "no response yet · 0 ms"],
		);
	});

	test("none in a text that is not a log, and no title for a message that is gone", () => {
		assert.deepEqual(lenses(parseTrace("no log"), true), []);
		assert.equal(lensText(parseTrace(CALL), [], { kind: "call", message: 99 }, 5000), undefined);
	});
});

suite("fold texts", () => {
	test("a message, its headers, its body, non-SIP records", () => {
		const body = "Content-Type: application/sdp\r\nContent-Length: 12\r\n\r\nv=0\r\no=x\r\ns=y\r\n";
		const noise = writeLog("9 # some\n9 # thing");
		const trace = parseTrace(`${writeLog("0 INVITE 1").trimEnd()}\r\n${body}${writeLog("4.2 486 1 INVITE")}${noise}`);
		assert.deepEqual(
			folds(trace, foldText).map(({ text }) => text),
			[
				"alice@example.com → bob@example.com · 486 Reason · 4.2 s",
				"7 headers",
				"application/sdp · 3 lines",
				"INVITE · alice@example.com → bob@example.com",
				"2 records that are not SIP",
			],
		);
		assert.equal(folds(trace)[0]!.text, undefined);
	});

	test("by line numbers alone, for an editor without collapsedText", () => {
		const trace = parseTrace(CALL);
		for (const fold of folds(trace)) assert.deepEqual(foldAt(trace, fold.startLine, fold.endLine), fold);
		assert.equal(foldAt(trace, 2, 4), undefined);
		assert.equal(foldAt(parseTrace("no log"), 0, 0), undefined);
	});

	test("what inlay hints show is left out", () => {
		const trace = parseTrace(CALL);
		const texts = folds(trace).map((fold) => foldText(trace, fold, { outcome: true, answers: true }));
		assert.deepEqual(texts, Array(5).fill("alice@example.com → bob@example.com"));
	});
});

suite("summary of a finding", () => {
	test("one self-contained paragraph", () => {
		const path = join(import.meta.dirname, "../../../fixtures/refused-sign-in.uccapilog");
		const trace = parseTrace(readFileSync(path, "utf8"));
		const failed = diagnose(trace).find(({ rule }) => rule === "auth-failed")!;
		assert.equal(
			findingSummary(trace, failed, "refused.uccapilog"),
			'refused.uccapilog, line 80, 04/16/2013 09:14:02.448: Sign-in of alice@contoso.com was refused: the server rejected complete credentials (NTLM, as CONTOSO\\bob) with 403 Forbidden. The credentials do not belong to the sign-in address (ms-diagnostics 4004). The line: "SIP/2.0 403 Forbidden". See also line 63, 04/16/2013 09:14:02.402 (The REGISTER with the credentials). Call-ID: d5f2b95d5be64c2cbfb38aa5d3a87ae7. (auth-failed, error)',
		);
	});
});

suite("conversations", () => {
	const find = (query: string) =>
		findConversations(parseTrace(CALL), query, 10).map(
			({ name, container, kind }) => `${kind}: ${name} | ${container}`,
		);
	const first = "INVITE · alice@example.com → bob@example.com";

	test("by method, by user, by several words, by Call-ID", () => {
		assert.deepEqual(find("invite"), [`conversation: ${first} | c1`]);
		assert.deepEqual(find("BOB invite"), [`conversation: ${first} | c1`]);
		assert.deepEqual(find("c1"), [`callId: c1 | ${first}`]);
		assert.deepEqual(find("no such"), []);
	});

	test("all for an empty search, up to the limit", () => {
		assert.equal(find("").length, 2);
		assert.equal(findConversations(parseTrace(CALL), "", 1).length, 1);
	});
});
