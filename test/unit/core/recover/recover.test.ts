// Each kind of damage, repaired in small texts: the recovered text, and the messages about it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace, recover, undoneText } from "../../../../server/src/core/index.ts";
import { assertSoundRecovery } from "../../../support/soundRecovery.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");

const MESSAGE = [
	"10:38:58.520 33C:B00 INFO  :: SIP/2.0 504 Server time-out",
	"From: <sip:alice@contoso.com>;tag=280f2bf329;epid=c21eec507a",
	"To: <sip:carol@fabrikam.com>;tag=98283FD4A66E",
	"Call-ID: aa11bb22cc33dd44ee55",
	"CSeq: 1 SUBSCRIBE",
	"Via: SIP/2.0/TLS 192.0.2.71:62937;ms-received-port=62937",
	'ms-diagnostics: 1027;reason="Cannot route this type of SIP request";source="edge.contoso.com"',
	"Content-Length: 0",
	"",
	"",
].join("\n");
const BARE = MESSAGE.slice(MESSAGE.indexOf("SIP/2.0"));

/** Wrapped at 60 characters, only the start line of the response fills its line. */
const MOVED = [
	"10:38:58.520 33C:B00 INFO  :: REGISTER sip:x;maddr=1 SIP/2.0",
	"Via: SIP/2.0/TLS 192.0.2.21:58589;branch=z9hG4bK0a1b2c3d4e5f6071829",
	"Call-ID: 1",
	"CSeq: 1 REGISTER",
	"",
	"10:38:58.580 33C:B00 INFO  :: SIP/2.0 301 A redirect request to another server",
	"Call-ID: 1",
	"CSeq: 1 REGISTER",
	"",
	"",
].join("\n");

/** Inserts `lead` before each line except the empty one at the end. */
function led(text: string, lead: (number: number) => string): string {
	return text.replace(/^(?!$(?![\s\S]))/gm, () => lead(++number));
}
let number = 0;

function check(name: string, damaged: string | (() => string), expected: string, said: string): void {
	test(name, () => {
		number = 0;
		const { text, undone } = recover(typeof damaged === "string" ? damaged : damaged());
		assert.equal(text, expected);
		assert.equal(undoneText(undone), said);
	});
}

suite("recover: leads", () => {
	check("a mail quote", () => led(MESSAGE, () => "> "), MESSAGE, "Read from a mail quote.");
	check("a quote of a quote", () => led(MESSAGE, () => "> > "), MESSAGE, "Read from a mail quote.");
	check(
		"a quote whose blank lines lost their blank",
		() => led(MESSAGE, () => "> ").replace(/ $/gm, ""),
		MESSAGE,
		"Read from a mail quote.",
	);
	check("a quote of messages without records", () => led(BARE, () => "> "), BARE, "Read from a mail quote.");
	check("initials before the mark", () => led(MESSAGE, () => "AB> "), MESSAGE, "Read from a mail quote.");
	check("indented by blanks", () => led(MESSAGE, () => "    "), MESSAGE, "Read from indented lines.");
	check("indented by a tab", () => led(MESSAGE, () => "\t"), MESSAGE, "Read from indented lines.");
	check(
		"numbers, as of cat -n",
		() => led(MESSAGE, (line) => `${String(line).padStart(6)}\t`),
		MESSAGE,
		"Read from numbered lines.",
	);
	check("numbers, as of findstr /n", () => led(MESSAGE, (line) => `${line}:`), MESSAGE, "Read from numbered lines.");
	check(
		"numbers, as of an editor",
		() => led(MESSAGE, (line) => `${String(line).padStart(4)} `),
		MESSAGE,
		"Read from numbered lines.",
	);
	check(
		"file names, as of grep -n",
		() => led(MESSAGE, (line) => `RTCDLL0.log:${line}:`),
		MESSAGE,
		"Read from numbered lines.",
	);
	check(
		"syslog",
		() => led(MESSAGE, (line) => `Apr 21 10:38:${10 + line} pc01 rtc[812]: `),
		MESSAGE,
		"Read from lines with timestamps.",
	);
	check(
		"a chat",
		() => led(MESSAGE, (line) => `[10:${10 + line}, 4/21/2005] Alice: `),
		MESSAGE,
		"Read from lines with timestamps.",
	);
	check("bullets", () => led(MESSAGE, () => "* "), MESSAGE, "Read from lines with marks.");
	check(
		"a quote in numbered lines",
		() =>
			led(
				led(MESSAGE, () => "> "),
				(line) => `${line}\t`,
			),
		MESSAGE,
		"Read from a mail quote.",
	);

	check(
		"lines that a mail program broke off a quote",
		"> 10:38:58.520 33C:B00 INFO  :: SIP/2.0 401 Unauthorized\n> Via: SIP/2.0/TCP 192.0.2.1:7519\n" +
			'> WWW-Authenticate: NTLM realm="SIP Communications Service",\ntargetname="pool.contoso.com"\n> Call-ID: x\n> CSeq: 1 REGISTER\n',
		"10:38:58.520 33C:B00 INFO  :: SIP/2.0 401 Unauthorized\nVia: SIP/2.0/TCP 192.0.2.1:7519\n" +
			'WWW-Authenticate: NTLM realm="SIP Communications Service", targetname="pool.contoso.com"\nCall-ID: x\nCSeq: 1 REGISTER\n',
		"Read from a mail quote; lines rejoined.",
	);

	test("indentation beyond the lead is kept", () => {
		const folded = MESSAGE.replace("To: ", "To:\n  ");
		number = 0;
		assert.equal(recover(led(folded, () => "> ")).text, folded);
	});

	test("a log that quotes another one in a body is unchanged", () => {
		const text = `${MESSAGE.repeat(2)}10:38:59.000 33C:B00 INFO  :: MESSAGE sip:bob@contoso.com SIP/2.0\n\n> ${BARE}`;
		assert.equal(recover(text).text, text);
	});
});

