import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { looksLikeLog } from "../../../../server/src/core/index.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");

function check(text: string, expected: string): void {
	const found = looksLikeLog(text);
	assert.equal(found === undefined ? "nothing" : `${found.dialect}${found.sure ? "" : "?"}`, expected);
}

const MESSAGE = "OPTIONS sip:contoso.com SIP/2.0\nVia: SIP/2.0/TCP 192.0.2.1\nCSeq: 1 OPTIONS\nCall-ID: 4f2\n";

suite("looks like a log", () => {
	for (const [file, expected] of [
		["RTCDLL0.log", "rtcdll"],
		["refused-sign-in.uccapilog", "uccapi"],
		["dialects/server-trace.log", "serverTrace?"],
		["dialects/sipe.log", "sipe"],
		["dialects/lync-mac.log", "lyncMac?"],
		["dialects/sngrep.txt", "sngrep?"],
		["dialects/follow-stream.txt", "bare?"],
	] as const) {
		test(file, () => check(readFileSync(join(FIXTURES, file), "utf8"), expected));
	}

	test("messages alone may be a log", () => check(MESSAGE, "bare?"));
	test("a caption before them changes nothing", () => check(`This is what the phone sends:\n\n${MESSAGE}`, "bare?"));
	test("a start line alone is not", () => check("OPTIONS sip:contoso.com SIP/2.0\nCSeq: 1 OPTIONS\n", "nothing"));
	test("an empty text is not", () => check("", "nothing"));
	test("prose about SIP is not", () =>
		check("The client sends REGISTER sip:contoso.com SIP/2.0 and waits.\nVia: is a header.\nCSeq: too.\n", "nothing"));
	test("an RFC is not", () => check(`Example\n\n${MESSAGE.replace(/^/gm, "      ")}`, "nothing"));
	test("Markdown about SIP is not", () => check(`# Example\n\nFirst:\n\n\`\`\`\n${MESSAGE}\`\`\`\n`, "nothing"));
	test("a message in much other text is not", () => check(`${"Some words.\n".repeat(20)}${MESSAGE}`, "nothing"));
	test("a log of another program is not", () =>
		check("2012/05/18 08:32:28.602 GET /index.html\n".repeat(5), "nothing"));
	test("accepts the lines of an editor as well", () =>
		assert.deepEqual(looksLikeLog(["text", "10:38:58.520 33C:B00 INFO  :: x"]), { dialect: "rtcdll", sure: true }));
});
