// What is replaced by what, and what is kept.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { parseTrace, redactionText, redact as redactLogs } from "../../../../server/src/core/index.ts";

/** The redacted copy of one log. */
function redact(text: string) {
	const { texts, counts } = redactLogs([text]);
	return { text: texts[0]!, counts };
}

const PREFIX = "04/16/2013|09:14:02.310 1F68:C14 INFO  :: ";

/** A message with this header, or with a body of this type and these lines. */
function message(header: string, type = "", body = ""): string {
	const lines = [
		`${PREFIX}INVITE sip:bob@contoso.com SIP/2.0`,
		"Via: SIP/2.0/TLS 10.1.1.1:50000",
		"From: <sip:alice@contoso.com>;tag=1d1f37a588;epid=3141cc0ebd",
		"To: <sip:bob@contoso.com>",
		"Call-ID: e1c6a68f7fd50f6adfe00bb8b8a50df8",
		"CSeq: 1 INVITE",
		...(header === "" ? [] : [header]),
		...(type === "" ? [] : [`Content-Type: ${type}`]),
		`Content-Length: ${Buffer.byteLength(body)}`,
		"",
		body,
	];
	return lines.join("\r\n");
}

/** A header in the redacted copy. */
function header(line: string): string {
	return redact(message(line)).text.split("\r\n")[6]!;
}

/** A body in the redacted copy. */
function body(type: string, text: string): string {
	return redact(message("", type, text))
		.text.split("\r\n")
		.slice(9)
		.join("\r\n");
}

/** The text of a record outside SIP after a message, in the redacted copy. */
function record(text: string): string {
	return redact(`${message("")}${PREFIX}${text}`)
		.text.split("\r\n")
		.at(-1)!
		.slice(PREFIX.length);
}

suite("redact: records", () => {
	test("a user named like the process does not change the prefixes", () => {
		const { text } = redact(message("Contact: <sip:1f68@contoso.com>"));
		assert.ok(text.startsWith(PREFIX), text);
		assert.doesNotMatch(text.slice(PREFIX.length), /1f68/i);
	});

	test("names are replaced regardless of case and encoding", () => {
		assert.equal(
			record("ALICE said hi to Bob (alice@Contoso.com)"),
			"PERSON2 said hi to Person1 (person2@Domain1.example)",
		);
		const wide = Buffer.from("alice", "utf16le").toString("base64");
		assert.equal(record("YWxpY2U="), "cGVyc29uMg==");
		// A long encoded text may contain more than the identities in a message, and is replaced as a whole.
		assert.match(record("YWxpY2VAY29udG9zby5jb20="), /^(?!YWxp)[A-Za-z0-9]{23}=$/);
		assert.equal(record(wide), Buffer.from("person2", "utf16le").toString("base64"));
		assert.equal(record("616c696365"), Buffer.from("person2").toString("hex"));
		assert.equal(record("sip%3aalice%40contoso.com"), "sip%3aperson2%40domain1.example");
	});

	test("identifiers are recognised by their form", () => {
		assert.equal(record("C:\\Users\\carol\\AppData, CAROL"), "C:\\Users\\person3\\AppData, PERSON3");
		assert.equal(
			record("from 10.1.1.1 and 131.107.1.9 to [fe80::1%12]:5061"),
			"from 192.0.2.1 and 198.51.100.1 to [2001:db8::1%12]:5061",
		);
		assert.equal(record("dial +44 (20) 7946-0123, then 442079460123"), "dial +00 (00) 0000-0001, then 000000000001");
		assert.equal(record("edge.fabrikam.com and edge.contoso.com"), "host1.domain2.example and host1.domain1.example");
		assert.equal(record("CN=Carol Jones,DC=contoso"), "CN=Name1 Name2,DC=domain1");
		assert.equal(record("password=Hunter2"), "password=AAAAAAA");
	});

	test("other values are kept", () => {
		for (const text of [
			"version 4.0.7577.314, OC/4.0.0.0, hr=0x80ef0193, 127.0.0.1, lync.exe, System.Net.Http",
			"http://schemas.microsoft.com/2006/09/sip/categories urn:ietf:params:xml:ns:conference-info",
			"INVITE timed out after 32000 ms at 10:38:58.520, object 0001F3A0",
		]) {
			assert.equal(record(text), text);
		}
	});

	test("a start line stays intact even if a parameter before the version has no value", () => {
		const uri = "sip:bob@contoso.com;gssapi-data=";
		assert.equal(record(`BYE ${uri} SIP/2.0`), "BYE sip:person1@domain1.example;gssapi-data= SIP/2.0");
	});

	test("a name that is also a protocol word is only replaced where it is a name", () => {
		const text = message('Contact: "Server" <sip:register@contoso.com>');
		assert.match(redact(text).text, /Contact: "?[Ss]erver"? <sip:person3@/);
		assert.match(redact(`${text}${PREFIX}register now`).text, /:: register now$/);
	});
});