suite("recover: pages and strings", () => {
	const escaped = MESSAGE.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
	check("character references", escaped, MESSAGE, "Entities decoded.");
	check("preformatted", `<pre>${escaped}</pre>\n`, MESSAGE, "Read from a web page.");
	check("lines that end in br", escaped.replace(/$/gm, "<br>").replace(/<br>$/, ""), MESSAGE, "Read from a web page.");
	check(
		"a string of JSON",
		`{"message":${JSON.stringify(BARE.trimEnd())}}\n`,
		`${BARE.trimEnd()}\n`,
		"Read from escaped strings.",
	);
	check(
		"syslog's octal",
		BARE.trimEnd().replaceAll("\n", "#015#012"),
		BARE.trimEnd().replaceAll("\n", "\r\n"),
		"Read from escaped strings.",
	);
	check(
		"quoted-printable",
		MESSAGE.replaceAll("=", "=3D").replace("ms-received", "ms-rec=\neived"),
		MESSAGE,
		"Read from a stored mail.",
	);
	check(
		"a page, of which the elements with the log are kept",
		`<!doctype html><html><head><title>x</title><script>if (1 < 2) "<p>"</script></head><body><p>See:</p>\n<pre>\n${escaped}</pre><p>Thanks</p></body></html>`,
		MESSAGE,
		"Read from a web page.",
	);

	test("the original web page: four messages, challenged and then success", () => {
		const trace = parseTrace(recover(readFileSync(join(FIXTURES, "blog-paste.html"), "utf8")).text);
		assert.equal(trace.index.messages.count, 4);
		assert.deepEqual(
			trace.transactions.map(({ outcome }) => outcome),
			["challenged", "success"],
		);
	});

	test("the XML prefixes of a body are not taken for those of Office", () => {
		const body = "<e:Envelope><m:setContact><v:value>1</v:value></m:setContact></e:Envelope>";
		const log = MESSAGE.replace("Content-Length: 0\n\n", `Content-Length: ${body.length}\n\n${body}\n`);
		const tagged = log.replace("33C:B00", '<st1:chmetcnv w:st="on">33C</st1:chmetcnv>:B00');
		assert.equal(recover(tagged).text, log);
	});

	test("a page that ends inside a closing tag ends there, and so does its map", () => {
		const page = "SIP/2.0 200 OK<br>Expires: 5<p></s ";
		assert.equal(recover(page).text, "SIP/2.0 200 OK\nExpires: 5\n");
		assertSoundRecovery(page);
	});

	test("addresses in angle brackets are not elements, wherever a browser has closed them", () => {
		const { text } = recover(
			"<html><body>10:38:58.520 33C:B00 INFO  :: SIP/2.0 200 OK<br>From: <sip:a@b>;tag=1<br>To: <sip:c@d><br>CSeq: 1 BYE</sip:c@d></sip:a@b></body></html>",
		);
		assert.equal(
			text,
			"10:38:58.520 33C:B00 INFO  :: SIP/2.0 200 OK\nFrom: <sip:a@b>;tag=1\nTo: <sip:c@d>\nCSeq: 1 BYE\n",
		);
	});
});

