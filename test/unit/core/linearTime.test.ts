// Parsing and reporting take linear time in the length of the log, for ordinary logs and for the worst shapes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace, report } from "../../../server/src/core/index.ts";
import { cpuTime } from "../../support/cpuTime.ts";
import { writeLog } from "../../support/fixture.ts";

const P = "10:38:58.520 33C:B00 INFO  :: ";
const HEADERS = "From: <sip:a@h>;tag=1\nTo: <sip:b@h>\nVia: SIP/2.0/TCP h\nCall-ID: x\nCSeq: 1 INVITE\n";

/** Logs by size; `size` is the largest one that is tried. */
const shapes: Record<string, { readonly size: number; readonly make: (size: number) => string }> = {
	"the sample, again and again": {
		size: 800,
		make: (size) => readFileSync(join(import.meta.dirname, "../../fixtures/RTCDLL0.log"), "utf8").repeat(size),
	},
	"one Call-ID for all messages": {
		size: 20_000,
		make: (size) => repeated(size / 2, (cseq) => `0 INFO ${cseq}\n0 200 ${cseq} INFO`),
	},
	"one request again and again": { size: 20_000, make: (size) => repeated(size, () => "0 INVITE 1") },
	"one great request and many small copies": {
		size: 20_000,
		make: (size) => `${P}BYE sip:a SIP/2.0\n${HEADERS.replace("INVITE", "BYE")}${"X: y\n".repeat(size)}${copies(size)}`,
	},
	"one great challenged request and many small ones": {
		size: 20_000,
		make: (size) =>
			`${P}BYE sip:a SIP/2.0\n${HEADERS.replace("INVITE", "BYE")}${"X: y\n".repeat(size)}` +
			repeated(size / 2, (cseq) => `0 INFO ${cseq} tag=t${cseq} call=x\n0 401 ${cseq} INFO tag=t${cseq} call=x`),
	},
	"one response again and again": { size: 20_000, make: (size) => repeated(size, () => "0 200 1 INVITE") },
	"one INVITE and many ACKs": {
		size: 20_000,
		make: (size) => writeLog("0 INVITE 1\n0 200 1 INVITE") + repeated(size, () => "0 ACK 1"),
	},
	"one INVITE and many 180": {
		size: 20_000,
		make: (size) => writeLog("0 INVITE 1") + repeated(size, () => "0 180 1 INVITE"),
	},
	"one challenge after the other": {
		size: 20_000,
		make: (size) => repeated(size / 2, (cseq) => `0 INFO ${cseq}\n0 401 ${cseq} INFO | WWW-Authenticate: NTLM`),
	},
	"requests of one key with different branches": {
		size: 20_000,
		make: (size) => repeated(size, (number) => `0 INVITE 1 branch=z${number}`),
	},
	"orphans of one key with different branches": {
		size: 20_000,
		make: (size) => repeated(size, (number) => `0 200 1 INVITE branch=z${number}`),
	},
	"requests of one key with different tags": {
		size: 20_000,
		make: (size) => repeated(size, (number) => `0 INVITE 1 tag=t${number}`),
	},
	"different Call-IDs": { size: 20_000, make: (size) => repeated(size, (number) => `0 INVITE 1 call=c${number}`) },
	"one long line without a record": { size: 5_000_000, make: (size) => "x".repeat(size) },
	"one long record": { size: 5_000_000, make: (size) => P + "1".repeat(size) },
	"one long start line": { size: 5_000_000, make: (size) => `${P}INVITE sip:${"a".repeat(size)} SIP/2.0\n${HEADERS}` },
	"one long status": { size: 5_000_000, make: (size) => `${P}SIP/2.0 ${"4".repeat(size)}\n${HEADERS}` },
	"one long body line": {
		size: 5_000_000,
		make: (size) => `${P}INVITE sip:a SIP/2.0\n${HEADERS}\n${"x ".repeat(size / 2)}`,
	},
	"blank lines": { size: 100_000, make: (size) => `${P}INVITE sip:a SIP/2.0\n${HEADERS}${"\n".repeat(size)}` },
	"blank lines of many blanks": {
		size: 100_000,
		make: (size) => `${P}INVITE sip:a SIP/2.0\n${" ".repeat(size)}\n${HEADERS}`,
	},
	"lone CRs": { size: 1_000_000, make: (size) => `${P}INVITE sip:a SIP/2.0\r${HEADERS}${"\r".repeat(size)}` },
	"junk among the headers": {
		size: 100_000,
		make: (size) => `${P}INVITE sip:a SIP/2.0\n${"junk\n".repeat(size)}${HEADERS}`,
	},
	"headers without end": {
		size: 100_000,
		make: (size) => `${P}INVITE sip:a SIP/2.0\n${"X: y\n".repeat(size)}${HEADERS}`,
	},
	"Vias without end": {
		size: 100_000,
		make: (size) => `${P}INVITE sip:a SIP/2.0\n${"Via: y\n".repeat(size)}${HEADERS}`,
	},
	"a value wrapped by an open quote": { size: 50_000, make: (size) => message(`"${"a\n".repeat(size)}`) },
	"a value wrapped by commas": { size: 50_000, make: (size) => message("a=b,\n".repeat(size)) },
	"a folded value": { size: 50_000, make: (size) => message("a\n ".repeat(size)) },
	"a value of blanks": { size: 2_000_000, make: (size) => message(`a${" ".repeat(size)}b`) },
	"a value of one word": { size: 2_000_000, make: (size) => message("a".repeat(size)) },
	"a value of semicolons": { size: 2_000_000, make: (size) => message(";".repeat(size)) },
	"a value of parameters without value": { size: 2_000_000, make: (size) => message(";tag".repeat(size / 4)) },
	"a value of quotes": { size: 2_000_000, make: (size) => message('a="'.repeat(size / 4)) },
	"a value of escapes": { size: 2_000_000, make: (size) => message(`1;a="${"\\a".repeat(size / 2)}`) },
	"a value of brackets": { size: 2_000_000, make: (size) => message("<".repeat(size)) },
	"a value of hexadecimal numbers": { size: 2_000_000, make: (size) => message("0x80ef".repeat(size / 6)) },
};

