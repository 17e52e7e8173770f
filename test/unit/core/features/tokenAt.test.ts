import assert from "node:assert/strict";
import { parseTrace, tokenAt } from "../../../../server/src/core/index.ts";
import { parseMarks, writeLog } from "../../../support/fixture.ts";

const NTLM = "TlRMTVNTUAABAAAAAgIAAA==";
const SIGNATURE = "0100000029618e9651b65a7764000000";

/** `parameter: text | summary` of the token at each `«` (a bar would separate the headers); `none` if there is none. */
function check(headers: string, expected: readonly string[], script = "REGISTER 1"): void {
	const { text, offsets } = parseMarks(
		writeLog(`0 # before\n1 ${script} | ${headers}\n2 # behind`).replaceAll("«", "<|>"),
	);
	const trace = parseTrace(text);
	const actual = offsets.map((offset) => {
		const found = tokenAt(trace, offset);
		return found
			? `${found.parameter}: ${text.slice(found.span.start, found.span.end)} | ${found.decoded.summary}`
			: "none";
	});
	assert.deepEqual(actual, expected);
}

const OFFER = `gssapi-data: ${NTLM} | NTLM type 1: offer`;
const SIGNED = `response: ${SIGNATURE} | NTLM signature, sequence 100, cnum 4`;

suite("tokenAt", () => {
	test("anywhere in a message with one", () => {
		check(`X-A: «b | Authorization: NTLM realm="«", gssapi-data="TlRM«TVNTUAABAAAAAgIAAA=="`, [OFFER, OFFER, OFFER]);
	});

	test("the signature if the cursor is on it, otherwise the token", () => {
		check(`Proxy-Authorization: NTLM «gssapi-data="${NTLM}", cnum="4", «response="${SIGNATURE}«"`, [
			OFFER,
			SIGNED,
			SIGNED,
		]);
	});

	test("a signature if there is no token", () => {
		check(`Expires: «1 | Authorization: NTLM cnum="4", response="${SIGNATURE}"`, [SIGNED]);
		check(
			`Authentication-Info: «NTLM rspauth="${SIGNATURE}", snum="9"`,
			[`rspauth: ${SIGNATURE} | NTLM signature, sequence 100, snum 9`],
			"200 1 REGISTER",
		);
	});

	test("of several challenges, the one with a token, or the one at the cursor", () => {
		check(
			`WWW-Authenticate: Kerberos« realm="a" | WWW-Authenticate: NTLM gssapi-data="${NTLM}" | WWW-Authenticate: TLS-DSK «gssapi-data="AAAA"`,
			[OFFER, "gssapi-data: AAAA | TLS-DSK token that cannot be read, 3 bytes"],
			"401 1 REGISTER",
		);
	});

	test("an empty token", () => {
		check(`Authorization: NTLM gssapi-data="«"`, [
			"gssapi-data:  | NTLM: empty token: the client asks for a challenge",
		]);
	});

	test("none if there is none, and never a password", () => {
		check(`X: «y`, ["none"]);
		check(`Authorization: Basic «dXNlcjpwYXNz`, ["none"]);
		check(`Authorization: Digest username="a", response="«6629fae49393a05397450978507c4ef1"`, ["none"]);
		const trace = parseTrace(writeLog(`0 # before\n1 REGISTER 1 | Authorization: NTLM gssapi-data="${NTLM}"`));
		assert.equal(tokenAt(trace, 3), undefined);
		assert.equal(tokenAt(parseTrace(""), 0), undefined);
	});

	test("a token that is wrapped over several lines", () => {
		const text = writeLog(`0 REGISTER 1 | Authorization: NTLM gssapi-data="AA@${NTLM}"`)
			.replace("AA@", "")
			.replace("AgIAAA", "Ag\r\n\tIAAA");
		const found = tokenAt(parseTrace(text), 40)!;
		assert.equal(found.decoded.summary, "NTLM type 1: offer");
		assert.equal(text.slice(found.span.start, found.span.end), "TlRMTVNTUAABAAAAAg\r\n\tIAAA==");
	});
});
