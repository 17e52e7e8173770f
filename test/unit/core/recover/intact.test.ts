// Invariants for the fast check that a log is undamaged: it never says so if recovery would change anything.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { isIntact } from "../../../../server/src/core/recover/intact.ts";
import { undoAll } from "../../../../server/src/core/recover/recover.ts";
import { DAMAGINGS } from "../../../support/damages.ts";
import { corpusLogs } from "../../../support/oracle.ts";

const TESTS = join(import.meta.dirname, "../../..");
const scenarios = readdirSync(join(TESTS, "scenarios"))
	.filter((name) => name.endsWith(".log"))
	.map((name) => read("scenarios", name));

suite("recover: intact logs", () => {
	test("most logs with credentials are recognised as intact", () => {
		const signIns = scenarios.filter((text) => text.includes("gssapi-data="));
		const known = signIns.filter(isIntact);
		assert.ok(known.length > 0.9 * signIns.length, `${known.length} of ${signIns.length}`);
	});

	test("a log recognised as intact needs no repair, whatever was done to it", () => {
		for (const { text } of corpusLogs()) check(text);
		for (const text of scenarios) {
			check(text);
			for (const { apply } of DAMAGINGS) check(apply(text));
		}
	});

	test("the same if parts of a damaged log are inserted into an intact one", () => {
		const log = read("fixtures", "RTCDLL0.log");
		assert.ok(isIntact(log));
		const places = [...log.matchAll(/\b|$/gm)].map(({ index }) => index);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...places), fc.nat(40), fc.constantFrom(...PARTS)), { maxLength: 3 }),
				(changes) => {
					let text = log;
					for (const [at, left, part] of changes)
						text = text.slice(0, at) + part + text.slice(at + (left > 20 ? 0 : left));
					check(text);
				},
			),
			{ numRuns: 2000 },
		);
	});
});

function read(folder: string, name: string): string {
	return readFileSync(join(TESTS, folder, name), "utf8");
}

function check(text: string): void {
	if (isIntact(text)) assert.deepEqual(undoAll(text).undone, [], text.slice(0, 2000));
}

/** What identifies a kind of damage. */
const PARTS = [
	" ",
	"\n",
	"\r",
	"\n\n\n",
	"\n \n\t\n",
	"\n> ",
	"\n  ",
	"\n> 10:38:58.520 33C:B00 INFO  :: text",
	"\n10:38:58.520 33C:B00 INFO  :: SIP/2.0 200 OK Via: SIP/2.0/TCP 192.0.2.1 ",
	"\n10:38:58.52033C:B00INFO::",
	"10:38:58.520 33C:B00 INFO  : : ",
	"\nMESSAGE START >>>>>>>>>> SIP - 2013-05-02T08:12:33.123456Z\n",
	"\n(10:38:48) sipe: ",
	"\nx REGISTER sip:contoso.com SIP/2.0\n",
	"\n| sip/2.0 200 OK\n",
	"REGISTER sip:contoso.com SIP/2.0 From: <sip:a@b> ",
	"SIP/2.0 200 OK To: <sip:a@b>",
	" From: <sip:a@b> To: <sip:c@d> ",
	"\nCSeq: 1 REGISTER Call-ID: x\n",
	"\nExpires : 60  Via: x\n",
	"\nVia: SIP/2.0/TCP 192.0.2.1:7519 Contact: x\n",
	'=""x""',
	'=""',
	'="x"',
	"\\r\\n",
	"#015#012",
	"=3D",
	"&lt;sip:",
	"\n&gt; ",
	"<br>",
	"\u00a0",
	"\u201c",
	"::",
	":12:",
	"SIP/2.0",
];
