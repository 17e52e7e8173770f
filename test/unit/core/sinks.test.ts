// The table of output sinks: every result about a log full of malicious text is text that has no effect, hides nothing, and
// is limited in length.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { diagnose, LONGEST_LABEL, parseTrace } from "../../../server/src/core/index.ts";
import { label, oneLine, printable, sentencesLine, sentencesLines } from "../../../server/src/core/printable.ts";
import { EVIL, evilLog } from "../../support/evilLog.ts";
import { PLACES, type Question, WHOLE } from "../../support/questions.ts";
import { isTooLong, isUnprintable, stringsIn } from "../../support/strings.ts";

const EVIL_WORDS = [
	...EVIL,
	"\u001b]0;pwned\u0007\u001b[2J",
	"\u009b31m\u0085\u0000",
	"\u202egnp.exe\u2066",
	"\u061c\u200b\u{e0041}\ufeff",
	"a\u2028b\u2029c",
	"\ud800\udfff\udc00",
	"\ufffe\uffff",
	"long ".repeat(20_000),
];

suite("sinks", () => {
	for (const [name, question] of [...Object.entries(WHOLE), ...Object.entries(PLACES)]) {
		if (question.isLogText) continue;
		test(`${name}: every hostile text`, () => {
			for (const word of EVIL_WORDS) checkLog(name, question, evilLog(word));
		});
	}

	test("the log of control characters", () => {
		const text = "INVITE sip:b SIP/2.0|SIP/2.0 500 \u202egnp.exe \u001b]0;pwned\u0007\u001b[2J\u009b\u0000"
			.split("|")
			.map((start) => `10:00:00.000 33C:B00 INFO  :: ${start}\nFrom: <sip:a@b>;tag=1\nCall-ID: c\nCSeq: 1 INVITE\n\n`)
			.join("");
		for (const [name, question] of Object.entries(WHOLE)) if (!question.isLogText) checkLog(name, question, text);
	});

	test("bodies with a hostile content type", () => {
		for (const word of EVIL_WORDS) {
			const type = word.replace(/[\r\n]/g, " ");
			const text = evilLog("x").replace("User-Agent: x\r\n", `Content-Type: application/${type}\r\n\r\nbody\r\n`);
			for (const name of ["bodies", "hover"]) checkLog(name, PLACES[name]!, text);
			for (const name of ["symbols", "folds"]) checkLog(name, WHOLE[name]!, text);
		}
	});

	test("bodies with long summaries", () => {
		const much = "much ".repeat(400);
		const bodies: readonly (readonly [type: string, body: string])[] = [
			["application/SOAP+xml", `<Envelope><Body><Fault><faultstring>${much}</faultstring></Fault></Body></Envelope>`],
			["application/sdp", `v=0\r\ns=${much}\r\nm=audio 1 RTP/AVP 97\r\na=rtpmap:97 ${much.replaceAll(" ", "-")}/8000`],
			["text/plain", much],
		];
		for (const [type, body] of bodies) {
			const text = evilLog("x").replace("User-Agent: x\r\n", `Content-Type: ${type}\r\n\r\n${body}\r\n`);
			for (const [name, question] of Object.entries(WHOLE)) if (!question.isLogText) checkLog(name, question, text);
			checkLog("hover", PLACES.hover!, text);
		}
	});

	test("an ordinary log is shown unchanged", () => {
		const text = readFileSync(join(import.meta.dirname, "../../fixtures/RTCDLL0.log"), "utf8");
		const trace = parseTrace(text);
		const told = [...stringsIn(WHOLE.symbols!.ask({ trace, findings: diagnose(trace), offset: 0 }), "symbols")];
		assert.ok(told.some((each) => each.text === "← 401 Unauthorized"));
		assert.ok(!told.some((each) => /\\u\{|…/.test(each.text)));
	});
});

suite("printable", () => {
	const cases: readonly [string, string][] = [
		["plain", "plain"],
		["\u001b[31m", "\\u{1b}[31m"],
		["a\tb\r\nc", "a\\u{9}b\\u{d}\\u{a}c"],
		["\u202e", "\\u{202e}"],
		["\ud800", "\\u{d800}"],
		["\ufffe", "\\u{fffe}"],
		["\u{1f468}\u200d\u{1f469}", "\u{1f468}\u200d\u{1f469}"],
		["می\u200cخواهم", "می\u200cخواهم"],
		["陳大文 Grüße", "陳大文 Grüße"],
	];
	for (const [text, expected] of cases) test(JSON.stringify(text), () => assert.equal(printable(text), expected));

	test("white space becomes one blank within a line, and line endings separate lines", () => {
		assert.equal(oneLine("a \t\r\n b\u2028c"), "a b c");
		assert.equal(sentencesLines("a\tb\nc\u0000"), "a b\nc\\u{0}");
	});

	test("a text that is too long is cut with an ellipsis", () => {
		assert.equal(label("x".repeat(200)), "x".repeat(200));
		assert.equal(label("x".repeat(201)), `${"x".repeat(200)}…`);
		assert.equal(label(`${"x".repeat(199)}\u{1f600}`), `${"x".repeat(199)}…`);
		assert.equal(sentencesLine("x".repeat(5000)), `${"x".repeat(1000)}…`);
		assert.ok(label("\u0000".repeat(200)).length <= 201);
	});

	test("unassigned code points among invisible characters are shown, too", () => {
		assert.equal(printable("a\u2065b\u{e0002}c"), "a\\u{2065}b\\u{e0002}c");
	});

	test("any text becomes printable and bounded, and a second pass changes nothing", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
				const shown = label(text);
				assert.ok(!isUnprintable(shown) && shown.length <= LONGEST_LABEL + 1);
				assert.equal(label(shown).replace(/…+$/, ""), shown.replace(/…+$/, ""));
				assert.ok(!isUnprintable(printable(text)));
			}),
		);
	});
});

function checkLog(name: string, { ask }: Question, text: string): void {
	const trace = parseTrace(text);
	const findings = diagnose(trace);
	const places = name in WHOLE ? [0] : Array.from({ length: 24 }, (_, at) => Math.floor((at * text.length) / 24));
	for (const offset of places) {
		for (const { way, text: said } of stringsIn(ask({ trace, findings, offset }), name)) {
			assert.ok(!isUnprintable(said), `${way}: ${JSON.stringify(said.slice(0, 200))}`);
			assert.ok(!isTooLong({ way, text: said }), `${way}: ${said.length} characters`);
			assert.doesNotMatch(said, /\b(?:undefined|NaN)\b|\[object/, way);
		}
	}
}
