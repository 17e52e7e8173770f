// Invariants for the redacted copy of any log: the same story, the same lines, and nobody's name.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseTrace, redact, report } from "../../../../server/src/core/index.ts";
import { isStandardHost } from "../../../../server/src/core/redact/hosts.ts";
import { isDistinctive } from "../../../../server/src/core/redact/sweep.ts";
import { anySteps, anyText, write } from "../../../support/anyLog.ts";
import { corpusLogs } from "../../../support/oracle.ts";

const TESTS = join(import.meta.dirname, "../../..");

suite("redact: all logs", () => {
	for (const folder of ["scenarios", "fixtures", "fixtures/dialects"]) {
		test(`${folder}: no name is left, and the findings are the same, also for a copy of the copy`, () => {
			for (const file of readdirSync(join(TESTS, folder)).filter((name) => /(?:log|html|txt)$/.test(name))) {
				checkLog(file, readFileSync(join(TESTS, folder, file), "utf8"));
			}
		});
	}

	test("recorded traffic", function () {
		const logs = corpusLogs();
		if (logs.length === 0) this.skip();
		for (const { name, text } of logs) checkLog(name, text, ["copy"]);
	});
});

suite("redact: any log", () => {
	test("any text has a copy with the same lines and messages", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const copy = redact([text]).texts[0]!;
				const [before, after] = [parseTrace(text), parseTrace(copy)];
				assert.equal(after.lines.count, before.lines.count);
				assert.equal(after.index.messages.count, before.index.messages.count);
			}),
			{ numRuns: 1000 },
		);
	});

	test("any traffic gives the same findings", () => {
		fc.assert(
			fc.property(anySteps, fc.boolean(), (steps, dated) => {
				const text = write(steps, { dated });
				assert.deepEqual(story(redact([text]).texts[0]!), story(text));
			}),
			{ numRuns: 300 },
		);
	});

	test("a name found anywhere occurs nowhere in the copy, regardless of case and encoding", () => {
		fc.assert(
			fc.property(anyIdentity, (identity) => {
				const copy = redact([logOf(identity)]).texts[0]!;
				for (const [what, original] of Object.entries(identity)) assertGone(copy, original, what);
			}),
			{ numRuns: 300 },
		);
	});
});

/** Checks a copy, and the copy of the copy. */
function checkLog(name: string, text: string, copies = ["copy", "copy of the copy"]): void {
	const expected = story(text);
	let log = text;
	for (const copy of copies) {
		const redacted = redact([log]).texts[0]!;
		assert.deepEqual(story(redacted), expected, `${name}: the ${copy} tells another story`);
		for (const original of identifiersIn(log)) assertGone(redacted, original, `${name}, ${copy}`);
		log = redacted;
	}
}

/** Everything reported about a log, without names. */
function story(text: string) {
	const { messages, transactions, activities, findings } = report(parseTrace(text), "");
	return {
		lines: text.split(/\r\n?|\n/).length,
		messages: messages.map((one) => [
			one.line,
			one.endLine,
			one.method ?? one.status,
			one.direction,
			one.time,
			one.transaction,
		]),
		transactions: transactions.map(({ callId, ...rest }) => ({ ...rest, callId: callId === null })),
		activities: activities.map(({ kind, result, line }) => [kind, result, line]),
		findings: findings.map(({ rule, severity, line, related }) => [rule, severity, line, related]),
	};
}

/** Finds identifiers differently from the engine: with one plain pattern for each kind. */
function identifiersIn(text: string): ReadonlySet<string> {
	const found = new Set<string>();
	for (const pattern of PATTERNS) {
		for (const [, original] of text.matchAll(pattern)) found.add(original!.toLowerCase());
	}
	for (const original of found) {
		// Digits may be a number in a list as well as an id, and three characters may be anything.
		const isNobodys =
			/^\d+$/.test(original) || original.length < 4 || isStandardHost(original) || NOBODY.test(original);
		if (isNobodys || !isDistinctive(original)) found.delete(original);
	}
	return found;
}

