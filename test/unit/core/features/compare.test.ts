// Messages formatted for a diff, and what they are compared with.

import assert from "node:assert/strict";
import fc from "fast-check";
import { comparePartners, compareText, parseTrace, previousOfSameKind } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const LOG = [
	"10:00:00.000 33C:B00 INFO  :: REGISTER  sip:contoso.com SIP/2.0",
	"CSeq: 1 REGISTER",
	"i: abc@192.0.2.1",
	"Zebra: a  b",
	"f: <sip:alice@contoso.com>;tag=f1;epid=77",
	"To: <sip:alice@contoso.com>",
	"Via: SIP/2.0/TCP 192.0.2.1:7519 ;branch=z9hG4bK1",
	"  ;ms-received-port=7519",
	'Authorization: NTLM realm="a  ;  b", crand = "12ab", cnum="1", gssapi-data="", response="aa55"',
	"Date: Thu, 05 May 2011 11:00:26 GMT",
	"Content-Length: 3",
	"",
	"v=0",
	"",
].join("\r\n");

function check(options: { hideChanging: boolean; sortHeaders: boolean }, expected: readonly string[]): void {
	assert.equal(compareText(parseTrace(LOG), 0, options), `${expected.join("\n")}\n`);
}

suite("features: compare", () => {
	test("headers sorted by their long names, evenly spaced, each parameter on its own line", () =>
		check({ hideChanging: false, sortHeaders: true }, [
			"REGISTER sip:contoso.com SIP/2.0",
			"Via: SIP/2.0/TCP 192.0.2.1:7519",
			"  ;branch=z9hG4bK1",
			"  ;ms-received-port=7519",
			"From: <sip:alice@contoso.com>",
			"  ;tag=f1",
			"  ;epid=77",
			"To: <sip:alice@contoso.com>",
			"Call-ID: abc@192.0.2.1",
			"CSeq: 1 REGISTER",
			"Authorization: NTLM",
			'  realm="a  ;  b",',
			'  crand="12ab",',
			'  cnum="1",',
			'  gssapi-data="",',
			'  response="aa55"',
			"Date: Thu, 05 May 2011 11:00:26 GMT",
			"Zebra: a b",
			"Content-Length: 3",
			"",
			"v=0",
		]));

	test("values that always differ are hidden; an empty token is significant and kept", () =>
		check({ hideChanging: true, sortHeaders: false }, [
			"REGISTER sip:contoso.com SIP/2.0",
			"CSeq: … REGISTER",
			"Call-ID: …",
			"Zebra: a b",
			"From: <sip:alice@contoso.com>",
			"  ;tag=…",
			"  ;epid=77",
			"To: <sip:alice@contoso.com>",
			"Via: SIP/2.0/TCP 192.0.2.1:7519",
			"  ;branch=…",
			"  ;ms-received-port=…",
			"Authorization: NTLM",
			'  realm="a  ;  b",',
			'  crand="…",',
			'  cnum="…",',
			'  gssapi-data="",',
			'  response="…"',
			"Date: …",
			"Content-Length: 3",
			"",
			"v=0",
		]));

	test("addresses, quoted text and dates keep their commas and semicolons", () => {
		const headers = [
			'Contact: "A; B, C" <sip:alice@192.0.2.1;transport=tls>;q=1, <sip:b@c>',
			"Date: Thu, 05 May 2011 11:00:26 GMT",
			"Allow: INVITE,ACK",
		];
		const text = ["10:00:00.000 33C:B00 INFO  :: SIP/2.0 200 OK", ...headers, "", ""].join("\r\n");
		assert.deepEqual(
			compareText(parseTrace(text), 0, { hideChanging: false, sortHeaders: false }).split("\n").slice(1, -1),
			[
				'Contact: "A; B, C" <sip:alice@192.0.2.1;transport=tls>',
				"  ;q=1,",
				"  <sip:b@c>",
				"Date: Thu, 05 May 2011 11:00:26 GMT",
				"Allow: INVITE,",
				"  ACK",
			],
		);
	});

	test("XML has each element on its own line", () => {
		const trace = parseTrace(writeLog("0 INFO 1 | Content-Type: application/xml | | <a><b>1</b><c/></a>"));
		const text = compareText(trace, 0, { hideChanging: true, sortHeaders: true });
		assert.match(text, /\n<a>\n\s+<b>1<\/b>\n\s+<c\/>\n<\/a>/);
	});

	const CALLS = parseTrace(
		writeLog(`
			0   REGISTER 1 call=r
			0.1 401 1 REGISTER call=r
			0.2 REGISTER 2 call=r
			0.3 200 2 REGISTER call=r
			1   INVITE 1 call=a
			2   INVITE 1 call=b
			3   INVITE 2 call=a
		`),
	);

	test("partners: same call first, then the same method, then the others; newest first", () => {
		const partners = comparePartners(CALLS, 6).map(({ message, relation }) => `${message} ${relation}`);
		assert.deepEqual(partners, ["4 call", "5 method", "3 other", "2 other", "1 other", "0 other"]);
	});

	test("the list of partners is limited", () => assert.equal(comparePartners(CALLS, 6, 2).length, 2));

	test("the previous message of the same kind, preferably in the same call", () => {
		assert.deepEqual(
			[0, 2, 3, 4, 5, 6].map((message) => previousOfSameKind(CALLS, message)),
			[undefined, 0, 1, undefined, 4, 4],
		);
	});

	test("any message can be formatted", () => {
		fc.assert(
			fc.property(fc.string(), fc.boolean(), fc.boolean(), (text, hideChanging, sortHeaders) => {
				const trace = parseTrace(`10:00:00.000 1:1 INFO :: SIP/2.0 200 OK\n${text}`);
				assert.ok(compareText(trace, 0, { hideChanging, sortHeaders }).endsWith("\n"));
			}),
		);
	});
});
