// Invariants for a hover at any position of any text.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { hover, parseTrace, type Trace } from "../../../../../server/src/core/index.ts";
import { cpuTime } from "../../../../support/cpuTime.ts";

suite("hover: any text, any position", () => {
	test("never an exception, and the span contains the position", () => {
		fc.assert(
			fc.property(anyCut, fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (text, places) => {
				const trace = parseTrace(text);
				for (const place of [0, text.length, ...places.map((at) => at % (text.length + 1))]) checkPlace(trace, place);
			}),
			{ numRuns: 3000 },
		);
	});

	test("every position in the fixtures", () => {
		for (const text of FIXTURES) {
			const trace = parseTrace(text);
			for (let at = 0; at <= text.length; at++) checkPlace(trace, at);
		}
	});

	test("every position in the fixtures, with extra blanks", () => {
		for (const text of FIXTURES) {
			const wide = text.replaceAll(" ", "   ");
			const trace = parseTrace(wide);
			for (let at = 0; at <= wide.length; at++) checkPlace(trace, at);
		}
	});

	test("positions outside the text count as the nearest end", () => {
		const trace = parseTrace(FIXTURES[0]!);
		assert.deepEqual(hover(trace, -5), hover(trace, 0));
		assert.deepEqual(hover(trace, 1e9), hover(trace, trace.text.length));
	});

	test("values of several megabytes", () => {
		for (const filler of [";", '"', "<", "a=", ",a", ";a=b", "sip:", "\\", "`", " ", "\uD800"]) {
			const header = `Contact: <sip:a@b>${filler.repeat(2_000_000 / filler.length)};expires=5`;
			const text = `10:00:00.000 1:2 INFO  :: REGISTER sip:a SIP/2.0\r\n${header}\r\nCall-ID: x\r\n\r\n`;
			const trace = parseTrace(text);
			hover(trace, 60);
			const places = [60, 80, 1000, 99_000, 1_000_000, text.length - 20];
			const time = cpuTime(() => {
				for (const at of places) checkPlace(trace, at);
			});
			assert.ok(time < 500, `${time} ms for ${JSON.stringify(filler)}`);
		}
	});
});

suite("hover: a log of 10 MB", () => {
	test("one hover takes a few milliseconds", () => {
		const piece = FIXTURES.join("\r\n");
		const text = piece.repeat(Math.ceil(10_000_000 / piece.length));
		const trace = parseTrace(text);
		// A trace computes cached values for the first caller, whichever that is.
		for (let at = 0; at < 20_000; at += 7) hover(trace, at);
		const times = Array.from({ length: 400 }, (_, index) => {
			const at = Math.floor((text.length / 400) * index);
			return cpuTime(() => hover(trace, at));
		}).sort((a, b) => a - b);
		assert.ok(times[200]! < 5, `median ${times[200]} ms`);
	});
});

const FOLDER = join(import.meta.dirname, "../../../../fixtures");
const FIXTURES = readdirSync(FOLDER)
	.filter((name) => /\.(?:log|uccapilog)$/.test(name))
	.map((name) => readFileSync(join(FOLDER, name), "utf8"));

/** Pieces that a hover reads, among pieces of the fixtures. */
const anyPiece = fc.oneof(
	fc.constantFrom(
		"10:00:00.000 1:2 INFO  :: ",
		"INVITE sip:a@b;x=1 SIP/2.0\r\n",
		"SIP/2.0 401 Unauthorized\r\n",
		'Contact: <sip:a;lr>;expires=5;gruu="sip:b;opaque=c"\r\n',
		"Via: SIP/2.0/TCP a:1;received=b\r\n",
		"Date: Thu, 21 Apr 2005 02:38:50 GMT\r\n",
		'WWW-Authenticate: NTLM realm="x", gssapi-data="TlRM\r\n',
		'ms-diagnostics: 4004;reason="x\r\n',
		"CSeq: 1 INVITE\r\n",
		"Call-ID: x\r\n",
		"Content-Length: 5\r\n",
		"Content-Type: application/sdp\r\n\r\nv=0\r\nm=audio 1 RTP/AVP 0 8\r\na=rtpmap:0 x\r\na=candidate:1 1 UDP 1 a 1 typ host\r\n",
		"Sending Packet - a:1 (From Local Address: b:2) 5 bytes",
		" 0x80EF0193 ",
		"\r\n",
	),
	fc.string({ maxLength: 12 }),
	fc.string({ unit: "binary", maxLength: 12 }),
);

const anyCut = fc.oneof(
	fc.array(anyPiece, { maxLength: 14 }).map((pieces) => pieces.join("")),
	fc.tuple(fc.constantFrom(...FIXTURES), fc.nat(), fc.nat()).map(([text, a, b]) => {
		const start = a % text.length;
		return text.slice(start, start + (b % 3000));
	}),
);

function checkPlace(trace: Trace, offset: number): void {
	const info = hover(trace, offset);
	if (!info) return;
	const at = Math.min(offset, trace.lines.end(trace.lines.lineAt(offset)));
	const { start, end } = info.span;
	assert.ok(start >= 0 && start <= at && at <= end && end <= trace.text.length, `${start} ${at} ${end}`);
	assert.match(info.markdown, /^\*\*.+\*\*/);
	assert.doesNotMatch(info.markdown, /undefined|NaN|\[object/);
}