const PATTERNS = [
	/\bsips?:([\w.+-]+)@/gi,
	/\bsips?:(?:[^\s@<>";]+@)?([\w-]+(?:\.[\w-]+)+)/gi,
	/^(?:Call-ID|i)\s*:\s*(\S+)/gim,
	/;\s*tag=([\w.-]+)/gi,
	/;\s*epid=([\w.-]+)/gi,
	/^(?:From|To|Contact)\s*:\s*"([^"\n]+)"\s*</gim,
	/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi,
	/(?<![\w./]|Version )((?:\d{1,3}\.){3}\d{1,3})(?![\w.])/gi,
	/"([\w+/=]{24,})"/g,
];
/** Values that identify nobody: the rest of a credential that was already cut, or a pseudonym from the copy that was copied. */
const NOBODY = /^(?:anonymous|127\.|0\.|255\.|(?:name|person|host|domain)\d+$)|a{20}/;

/** Searches for a whole word, whatever surrounds it. */
function assertGone(copy: string, original: string, what: string): void {
	const bytes = Buffer.from(original);
	const forms = [
		original,
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("hex"),
		encodeURIComponent(original),
	];
	const lower = copy.toLowerCase();
	for (const form of forms.map((each) => each.toLowerCase())) {
		for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + 1)) {
			const around = `${lower.charAt(at - 1)} ${lower.charAt(at + form.length)}`;
			if (!/[\p{L}\p{N}]/u.test(around))
				assert.fail(`${what}: ${original} is left in ${lower.slice(at - 50, at + 50)}`);
		}
	}
}

/** The people in a generated log, in lower case. */
interface Identity {
	readonly first: string;
	readonly last: string;
	readonly host: string;
	readonly domain: string;
	readonly number: string;
	readonly callId: string;
	readonly tag: string;
	readonly guid: string;
	readonly address: string;
	readonly other: string;
}

/** An invented word that is in no dictionary. */
const anyWord = fc
	.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 4, maxLength: 9 })
	.map((word) => `q${word}`);
const anyHex = (length: number) =>
	fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });

const anyIdentity: fc.Arbitrary<Identity> = fc
	.record<Identity>({
		first: anyWord,
		last: anyWord,
		host: anyWord.map((word) => `${word}-7`),
		domain: anyWord,
		number: fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String),
		callId: anyHex(32).map((hex) => `a1${hex}`),
		tag: anyHex(10).map((hex) => `b2${hex}`),
		guid: fc.uuid(),
		address: fc.ipV4().filter((address) => !NOBODY.test(address)),
		other: fc.ipV6().filter((address) => /^[1-9a-f].{11}/.test(address) && !address.includes(".")),
	})
	.filter((identity) => new Set(Object.values(identity)).size === Object.keys(identity).length);

function logOf({ first, last, host, domain, number, callId, tag, guid, address, other }: Identity): string {
	const [user, site] = [`${first}.${last}`, `${host}.${domain}.com`];
	const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
	const encoded = (text: string) => [
		Buffer.from(text).toString("base64"),
		Buffer.from(text).toString("hex"),
		encodeURIComponent(`<${text}>`),
	];
	const xml = `<user entity="sip:${user}@${domain}.com"><displayName>${capital(first)} ${capital(last)}</displayName><id>{${guid.toUpperCase()}}</id></user>`;
	const lines = [
		`08:00:00.000 33C:B00 INFO  :: ${domain.toUpperCase()}\\${first} signs in from ${host}, was ${last.toUpperCase()} (${callId.toUpperCase()})`,
		`08:00:00.001 33C:B00 INFO  :: ${encoded(user).join(" ")} ${encoded(callId).join(" ")} ${encoded(`${first}@${domain}.com`).join(" ")}`,
		`08:00:00.002 33C:B00 INFO  :: INVITE sip:+${number}@${domain}.com;user=phone SIP/2.0`,
		`Via: SIP/2.0/TLS ${address}:5061`,
		`From: "${capital(first)} ${capital(last)}" <sip:${user}@${domain}.com>;tag=${tag}`,
		`To: <sip:${first}@${site}>`,
		`Call-ID: ${callId}@${host}`,
		"CSeq: 1 INVITE",
		`Contact: <sip:${user}@[${other}]:5061>;+sip.instance="<urn:uuid:${guid}>"`,
		`X-Unknown: ${tag}; host=${site}`,
		"Content-Type: application/xml",
		`Content-Length: ${Buffer.byteLength(xml)}`,
		"",
		xml,
		`08:00:00.003 33C:B00 INFO  :: tag ${tag}, ${guid}, at ${address} and ${other}, tel +${number}, https://${site}/${user}?who=${first}`,
	];
	return `${lines.join("\r\n")}\r\n`;
}
