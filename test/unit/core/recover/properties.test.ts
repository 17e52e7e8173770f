// Invariants for any recovered text: an intact log stays unchanged, the mapping is sound, and the time is linear.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { recover } from "../../../../server/src/core/index.ts";
import { corpusLogs } from "../../../support/oracle.ts";
import { assertSoundRecovery } from "../../../support/soundRecovery.ts";

/** The length of the longest hostile text; `RTCDLL_HOSTILE_MB=8` tests what users might have, in some minutes. */
const GREATEST = Number(process.env.RTCDLL_HOSTILE_MB ?? 1) * 1_048_576;
const TESTS = join(import.meta.dirname, "../../..");

suite("recover: properties", () => {
	test("a log is returned unchanged", () => {
		for (const folder of ["scenarios", "fixtures"]) {
			for (const name of readdirSync(join(TESTS, folder)).filter((each) => /log$/.test(each)))
				unchanged(read(folder, name), name);
		}
		for (const { name, text } of corpusLogs()) unchanged(text, name);
	});

	test("any text is recovered, with a valid map", () => {
		fc.assert(
			fc.property(anyText, (text) => assertSoundRecovery(text)),
			{ numRuns: 3000 },
		);
	});

	test("a log that is cut anywhere is recovered from any wrapping", () => {
		const log = read("fixtures", "RTCDLL0.log");
		for (let cut = 0; cut < log.length; cut += 37) {
			const rest = log.slice(cut);
			assertSoundRecovery(rest);
			assertSoundRecovery(rest.replace(/^/gm, "> "));
			assertSoundRecovery(`<pre>${rest}`);
			assertSoundRecovery(rest.replace(/[\r\n]+/g, " "));
			assertSoundRecovery(JSON.stringify(rest));
		}
	});

	for (const [name, make] of Object.entries(hostile())) {
		test(`linear: ${name}`, () => {
			const times = [1 / 8, 1 / 4, 1 / 2, 1].map((share) => timeOf(make(share * GREATEST)));
			const [one, , , eight] = times as [number, number, number, number];
			assert.ok(eight < 24 * Math.max(one, 20), `${times.map((each) => each.toFixed(0)).join(", ")} ms`);
		}).timeout(300_000);
	}
});

function read(folder: string, name: string): string {
	return readFileSync(join(TESTS, folder, name), "utf8");
}

function unchanged(text: string, name: string): void {
	const { text: recovered, undone } = recover(text);
	assert.equal(recovered, text, name);
	assert.deepEqual(undone, [], name);
}

/** Processor time in ms, which other work does not affect; the lesser of two runs. */
function timeOf(text: string): number {
	const once = () => {
		const before = process.cpuUsage();
		recover(text);
		return process.cpuUsage(before).user / 1000;
	};
	return Math.min(once(), once());
}

function hostile(): Record<string, (length: number) => string> {
	const message =
		"10:38:58.520 33C:B00 INFO  :: INVITE sip:bob@contoso.com SIP/2.0\nVia: SIP/2.0/TCP 192.0.2.1:7519\nFrom: <sip:a@b>;tag=1\nTo: <sip:c@d>\nCall-ID: x\nCSeq: 1 INVITE\n\n";
	const repeated =
		(piece: string, before = "") =>
		(length: number) =>
			before + piece.repeat(Math.ceil(length / piece.length));
	return {
		"quoted messages": repeated(message.replace(/^/gm, "> ")),
		"quote marks alone": repeated(">", `> ${message}`),
		"open tags": repeated("<b>", "<html><body><pre>"),
		"open angle brackets": repeated("<", "<html><body>"),
		"ends of tags": repeated("</sip:a>", `<html><body>${message}`),
		"addresses as tags": repeated("<sip:a@b> ", `<html><body>${message}`),
		"preformatted elements": repeated("<pre>", `<html>${message}`),
		"one line of headers": repeated("Via: x ", `${message}INVITE sip:a SIP/2.0 `),
		"one line of quotes": repeated('"', "SIP/2.0 200 OK Via: "),
		"one line of start lines": repeated("INVITE sip:a SIP/2.0 Via: x "),
		versions: repeated("SIP/2.0 "),
		"escaped line ends": repeated("\\r\\n", '"SIP/2.0 200 OK'),
		"octal line ends": repeated("#012Via: x", "SIP/2.0 200 OK"),
		"codes of quoted-printable": repeated("=3D", "SIP/2.0 200 OK\n"),
		references: repeated("&lt;sip:", "SIP/2.0 200 OK\nFrom: "),
		"no-break blanks": repeated("\u00a0", "SIP/2.0\u00a0200 OK\n"),
		"lines of no-break blanks": repeated("\u00a0Via:\u00a0x\n", "SIP/2.0\u00a0200 OK\n"),
		"wrapped lines": repeated(message.replace(/.{50}(?=.)/g, "$&\n")),
		"methods on lines": repeated("INVITE\n"),
		"loose prefixes": repeated("10:38:58.52033C:B00INFO::"),
		"leads of all kinds": (length) =>
			Array.from(
				{ length: length / 40 },
				(_, line) => `${"[(<{#*-+>|".slice(line % 10)}${line}${"!".repeat(line % 30)} SIP/2.0 200 OK`,
			).join("\n"),
	};
}

const anyText = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"\n",
				"\r\n",
				"\n\n",
				" ",
				"\t",
				"\u00a0",
				"> ",
				">> ",
				"12: ",
				"   7\t",
				"* ",
				"Apr 21 10:38:58 pc01 rtc[8]: ",
			),
			fc.constantFrom(
				"<br>",
				"<p>",
				"</p>",
				"<pre>",
				"</pre>",
				"<html>",
				"<td>",
				"<sip:a@b>",
				"</sip:a@b>",
				"<!--",
				"-->",
				"<script>",
			),
			fc.constantFrom(
				"&lt;",
				"&gt;",
				"&quot;",
				"&#60;",
				"&nbsp;",
				"&",
				"=3D",
				"=\n",
				"=",
				"\\r\\n",
				'\\"',
				'""',
				"#012",
				'"',
				"\u201c",
				"\u2011",
			),
			fc.constantFrom(
				"10:38:58.520 33C:B00 INFO  :: ",
				"\n04/16/2013|03:17:30.168 1F68:C14 INFO  :: ",
				"10:38:58.52033C:B00INFO::",
				"\n04/16/2013 03:17:30.168 1F68:C14 INFO ::",
				"INVITE sip:bob@contoso.com SIP/2.0",
				"SIP/2.0 401 Unauthorized",
				"SIP/2.0",
				"REGISTER",
			),
			fc.constantFrom(
				"Via: SIP/2.0/TCP 192.0.2.1:7519",
				"From: <sip:a@contoso.com>;tag=1",
				"Call-ID: x",
				"CSeq: 1 INVITE",
				"Content-Length: 0",
				"\nv=0\no=-",
				"x".repeat(60),
				"word ".repeat(14),
			),
			fc.string({ maxLength: 6 }),
		),
		{ maxLength: 40 },
	)
	.map((pieces) => pieces.join(""));
