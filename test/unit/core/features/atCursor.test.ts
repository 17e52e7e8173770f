// The menu entries available at a position.

import assert from "node:assert/strict";
import { atCursor, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** What is available at the start of a piece of the log, as words. */
function at(script: string, piece: string): string {
	const text = writeLog(script);
	const found = Object.entries(atCursor(parseTrace(text), text.indexOf(piece)));
	return found.flatMap(([name, isThere]) => (isThere ? [name] : [])).join(" ");
}

suite("features: at the cursor", () => {
	test("nothing outside messages", () => assert.equal(at("0 # some text\n1 OPTIONS 1", "some"), ""));

	test("a message without match, body or token", () => assert.equal(at("0 OPTIONS 1", "CSeq"), "message"));

	test("a message with a match, a body and a token", () => {
		const token = 'Authorization: NTLM realm="x", targetname="pool", gssapi-data="TlRMTVNTUAADAAAA"';
		assert.equal(
			at(`0 INVITE 1 | ${token} | Content-Type: application/sdp | | v=0\n1 200 1 INVITE`, "CSeq"),
			"message body token match",
		);
	});
});