/** A request and its rejection, in which every header that is read has the value. */
function message(value: string): string {
	const names = [
		"Authorization",
		"WWW-Authenticate",
		"ms-diagnostics",
		"Warning",
		"Reason",
		"Contact",
		"Date",
		"Event",
	];
	const long = `${names.map((name) => `${name}: ${value}`).join("\n")}\nFrom: ${value}\nTo: ${value}\nCall-ID: x\nCSeq: `;
	const parts = ["REGISTER sip:a SIP/2.0", "SIP/2.0 401 x", "REGISTER sip:a SIP/2.0", "SIP/2.0 403 x"];
	return parts.map((start, number) => `${P}${start}\n${long}${number >> 1} REGISTER\n\n`).join("");
}

function copies(size: number): string {
	return `${P}BYE sip:a SIP/2.0\n${HEADERS.replace("INVITE", "BYE")}\n`.repeat(size / 4);
}

function repeated(size: number, script: (number: number) => string): string {
	return writeLog(Array.from({ length: size }, (_, number) => script(number)).join("\n"));
}

suite("linear time", () => {
	for (const [name, { size, make }] of Object.entries(shapes)) {
		test(name, () => {
			const [small, large] = [make(size / 8), make(size)];
			const once = medianTime(3, small);
			// Twice the factor, and an allowance for garbage collection: a quadratic step would take 64 times as long.
			const limit = 16 * once + 150;
			const eight = timeOf(large);
			// One slow run may be due to the machine; the median of five is due to the code.
			if (eight <= limit) return;
			const again = medianTime(5, large);
			assert.ok(again <= limit, `${once.toFixed(1)} ms for an eighth, ${again.toFixed(1)} ms for all`);
		}).timeout(300_000);
	}

	test("values of many megabytes overflow no stack", () => {
		for (const value of [`"${"a".repeat(20_000_000)}`, `1;a="${"\\a".repeat(10_000_000)}`]) {
			report(parseTrace(`${P}REGISTER sip:a SIP/2.0\nFrom: ${value}\nCall-ID: x\nCSeq: 1 REGISTER\n`), "");
		}
	}).timeout(300_000);
});

/** The median time for parsing `text` and reporting on it, in ms. */
function medianTime(runs: number, text: string): number {
	const times = Array.from({ length: runs }, () => timeOf(text));
	return times.sort((a, b) => a - b)[runs >> 1]!;
}

function timeOf(text: string): number {
	return cpuTime(() => report(parseTrace(text), ""));
}
