// Which texts are SIP logs, and which ones only discuss SIP and quote a message.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMostlyLog, parseTrace, recover } from "../../../../server/src/core/index.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");
const SAMPLE = readFileSync(join(FIXTURES, "RTCDLL0.log"), "utf8");
const MESSAGE = [
	"INVITE sip:bob@contoso.com SIP/2.0",
	"Via: SIP/2.0/TCP 192.0.2.1",
	"CSeq: 1 INVITE",
	"Call-ID: 4f2",
	"Content-Type: application/sdp",
	"",
	"v=0",
	"s=-",
	"",
	"",
].join("\n");
const PROSE = "Some words about SIP.\n".repeat(20);

function check(name: string, text: string, expected: boolean): void {
	test(name, () => assert.equal(isMostlyLog(parseTrace(recover(text).text)), expected));
}

suite("mostly a log", () => {
	for (const file of ["bare.txt", "follow-stream.txt", "lync-mac.log", "server-trace.log", "sipe.log", "sngrep.txt"]) {
		check(file, readFileSync(join(FIXTURES, "dialects", file), "utf8"), true);
	}
	check("a page with a log", readFileSync(join(FIXTURES, "blog-paste.html"), "utf8"), true);
	check("messages with bodies", MESSAGE + MESSAGE, true);
	check("a client's log with words before it", PROSE + SAMPLE, true);
});

suite("mostly not a log", () => {
	check("an empty text", "", false);
	check("records without SIP", "10:38:58.520 33C:B00 INFO  :: started\n", false);
	check("an example behind words", PROSE + MESSAGE, false);
	check("words behind an example", MESSAGE + PROSE, false);
	check("an RFC with examples", (PROSE + MESSAGE + PROSE + MESSAGE).replace(/^(?=.)/gm, "   "), false);
	check("an example in a fence", `${PROSE}\`\`\`\n${MESSAGE}\`\`\`\n`, false);
	check("a long text with a piece of a client's log", PROSE.repeat(40) + SAMPLE, false);
});
