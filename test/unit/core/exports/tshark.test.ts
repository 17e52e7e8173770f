// What tshark reads in our pcapng: every message of the corpus with the Call-ID, CSeq, time, direction and line of the log.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseTrace, pcapng, type Trace } from "../../../../server/src/core/index.ts";
import { headerText } from "../../../../server/src/core/sip/message.ts";
import { CORPUS, corpusLogs } from "../../../support/oracle.ts";

suite("pcapng, read by tshark", () => {
	test("every message of the corpus", function () {
		const logs = corpusLogs();
		if (logs.length === 0) {
			console.log(`      skipped: no corpus at ${CORPUS}`);
			this.skip();
		}
		if (spawnSync("tshark", ["--version"]).error) {
			console.log("      skipped: no tshark on the path");
			this.skip();
		}
		const traces = logs.map(({ text, name }) => ({ name, trace: parseTrace(text) }));
		// Several sections in one file, so that tshark has to start only once.
		const packets = readByTshark(traces.map(({ trace, name }) => Buffer.concat([...pcapng(trace, name)])));
		const wanted = traces.flatMap(({ name, trace }) => messagesOf(name, trace));
		assert.equal(packets.length, wanted.length, "a packet for each message");
		const faults = wanted.flatMap(({ place, fields, isDissected }, at) => {
			const shown = isDissected ? [0, 1, 2, 3, 4] : [0, 3, 4];
			const [ours, theirs] = [fields, packets[at]!].map((all) => shown.map((field) => all[field]).join(" | "));
			return ours === theirs ? [] : [`${place}: ${ours}; tshark: ${theirs}`];
		});
		assert.deepEqual(faults, []);
		const dissected = wanted.filter(({ isDissected }) => isDissected).length;
		console.log(
			`      ${wanted.length} messages, ${dissected} of them with a start line and headers that tshark takes apart`,
		);
		assert.ok(dissected > 0.95 * wanted.length);
	});
});

/** Time in seconds, Call-ID, CSeq, direction and comment of each message of a log. */
function messagesOf(name: string, trace: Trace) {
	return Array.from({ length: trace.index.messages.count }, (_, message) => {
		const read = trace.message(message);
		const header = (wanted: string) => oneBlank(headerText(trace.text, read, wanted) ?? "");
		const line = trace.index.messages.line(message) + 1;
		const time = (trace.clock(message) / 1000).toFixed(3);
		return {
			place: `${name}:${line}`,
			fields: [time, header("Call-ID"), header("CSeq"), trace.direction(message), `Line ${line}`],
			isDissected: isDissected(trace.text.slice(read.span.start, read.span.end)),
		};
	});
}

/**
 * tshark does not dissect messages whose start line deviates from RFC 3261 §25.1 in any way, or whose Call-ID or CSeq has
 * blanks before its colon, is not ASCII, or (for the CSeq) is not a number and a method; we read some of these.
 */
function isDissected(text: string): boolean {
	const [startLine = ""] = text.split(/\r\n?|\n/, 1);
	const isStrict = /^(?:SIP\/2\.0 [1-6]\d\d .*|[^\s:]+ [a-z][a-z0-9+.-]*:[^\s<>]+ SIP\/2\.0)$/i.test(startLine);
	return isStrict && /^(?:Call-ID|i):[ \t]*[!-~]+[ \t]*$/im.test(text) && /^CSeq:\s*\d+\s+[!-~]+\s*$/im.test(text);
}

/** A line ending within a value is written with a backslash. */
function oneBlank(value: string): string {
	return value.replace(/(?:\\r|\\n|\s)+/g, " ").trim();
}

function readByTshark(sections: readonly Buffer[]): readonly (readonly string[])[] {
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-pcapng-"));
	try {
		const file = join(folder, "corpus.pcapng");
		writeFileSync(file, Buffer.concat(sections));
		const fields = ["frame.time_epoch", "sip.Call-ID", "sip.CSeq", "frame.packet_flags_direction", "frame.comment"];
		const { stdout, stderr, status } = spawnSync(
			"tshark",
			[
				"-r",
				file,
				"-T",
				"fields",
				"-E",
				"separator=/t",
				"-E",
				"occurrence=f",
				...fields.flatMap((field) => ["-e", field]),
			],
			{ encoding: "utf8", maxBuffer: 1 << 28 },
		);
		assert.equal(status, 0, stderr);
		return stdout
			.split("\n")
			.slice(0, -1)
			.map((line) => {
				const [time = "", callId = "", cseq = "", direction = "", comment = ""] = line.split("\t");
				return [Number(time).toFixed(3), oneBlank(callId), oneBlank(cseq), DIRECTIONS[Number(direction)]!, comment];
			});
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const DIRECTIONS = ["unknown", "received", "sent"];
