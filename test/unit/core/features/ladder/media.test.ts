// The media of a call in its diagram: in a few words above the arrow, and line by line in the tooltip.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	ladder,
	mermaidLadder,
	messageText,
	parseTrace,
	svgLadder,
	type Trace,
	textLadder,
} from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** A call with these descriptions; lines are separated by `;`. */
function call(offer: string, answer?: string): Trace {
	const body = (lines: string) =>
		`| Content-Type: application/sdp | | v=0 | s=- | ${lines.split(/\s*;\s*/).join(" | ")}`;
	const answered = answer === undefined ? [] : [`1 200 1 INVITE ${body(answer)}`];
	return parseTrace(writeLog([`0 INVITE 1 ${body(offer)}`, ...answered].join("\n")));
}

const details = (trace: Trace) => ladder(trace, { kind: "log" }).arrows.map(({ detail }) => detail);
const AUDIO = "m=audio 5000 RTP/AVP 9 0 8 18 101; a=rtpmap:101 telephone-event/8000";
const ICE = "a=candidate:1 1 UDP 2130706431 192.0.2.1 5000 typ host";

suite("ladder: media", () => {
	test("the offered codecs, the preferred one first, and the accepted ones", () => {
		const trace = call(`${AUDIO}; ${ICE}`, "m=audio 6000 RTP/AVP 0 3 101; a=rtpmap:101 telephone-event/8000");
		assert.deepEqual(details(trace), ["audio: G722, PCMU, PCMA, … · ICE", "audio: PCMU"]);
	});

	test("several media, one of them refused, one turned off, one on hold", () => {
		const two = `${AUDIO}; m=video 5004 RTP/AVP 34 31`;
		assert.deepEqual(details(call(two, "m=audio 6000 RTP/AVP 0; m=video 0 RTP/AVP 34")), [
			"audio: G722, … · video: H263, …",
			"audio: PCMU · video refused",
		]);
		assert.deepEqual(details(call("m=audio 5000 RTP/AVP 0; a=sendonly; m=video 0 RTP/AVP 34")), [
			"audio on hold: PCMU · video off",
		]);
	});

	test("media without codecs are named, and an empty description is labelled SDP", () => {
		assert.deepEqual(details(call("m=message 5060 sip sip:alice@example.com")), ["instant messages"]);
		assert.deepEqual(details(call("t=0 0")), ["SDP"]);
	});

	test("of several formats of a description, the last one is used", () => {
		const trace = parseTrace(
			readFileSync(join(import.meta.dirname, "../../../../scenarios/115-video-call.log"), "utf8"),
		);
		assert.deepEqual(details(trace).slice(0, 4), [
			"audio: x-msrta, … · video: X-H264UC",
			"",
			"",
			"audio: x-msrta, … · video: X-H264UC",
		]);
	});

	test("text, Mermaid and SVG show them; ASCII has no middle dots", () => {
		const drawn = ladder(call(`m=audio 5000 RTP/AVP 0; ${ICE}`), { kind: "log" });
		assert.match(textLadder(drawn), / INVITE \(audio: PCMU · ICE\)/);
		assert.match(textLadder(drawn, { ascii: true }), / INVITE \(audio: PCMU - ICE\)/);
		assert.match(mermaidLadder(drawn), / INVITE \(audio#58; PCMU #183; ICE\)/);
		assert.match(svgLadder(drawn), /INVITE \(audio: PCMU · ICE\)/);
	});

	test("the tooltip shows addresses, codecs and encryption of the media, but no keys", () => {
		const lines = [
			...["o=- 1 1 IN IP4 192.0.2.1", "c=IN IP4 192.0.2.1", "b=CT:99980", "t=0 0"],
			...["m=audio 5000 RTP/SAVP 0", "a=rtpmap:0 PCMU/8000", ICE, ICE, "a=label:main-audio", "a=encryption:optional"],
			...["a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0c2VjcmV0", "m=video 5004 RTP/AVP 34", "a=inactive"],
		];
		assert.match(
			messageText(call(lines.join(";")), 0)!,
			new RegExp(
				`\\n\\n${[
					...["c=IN IP4 192.0.2.1", "m=audio 5000 RTP/SAVP 0", "a=label:main-audio", "a=encryption:optional"],
					...["a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:…", "a=candidate: 2 of them"],
					...["m=video 5004 RTP/AVP 34", "a=inactive"],
				].join("\n")}$`,
			),
		);
	});

	test("the tooltip of a long description is bounded, and lists the first media completely", () => {
		const attributes = Array.from({ length: 50 }, () => "a=sendrecv").join(";");
		const text = messageText(call(Array.from({ length: 30 }, () => `${AUDIO};${attributes}`).join(";")), 0)!;
		assert.ok(text.split("\n").length < 50);
		assert.equal(text.match(/^m=audio/gm)?.length, 4);
		assert.match(text, /\n26 more media$/);
	});
});
