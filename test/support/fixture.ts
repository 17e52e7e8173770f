// Concise notations for fixtures: cursor marks in a text, logs from scripts, and results as text.

import type { Trace } from "../../server/src/core/index.ts";

/** A fixture without its marks, and the positions of the marks. */
export interface Marked {
	readonly text: string;
	/** The offset of each `<|>`. */
	readonly offsets: readonly number[];
	/** What each pair of `<|` and `|>` enclosed, in order of their starts. */
	readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Removes the marks from a fixture: `<|>` is a cursor, `<|…|>` a range; ranges may nest. */
export function parseMarks(marked: string): Marked {
	const offsets: number[] = [];
	const ranges: { start: number; end: number }[] = [];
	const open: number[] = [];
	let text = "";
	let from = 0;
	for (const { 0: mark, index } of marked.matchAll(/<\|>|<\||\|>/g)) {
		text += marked.slice(from, index);
		from = index + mark.length;
		if (mark === "<|>") offsets.push(text.length);
		else if (mark === "<|") open.push(ranges.push({ start: text.length, end: -1 }) - 1);
		else ranges[open.pop()!]!.end = text.length;
	}
	return { text: text + marked.slice(from), offsets, ranges };
}

/** The lines of a template without indentation and blank lines, which only make it readable. */
export function linesOf(template: string): readonly string[] {
	return template
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
}

/**
 * Writes a log from a script with one line per record:
 *
 *     0       INVITE 1               request with its CSeq number; seconds after 10:00:00.000
 *     0.5     180 1 INVITE           response with the CSeq of its request
 *     23:59:59.900 # some text       any time, and a record without SIP
 *
 * `call=`, `uri=` (of the request), `from=` and `to=` (URIs), `tag=` (From), `totag=`, `over=` (a transport), `via=` (its
 * address), `branch=`, `reason=` (one word) and `pid=` may follow; a value of `-` omits the part, and so does a `-` for the
 * CSeq number. `| Name: value` at the end adds a header, and after an empty one the lines of a body.
 */
export function writeLog(script: string): string {
	return linesOf(script).map(writeRecord).join("");
}

function writeRecord(line: string): string {
	const [, when, what] = /^(\S+)\s+(.*)$/.exec(line)!;
	const [words, ...headers] = what!.split(/\s*\|\s*/);
	const options = new Map([...words!.matchAll(/(\w+)=(\S+)/g)].map((match) => [match[1]!, match[2]!]));
	const prefix = `${timeText(when!)} ${options.get("pid") ?? "33C"}:B00 INFO  :: `;
	if (what!.startsWith("#"))
		return `${prefix}${what!
			.slice(1)
			.replace(/\b\w+=\S+/g, "")
			.trim()}\r\n`;
	const [first, number, answered] = words!.split(/\s+/);
	const status = /^\d/.test(first!);
	return `${prefix}${message({
		start: status
			? statusLine(first!, options.get("reason") ?? "Reason")
			: `${first} ${options.get("uri") ?? "sip:bob@example.com"} SIP/2.0`,
		cseq: number === "-" ? null : `${number} ${status ? answered : first}`,
		callId: options.get("call") ?? "c1",
		from: options.get("from") ?? "sip:alice@example.com",
		to: options.get("to") ?? "sip:bob@example.com",
		fromTag: options.get("tag") ?? "a",
		toTag: options.get("totag") ?? "-",
		via: `${options.get("over") ?? "TCP"} ${options.get("via") ?? "192.0.2.1:7519"}`,
		branch: options.get("branch") ?? "-",
		headers,
	})}\r\n`;
}

function statusLine(status: string, reason: string): string {
	return reason === "-" ? `SIP/2.0 ${status}` : `SIP/2.0 ${status} ${reason}`;
}

function timeText(when: string): string {
	if (!/^\d+(\.\d+)?$/.test(when)) return when;
	const ms = Math.round(Number(when) * 1000) + 10 * 3_600_000;
	return new Date(ms).toISOString().slice(11, 23);
}

function message(parts: {
	start: string;
	cseq: string | null;
	callId: string;
	from: string;
	to: string;
	fromTag: string;
	toTag: string;
	via: string;
	branch: string;
	headers: readonly string[];
}): string {
	const option = (name: string, value: string) => (value === "-" ? "" : `;${name}=${value}`);
	return [
		parts.start,
		`Via: SIP/2.0/${parts.via}${option("branch", parts.branch)}`,
		`From: <${parts.from}>${option("tag", parts.fromTag)}`,
		`To: <${parts.to}>${option("tag", parts.toTag)}`,
		...(parts.callId === "-" ? [] : [`Call-ID: ${parts.callId}`]),
		...(parts.cseq === null ? [] : [`CSeq: ${parts.cseq}`]),
		...parts.headers,
		"",
	].join("\r\n");
}

/**
 * Writes the log of a server from the same script. `dir=in` and `dir=out` say which way a message went, which headers do not
 * show there.
 */
export function writeServerLog(script: string): string {
	return linesOf(script)
		.map((line) => {
			const [, time, pid, text] = /^(\S+) (\w+):\S+ INFO {2}:: (.*)$/s.exec(writeRecord(line))!;
			const way = /\bdir=(in|out)/.exec(line)?.[1];
			const frame = way ? `Direction: ${way}${way === "in" ? "coming" : "going"}\r\nPeer: 192.0.2.9:5061\r\n` : "";
			const head = `TL_INFO(TF_PROTOCOL) [0]${pid!.padStart(4, "0")}.0D6C::03/02/2017-${time}.00005591 (SIPStack,F:P.cpp(265)) [1]`;
			return `${head} $$begin_record\r\n${frame}Start-Line: ${text!.trimEnd()}\r\n$$end_record\r\n\r\n`;
		})
		.join("");
}

/**
 * The transactions of a trace, one line for each: `INVITE 1 success 20 ms: 0 =1 ~2 >3 >>4 +5`. The numbers are those of
 * messages: the request, `=` its copies, `~` provisional, `>` final and `>>` later final responses, `+` ACKs.
 * `cancel #3` and `of #2` name other transactions.
 */
export function transactionLines(trace: Trace): readonly string[] {
	return trace.transactions.map((transaction) => {
		const { method, cseqNumber, request, retransmissions, provisionals, final, laterFinals, acks } = transaction;
		const number = cseqNumber === 0xffffffff ? "-" : cseqNumber;
		const duration = transaction.durationMs === null ? "" : ` ${transaction.durationMs} ms`;
		const marked = (mark: string, messages: readonly number[]) => messages.map((at) => `${mark}${at}`);
		const parts = [
			...(request === null ? [] : [request]),
			...marked("=", retransmissions),
			...marked("~", provisionals),
			...(final === null ? [] : marked(">", [final])),
			...marked(">>", laterFinals),
			...marked("+", acks),
			...(transaction.cancel === null ? [] : [`cancel #${transaction.cancel}`]),
			...(transaction.invite === null ? [] : [`of #${transaction.invite}`]),
		];
		return `${method || "?"} ${number} ${transaction.outcome}${duration}: ${parts.join(" ")}`;
	});
}

/** A message on one line: `→ REGISTER sip:a@b | Call-ID | CSeq | 2 headers | body lines`; `←` received, `?` unknown. */
export function messageLine(trace: Trace, number: number): string {
	const { index, text } = trace;
	const { messages } = index;
	const { startSpan, headers, body } = trace.message(number);
	const arrow = { sent: "→", received: "←", unknown: "?" }[trace.direction(number)];
	const cseq = messages.cseqNumber(number);
	const parts = [
		`${arrow} ${text.slice(startSpan.start, startSpan.end)}`,
		index.symbolText(messages.callId(number)) || "no Call-ID",
		cseq === 0xffffffff ? "no CSeq" : `${cseq} ${index.symbolText(messages.cseqMethod(number))}`,
		`${headers.length} header${headers.length === 1 ? "" : "s"}`,
	];
	if (body) parts.push(text.slice(body.start, body.end).replace(/\s*[\r\n]+\s*/g, " / "));
	return parts.join(" | ");
}

/** All messages of a trace, one per line. */
export function messageLines(trace: Trace): readonly string[] {
	return Array.from({ length: trace.index.messages.count }, (_, number) => messageLine(trace, number));
}