suite("redact: headers", () => {
	test("addresses, display names and parameters", () => {
		assert.equal(
			header(
				'Contact: "Jones, Carol (Sales)" <sip:carol.jones@sip.fabrikam.com;opaque=user:epid:3dRxY1bLTFmQ>;expires=600',
			),
			'Contact: "Name1, Name2 (Name3)" <sip:name2.name1@sip.domain2.example;opaque=user:epid:3jFcL8tVRRkZ>;expires=600',
		);
		assert.equal(header("Route: <sip:+14255550100@10.1.1.1;lr>"), "Route: <sip:+00000000001@192.0.2.1;lr>");
	});

	test("subjects, and unknown headers", () => {
		assert.equal(header("Subject: Lunch, at 12?"), "Subject: Xxxxx, xx 00?");
		assert.equal(header("X-Customer: Tailspin Toys; level=high"), "X-Customer: Name1 Name2; level=high");
	});

	test("credentials are removed, but the type of their token is kept", () => {
		const ntlm = `TlRMTVNTUAADAAAA${"GhoYGhoY".repeat(8)}`;
		assert.equal(
			header(
				`Authorization: NTLM realm="SIP Communications Service", targetname="pool.contoso.com", gssapi-data="${ntlm}", crand="ea2c1c02", cnum="33", response="01000000dcc57574"`,
			),
			`Authorization: NTLM realm="SIP Communications Service", targetname="host1.domain1.example", gssapi-data="TlRMTVNTUAADAAAA${"A".repeat(64)}", crand="00000000", cnum="33", response="0000000000000000"`,
		);
		assert.equal(header("Authorization: Basic YWxpY2U6c2VjcmV0"), "Authorization: Basic AAAAAAAAAAAAAAAA");
		assert.equal(
			header('Authorization: Digest username="CONTOSO\\alice", nonce="abc123def456"'),
			'Authorization: Digest username="DOMAIN1\\person2", nonce="fdf038dbb987"',
		);
	});

	test("reasons are kept, except for names in them", () => {
		assert.equal(
			header(
				'ms-diagnostics: 1008;reason="Unable to resolve DNS SRV record";source="sip.contoso.com";domain="fabrikam.com"',
			),
			'ms-diagnostics: 1008;reason="Unable to resolve DNS SRV record";source="sip.domain1.example";domain="domain2.example"',
		);
		const agent = "User-Agent: UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)";
		assert.equal(header(agent), agent);
	});
});

