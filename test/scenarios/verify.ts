/**
 * A second check of a built log, with an independent reader: everything is valid unless meant to be wrong, and labels are on
 * start lines.
 */

import { Buffer } from "node:buffer";
import { account, type Read } from "./account.ts";
import type { Scenario } from "./scenario.ts";
import type { Trace } from "./trace.ts";

const RECORD = /^(?:(\d\d)\/(\d\d)\/(\d{4})\|)?(\d\d):(\d\d):(\d\d)\.(\d{3}) [0-9A-F]+:[0-9A-F]+ INFO +:: ?(.*)$/;
const REQUEST = /^([A-Z]+) \S+ SIP\/2\.0$/;
const RESPONSE = /^SIP\/2\.0 \d{3} \S/;
const FRAMING =
	/^(End of )?(?:Sending Packet - |Data Received -)\S+:\d+ \((?:From|To) Local Address: \S+:\d+\) (\d+) bytes:?$/;
const NEEDED = ["Via", "From", "To", "Call-ID", "CSeq"];
const ON_RESPONSES = new Set([
	"auth-failed",
	"auth-abandoned",
	"auth-challenge",
	"missing-ack",
	"clock-skew",
	"redirected",
]);
const HALF_A_DAY = 43_200_000;

interface Entry {
	readonly line: number;
	readonly text: string;
	/** Milliseconds of the day, or since 1970 if the log has dates. */
	readonly time: number;
	readonly process: string;
	readonly rest: string[];
}

export function verify(scenario: Scenario, trace: Trace, broken: boolean): void {
	const log = trace.text();
	const fail = (line: number, what: string): never => {
		throw new Error(`${scenario.file}:${line}: ${what}`);
	};
	if (/[^\r]\n|\r[^\n]/.test(log)) fail(1, "line ends that are not CRLF");
	const records: Entry[] = [];
	const loose = new Set<number>();
	for (const [index, text] of log.split("\r\n").entries()) {
		const match = RECORD.exec(text);
		if (match !== null) {
			const [month, day, year, hours, minutes, seconds, ms] = match.slice(1, 8).map(Number);
			const date = match[1] === undefined ? 0 : Date.UTC(year!, month! - 1, day);
			const time = date + ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + ms!;
			const process = /[0-9A-F]+(?=:[0-9A-F]+ INFO)/.exec(text)![0];
			records.push({ line: index + 1, text: match[8]!, time, process, rest: [] });
		} else {
			records.at(-1)?.rest.push(text);
			if (records.length === 0) loose.add(index + 1);
		}
	}
	let before = 0;
	let days = 0;
	const at = new Map<number, number>();
	for (const { line, time } of records) {
		if (time < before && before - time < HALF_A_DAY) fail(line, "time goes back");
		if (time < before) days++;
		before = time;
		at.set(line, time + days * 2 * HALF_A_DAY);
	}
	const messages: Read[] = [];
	const starts = new Map<number, "request" | "response">();
	for (const [index, record] of records.entries()) {
		const kind = REQUEST.test(record.text) ? "request" : RESPONSE.test(record.text) ? "response" : undefined;
		if (kind === undefined) continue;
		starts.set(record.line, kind);
		if (broken) continue;
		const end = record.rest.indexOf("");
		if (end < 0) fail(record.line, "headers without an end");
		const header = (name: string): string[] =>
			record.rest
				.slice(0, end)
				.filter((line) => line.startsWith(`${name}: `))
				.map((line) => line.slice(name.length + 2));
		for (const name of NEEDED) if (header(name).length === 0) fail(record.line, `no ${name}`);
		for (const name of ["From", "To", "Call-ID", "CSeq"]) if (header(name).length > 1) fail(record.line, `two ${name}`);
		if (!header("From")[0]!.includes(";tag=")) fail(record.line, "From without a tag");
		if (/tag=.*tag=|epid=.*epid=/.test(header("To")[0]!)) fail(record.line, "a parameter twice in To");
		const method = REQUEST.exec(record.text)?.[1];
		if (method !== undefined && !header("CSeq")[0]!.endsWith(` ${method}`)) fail(record.line, "CSeq of another method");
		messages.push({
			line: record.line,
			at: at.get(record.line)!,
			process: record.process,
			start: record.text,
			header: (name) => header(name)[0],
			text: [record.text, ...record.rest].join("\n"),
		});
		const rest = record.rest.slice(end + 1);
		if (index === records.length - 1) rest.pop();
		const length = header("Content-Length")[0];
		const exact = Buffer.byteLength(rest.join("\r\n"));
		const ended = exact + 2;
		if (length !== undefined && Number(length) !== exact && (rest.length === 0 || Number(length) !== ended))
			fail(record.line, `Content-Length ${length}, ${exact} octets`);
		for (const [side, offset] of [
			["before", -1],
			["after", 1],
		] as const) {
			const framing = FRAMING.exec(records[index + offset]?.text ?? "");
			if (framing === null || (side === "after") !== (framing[1] !== undefined)) continue;
			const head = Buffer.byteLength(`${[record.text, ...record.rest.slice(0, end)].join("\r\n")}\r\n\r\n`);
			if (Number(framing[2]) !== head + Number(length))
				fail(record.line, `the framing record ${side} says ${framing[2]}`);
		}
	}
	const lines = new Map(records.map((record) => [record.line, record.text]));
	for (const { rule, line } of [...scenario.expected, ...(scenario.hints ?? [])]) {
		if (rule === "truncated-message" && loose.has(line)) continue;
		if (rule === "error-code" ? starts.has(line) || !lines.has(line) : !starts.has(line))
			fail(line, `no place for ${rule}`);
		if (ON_RESPONSES.has(rule) && starts.get(line) !== "response") fail(line, `${rule} is not on a response`);
		if (rule === "failed-transaction" && !/^SIP\/2\.0 [456]/.test(lines.get(line)!)) fail(line, "not a failure");
		if (rule.startsWith("auth-c") && !/ 40[17] /.test(lines.get(line)!)) fail(line, "not a challenge");
	}
	for (const { line, outcome } of scenario.outcomes ?? [])
		if (starts.get(line) !== (outcome === "orphan" ? "response" : "request")) fail(line, `no place for ${outcome}`);
	for (const { kind, line } of scenario.activities ?? []) if (!starts.has(line)) fail(line, `no place for ${kind}`);
	for (const source of [...(scenario.answer?.has ?? []), ...(scenario.answer?.never ?? [])]) new RegExp(source, "iu");
	const last = records.at(-1);
	if (!broken && last !== undefined)
		account(scenario, messages, { at: at.get(last.line)!, process: last.process }, trace.told);
}
