// `rtcdll show`: one message or record of a log, or all messages of a call, complete or in part.

import {
	bodies,
	copy,
	findCall,
	headText,
	messageOnLine,
	printable,
	readableBody,
	type Trace,
	tokenAt,
	tokenDocument,
} from "../core/index.ts";
import { readOneLog, reportRepairs } from "./log.ts";
import { say, writeLong } from "./output.ts";
import { type ExitStatus, NONE_MATCHED, SUCCESS, UNREADABLE } from "./status.ts";
import { UsageError } from "./usageError.ts";
import { readTrace } from "./withProgress.ts";

/**
 * Which messages to show (one of `line`, `message` and `call`), and which parts of them; without a part, complete records.
 */
export interface ShowOptions {
	/** As typed; `-` is standard input. */
	readonly file: string;
	/** A line of the log, 1-based. */
	readonly line: number | undefined;
	/** The number of a message, counted from 1. */
	readonly message: number | undefined;
	/** A line, or a Call-ID or a prefix of one. */
	readonly call: string | undefined;
	readonly headers: boolean;
	readonly body: boolean;
	readonly token: boolean;
}

/** Prints the selected messages. */
export async function showMessages(options: ShowOptions): Promise<ExitStatus> {
	const { line, message, call } = options;
	if (line === undefined && message === undefined && call === undefined) {
		throw new UsageError("Say which message: --line, --message or --call.");
	}
	const input = await readOneLog(options.file, "shown");
	if (input?.text === undefined) return UNREADABLE;
	reportRepairs(input);
	const trace = readTrace(input.text);
	const chosen = choose(trace, options);
	if ("reason" in chosen) {
		say(`${input.name}: ${chosen.reason}`);
		return UNREADABLE;
	}
	const shown = "record" in chosen ? [recordText(trace, chosen.record)] : partsOf(trace, chosen.messages, options);
	for (const text of shown) await writeLong(forOutput(text));
	if (shown.length === 0) say(`${input.name}: ${lacking(options)}`);
	if (input.problem) return UNREADABLE;
	return shown.length > 0 ? SUCCESS : NONE_MATCHED;
}

type Chosen = { readonly messages: readonly number[] } | { readonly record: number } | { readonly reason: string };

function choose(trace: Trace, { line, message, call, headers, body, token }: ShowOptions): Chosen {
	const { messages, records } = trace.index;
	if (message !== undefined) {
		if (message <= messages.count) return { messages: [message - 1] };
		return { reason: `There is no message ${message}: the log has ${messages.count}.` };
	}
	const found = call !== undefined ? findCall(trace, call) : messageOnLine(trace, line!);
	if (!("reason" in found)) {
		return { messages: call !== undefined ? trace.calls.messagesOf(found.message) : [found.message] };
	}
	if (call !== undefined || headers || body || token || line! > trace.lines.count) return found;
	const record = records.atLine(line! - 1);
	return record < 0 ? { reason: `Line ${line} is before the first record.` } : { record };
}

/** The requested parts of each message, in file order. */
function partsOf(
	trace: Trace,
	messages: readonly number[],
	{ headers, body, token }: Pick<ShowOptions, "headers" | "body" | "token">,
): readonly string[] {
	return messages.flatMap((message) => {
		const { start } = trace.message(message).startSpan;
		if (!headers && !body && !token) {
			const copied = copy(trace, start, "message");
			return "text" in copied ? [copied.text] : [];
		}
		return [
			...(headers ? [headText(trace.text, trace.message(message))] : []),
			...(body ? bodyTexts(trace, start) : []),
			...(token ? tokenTexts(trace, start) : []),
		].map((text) => `${text.trimEnd()}\n\n`);
	});
}

function bodyTexts(trace: Trace, offset: number): readonly string[] {
	const found = bodies(trace, offset);
	if ("reason" in found) return [];
	return found.parts.map((part) => {
		const head = found.parts.length > 1 ? `Content-Type: ${part.contentType}\n\n` : "";
		return head + readableBody(trace.text, part);
	});
}

function tokenTexts(trace: Trace, offset: number): readonly string[] {
	const found = tokenAt(trace, offset);
	return found ? [tokenDocument(found.decoded)] : [];
}

function recordText(trace: Trace, record: number): string {
	const { start, end } = trace.index.records.span(record);
	return trace.text.slice(start, end);
}

function lacking({ body, token }: ShowOptions): string {
	const parts = [body ? "body" : "", token ? "security token" : ""].filter(Boolean).join(" or ");
	return `This part of the log has no ${parts}.`;
}

/**
 * Escapes control characters for a terminal, because a log is untrusted and must not move the cursor. Other output is
 * unchanged.
 */
function forOutput(text: string): string {
	const ended = /[\r\n]$/.test(text) ? text : `${text}\n`;
	if (process.stdout.isTTY !== true) return ended;
	return ended
		.split(/\r\n|\n|\r/)
		.map((line) => line.split("\t").map(printable).join("\t"))
		.join("\n");
}