suite("redact: bodies", () => {
	test("a session description", () => {
		assert.equal(
			body(
				"application/sdp",
				"v=0\r\no=alice 7 7 IN IP4 10.1.1.1\r\ns=Lunch\r\na=ice-pwd:ed6f9GuHjLcoCN6sC\r\na=rtpmap:8 PCMA/8000",
			),
			"v=0\r\no=person2 7 7 IN IP4 192.0.2.1\r\ns=Xxxxx\r\na=ice-pwd:AAAAAAAAAAAAAAAAA\r\na=rtpmap:8 PCMA/8000",
		);
	});

	test("XML stays well-formed, and keeps its schemas and states", () => {
		const xml =
			'<?xml version="1.0"?><categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:alice@contoso.com">' +
			'<note>Back &amp; <!-- Carol -->rested</note><displayName>Alice Jones</displayName><group name="Tailspin Toys"/>' +
			"<state><availability>3500</availability></state><status>connected</status><![CDATA[Carol]]></categories>";
		const made = body("application/xml", xml);
		assert.equal(
			made,
			'<?xml version="1.0"?><categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:person2@domain1.example">' +
				'<note>Xxxx &amp; <!-- Xxxxx -->xxxxxx</note><displayName>Person2 Name1</displayName><group name="Name2 Name3"/>' +
				"<state><availability>3500</availability></state><status>connected</status><![CDATA[Name4]]></categories>",
		);
		const parser = new SaxesParser();
		parser.on("error", (error) => assert.fail(error));
		parser.write(made).close();
	});

	test("texts, HTML and JSON", () => {
		assert.equal(body("text/plain", "Hi Bob,\r\nsee you at 5!"), "Xx Xxx,\r\nxxx xxx xx 0!");
		assert.equal(body("text/html", '<p class="a">Hi <b>Bob</b></p>'), '<p class="a">Xx <b>Xxx</b></p>');
		assert.equal(
			body("application/json", '{"user":"alice","state":"connected"}'),
			'{"user":"person2","state":"connected"}',
		);
	});

	test("unknown content is removed, line by line", () => {
		assert.equal(body("text/rtf", "{\\rtf1 secret\r\n\r\nof Bob}"), "[removed]\r\n\r\n[removed]");
	});

	test("Content-Length is adjusted to the body, and a truncated body stays truncated", () => {
		const text = message("", "application/xml", "<a>sip:alice@contoso.com</a>");
		const length = (log: string) => Number(/Content-Length: (\d+)/.exec(log)![1]);
		const copy = redact(text).text;
		assert.equal(length(copy), "<a>sip:person2@domain1.example</a>".length);
		const cut = redact(text.replace(/Content-Length: \d+/, "Content-Length: 100")).text;
		assert.equal(length(cut), 100 + length(copy) - length(text));
	});
});

suite("redact: pseudonyms", () => {
	test("are never originals from the log", () => {
		const text = message("Contact: <sip:person1@domain1.example>").replaceAll("10.1.1.1", "192.0.2.1");
		const copy = redact(text).text;
		for (const original of ["person1", "domain1", "192.0.2.1"])
			assert.ok(!copy.includes(`${original}@`) && !copy.includes(`${original}:`));
	});

	test("two domains with the same name, and two ids that differ in one digit, stay distinct", () => {
		const copy = redact(
			message(
				"Route: <sip:a.contoso.com>,<sip:a.contoso.net>\r\nReferred-By: <sip:x@y.com>;cid=e1c6a68f7fd50f6adfe00bb8b8a50df9",
			),
		);
		const hosts = copy.text.match(/host1\.domain\d\.example/g);
		assert.equal(new Set(hosts).size, 2);
		assert.equal(new Set(copy.text.match(/[0-9a-f]{32}/g)).size, 2);
	});

	test("are shared by logs that are redacted together", () => {
		const [one, other] = redactLogs([message(""), `${PREFIX}Carol called Alice`]).texts;
		assert.match(one!, /From: <sip:person2@domain1\.example>/);
		assert.equal(other, `${PREFIX}Carol called Person2`);
	});

	test("the same text gives the same copy, and every line keeps its number", () => {
		const text = readFileSync(join(import.meta.dirname, "../../../fixtures/refused-sign-in.uccapilog"), "utf8");
		const [one, other] = [redact(text), redact(text)];
		assert.equal(one.text, other.text);
		assert.equal(parseTrace(one.text).lines.count, parseTrace(text).lines.count);
		assert.match(redactionText(one.counts), /^Replaced 1 account \(14 places\), /);
		assert.equal(redactionText(redact("").counts), "Nothing to replace was found.");
	});
});
