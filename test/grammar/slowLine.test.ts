import assert from "node:assert/strict";
import fc from "fast-check";
import type { IGrammar } from "vscode-textmate";
import { leastCpuTime } from "../support/cpuTime.ts";
import { loadGrammar } from "../support/grammar.ts";

/** VS Code does not tokenize longer lines by default, and an XML body is often on a single line. */
const LENGTH = 20_000;

/** A line that costs this many times as much as a plain one is a fault; the worst one known costs six times as much. */
const MULTIPLE = 20;

/** Ignores short interruptions of the machine, which are not the fault of a rule. */
const FLOOR_MS = 50;

const prefix = "10:38:58.520 33C:B00 INFO  :: ";

/** Possible beginnings of a line, each of which leads to a different rule. */
const starts = [
	"",
	" ",
	prefix,
	"04/16/2013|03:17:30.168 1F68:C14 INFO  :: ",
	`${prefix}SIP/2.0 200 `,
	`${prefix}REGISTER sip:`,
	`${prefix}Sending Packet - `,
	`${prefix}Data Received -192.0.2.1:5061 (To Local Address: `,
	"04/16/2013|03:17:30.168 1F68:C14 ",
	"SIP/2.0 ",
	"INVITE ",
	"Via: SIP/2.0/TLS ",
	"Via: ",
	"From: ",
	'From: "',
	"To: <",
	"t: sip:",
	"Call-ID: ",
	"CSeq: 1 ",
	"Contact: ",
	"Record-Route: <",
	"WWW-Authenticate: ",
	'Proxy-Authorization: NTLM gssapi-data="',
	"Authentication-Info: Kerberos ",
	"ms-diagnostics: 4004;",
	"Warning: ",
	"Subject: ",
	"X-",
	"ms-",
	"realm=",
	"<",
	"<a b=",
	"a=",
	"m=audio ",
];

/** Pieces of which one is repeated to fill a line. */
const fillings = [
	"QWxhZGRpbjpvcGVuIHNlc2FtZQ",
	"word ",
	"=",
	";a=b",
	";tag=",
	";branch",
	'"',
	'\\"',
	' "a"',
	" ",
	"\t",
	"<",
	"<a ",
	'<a b="c"',
	"<!--",
	">",
	"<>",
	"0",
	"80",
	"80EE006",
	"0x80EF0191 ",
	":",
	"a:",
	"sip:",
	" sip:a@b",
	",",
	", ",
	"a-",
	"realm ",
	'opaque="',
	"(",
	"[",
	"é",
	"10:38:58.520 ",
	prefix,
];

/**
 * The engine gives up immediately if a character that a rule needs does not occur in the line. With all of these characters
 * at its end, the engine has to do the work.
 */
const tail = ` z="80EE006C) 1 bytes;tag=1;epid=1;branch=1 sip:a@b> SIP/2.0`;

suite("grammar: no line is slow", () => {
	let grammar: IGrammar;
	let plain: number;

	/** Processor time for one line in milliseconds, the best of several tries. */
	const cost = (line: string, tries: number): number =>
		leastCpuTime(tries, () => {
			const { ruleStack } = grammar.tokenizeLine2(line, null, 0);
			assert.equal(ruleStack.depth, 1, `a rule stays open: ${line.slice(0, 60)}`);
		});

	const check = (line: string): void => {
		const limit = Math.max(FLOOR_MS, MULTIPLE * plain);
		if (cost(line, 1) <= limit) return;
		const best = cost(line, 4);
		assert.ok(best <= limit, `${best.toFixed(1)} ms, plain ${plain.toFixed(2)} ms: ${line.slice(0, 80)}…`);
	};

	suiteSetup(async () => {
		grammar = await loadGrammar();
		const line = "plain text and nothing else ".repeat(LENGTH).slice(0, LENGTH);
		cost(line, 20);
		plain = cost(line, 20);
	});

	test("every beginning of a line with every repeated filling", () => {
		for (const start of starts)
			for (const filling of fillings) {
				const line = (start + filling.repeat(LENGTH / filling.length)).slice(0, LENGTH);
				check(line.slice(0, -tail.length) + tail);
			}
	});

	test("random mixtures", () => {
		const piece = fc.oneof(
			fc.constantFrom(...fillings),
			fc.constantFrom(...starts),
			fc.string({ minLength: 1, maxLength: 12, unit: "binary-ascii" }),
			fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }),
		);
		const line = fc
			.tuple(fc.constantFrom(...starts), fc.array(piece, { minLength: 1, maxLength: 8 }), piece)
			.map(([start, unit, end]) => {
				const body = unit.join("").replaceAll(/[\r\n]/g, " ") || " ";
				return (start + body.repeat(LENGTH / body.length)).slice(0, LENGTH - 12) + end.replaceAll(/[\r\n]/g, " ");
			});
		fc.assert(fc.property(line, check), { numRuns: 300 });
	});
});