suite("recover: characters and line ends", () => {
	check("no-break blanks", MESSAGE.replaceAll(" ", "\u00a0"), MESSAGE, "Look-alike characters replaced.");
	check(
		"typographic quotes and hyphens",
		MESSAGE.replaceAll('="', "=\u201c").replaceAll('"', "\u201d").replace("Call-ID", "Call\u2011ID"),
		MESSAGE,
		"Look-alike characters replaced.",
	);
	check(
		"a prefix without blanks",
		MESSAGE.replace("520 33C:B00 INFO  :: ", "52033C:B00INFO::"),
		MESSAGE.replace("  ::", " ::"),
		"Prefixes repaired.",
	);
	check(
		"a blank between date and time",
		`04/16/2013 ${MESSAGE}`,
		`04/16/2013|${MESSAGE.replace("  ::", " ::")}`,
		"Prefixes repaired.",
	);
	check(
		"headers on the start line",
		BARE.trimEnd().replaceAll("\n", " "),
		BARE.trimEnd(),
		"Headers split into separate lines.",
	);
	check(
		"a header behind another one",
		MESSAGE.replace("SUBSCRIBE\n", "SUBSCRIBE "),
		MESSAGE,
		"Headers split into separate lines.",
	);
	check(
		"headers behind a quote that nobody closed",
		`SIP/2.0 200 OK From: "Al <sip:a@contoso.com> To: <sip:b@contoso.com> Via: SIP/2.0/TCP h CSeq: 1 BYE Server: "x"`,
		`SIP/2.0 200 OK\nFrom: "Al <sip:a@contoso.com>\nTo: <sip:b@contoso.com>\nVia: SIP/2.0/TCP h\nCSeq: 1 BYE\nServer: "x"`,
		"Headers split into separate lines.",
	);
	check(
		"records, messages and bodies on one line",
		`${MESSAGE.trimEnd().replace("Content-Length: 0", "Content-Length: 17\n\nv=0\no=- 0 0\ns=a")} ${MESSAGE.trimEnd()}`.replaceAll(
			/\n+/g,
			" ",
		),
		`${MESSAGE.trimEnd().replace("Content-Length: 0", "Content-Length: 17\n\nv=0\no=- 0 0\ns=a")}\n${MESSAGE.trimEnd()}`,
		"Headers split into separate lines.",
	);
	check(
		"wrapped at blanks",
		MESSAGE.replace("request;", "request")
			.replace("SIP request", "SIP\nrequest")
			.replace("INFO  :: SIP/2.0 504 Server ", "INFO  :: SIP/2.0 504 Server "),
		MESSAGE,
		"Lines rejoined.",
	);
	check(
		"wrapped at blanks, one line at its full width by chance",
		`${MOVED.replace("maddr=1 SIP", "maddr=1\nSIP").replace("request to", "request\nto").replace("TLS 192", "TLS\n192")}`,
		MOVED,
		"Lines rejoined.",
	);
	check(
		"blank lines between all lines, twice over",
		() => MESSAGE.replaceAll("\n", "\n\n\n\n"),
		`${MESSAGE.trimEnd()}\n\n\n\n\n\n\n\n`,
		"Blank lines removed.",
	);
	test("single blank lines between lines are left unchanged", () => {
		const spaced = MESSAGE.replaceAll("\n", "\n\n");
		assert.equal(recover(spaced).text, spaced);
	});
});

suite("recover: the map", () => {
	test("maps to the offset and line in the original, and back", () => {
		number = 0;
		const source = `Hello,\n\n${led(MESSAGE, () => "> ")}`;
		const { text, map, blocks } = recover(source);
		for (const word of ["SIP/2.0 504", "Call-ID", "1027", "Content-Length"]) {
			const offset = text.indexOf(word);
			assert.equal(map.sourceOffset(offset), source.indexOf(word));
			assert.equal(map.recoveredOffset(source.indexOf(word)), offset);
		}
		assert.deepEqual(blocks(), [{ line: 0, sourceLine: 0, count: 12 }]);
	});

	test("a rejoined or split line maps to the line on which it begins", () => {
		const wrapped = MESSAGE.replace("request;", "request").replace("SIP request", "SIP\nrequest");
		assert.deepEqual(recover(wrapped).blocks(), [
			{ line: 0, sourceLine: 0, count: 7 },
			{ line: 7, sourceLine: 8, count: 3 },
		]);
		const joined = "SIP/2.0 200 OK From: <sip:a@contoso.com> To: <sip:b@contoso.com> Via: SIP/2.0/TCP h CSeq: 1 BYE";
		assert.deepEqual(
			recover(joined).blocks(),
			[0, 1, 2, 3, 4].map((line) => ({ line, sourceLine: 0, count: 1 })),
		);
	});

	test("a text without a log maps to itself", () =>
		assert.deepEqual(recover("> Hello\n> world").blocks(), [{ line: 0, sourceLine: 0, count: 2 }]));

	test("removed text maps to what follows it", () => {
		const source = `> ${BARE.trimEnd().replaceAll("\n", "\n> ")}`;
		const { text, map } = recover(source);
		assert.equal(map.recoveredOffset(source.indexOf("> Call-ID")), text.indexOf("Call-ID"));
	});
});
