// Expand Selection: parameter, value, header, headers, message, transaction, log.

import { isSpace, type LogText, type Span, skipSpaces, trimEnd } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt, messagesOf } from "./goTo.ts";

/** The spans around `offset` from the narrowest to the whole log; each is strictly contained in the next. */
export function selectionSpans(trace: Trace, offset: number): readonly Span[] {
	const at = Math.max(0, Math.min(offset, trace.text.length));
	const candidates: Span[] = [{ start: 0, end: trace.text.length }, ...recordSpans(trace, at)];
	const message = messageAt(trace, at);
	if (message !== undefined) candidates.push(...messageSpans(trace, message, at));
	return nested(candidates, at);
}

/** The spans that contain the offset and nest, narrowest first. */
function nested(candidates: readonly Span[], at: number): readonly Span[] {
	const holding = candidates
		.filter(({ start, end }) => start <= at && at <= end && start < end)
		.sort((a, b) => b.end - b.start - (a.end - a.start));
	const kept: Span[] = [];
	for (const span of holding) {
		const outer = kept.at(-1);
		const isInside = !outer || (span.start >= outer.start && span.end <= outer.end);
		if (isInside && (!outer || span.end - span.start < outer.end - outer.start)) kept.push(span);
	}
	return kept.reverse();
}

function recordSpans(trace: Trace, at: number): readonly Span[] {
	const { records } = trace.index;
	const line = trace.lines.lineAt(at);
	const record = records.atLine(line);
	const ownLine = { start: trace.lines.start(line), end: trace.lines.end(line) };
	if (record < 0) return [ownLine];
	const { start, end } = records.span(record);
	const textStart = records.textStart(record);
	const lineEnd = trace.lines.end(records.line(record));
	return [
		ownLine,
		{ start, end: trimEnd(trace.text, start, end) },
		...(line === records.line(record)
			? [
					{ start, end: textStart },
					{ start: textStart, end: lineEnd },
				]
			: []),
	];
}

function messageSpans(trace: Trace, message: number, at: number): readonly Span[] {
	const { text } = trace;
	const { startLine, startSpan, headers, body, span } = trace.message(message);
	const found: Span[] = [startSpan, { start: span.start, end: trimEnd(text, span.start, span.end) }];
	if (startLine.kind === "request") found.push(startLine.method, startLine.uri);
	else found.push(startLine.code, startLine.reason, { start: startLine.code.start, end: startLine.reason.end });
	if (headers.length > 0) found.push({ start: headers[0]!.name.start, end: headers.at(-1)!.value.end });
	if (body) found.push(body);
	for (const { name, value } of headers) {
		if (at < name.start || at > value.end) continue;
		found.push(name, value, { start: name.start, end: value.end }, ...parameterSpans(text, value, at));
	}
	const transaction = contiguous(trace, messagesOf(trace.transactionOf(message)));
	if (transaction) found.push(transaction);
	return found;
}

/** From the first to the last of several messages, if no other message is in between. */
function contiguous(trace: Trace, messages: readonly number[]): Span | undefined {
	const [first, last] = [messages[0]!, messages.at(-1)!];
	if (last - first !== messages.length - 1 || first === last) return undefined;
	const { start } = trace.index.records.span(trace.index.messages.record(first));
	const { end } = trace.message(last).span;
	return { start, end: trimEnd(trace.text, start, end) };
}

/**
 * The parts of a header value at `at`: the whole parameter (separated by `;` and `,` outside quotes and brackets), its name,
 * its value with and without quotes; the same inside the angle brackets of an address.
 */
function parameterSpans(text: LogText, value: Span, at: number): readonly Span[] {
	const found: Span[] = [];
	const part = partAround(text, value, at);
	found.push(part, ...pairSpans(text, part));
	const open = text.indexOf("<", part.start);
	const close = open < 0 || open >= part.end ? -1 : text.indexOf(">", open);
	if (close < 0 || close >= part.end || at <= open || at > close) return found;
	const inner = { start: open + 1, end: close };
	const innerPart = partAround(text, inner, at);
	found.push(inner, { start: open, end: close + 1 }, innerPart, ...pairSpans(text, innerPart));
	return found;
}

function partAround(text: LogText, { start, end }: Span, at: number): Span {
	let from = start;
	let quoted = false;
	let angled = false;
	for (let here = start; here < end; here++) {
		const char = text.charAt(here);
		if (char === "\\" && quoted) here++;
		else if (char === '"') quoted = !quoted;
		else if (!quoted && char === "<") angled = true;
		else if (!quoted && char === ">") angled = false;
		else if (!quoted && !angled && (char === ";" || char === ",")) {
			if (here >= at) return trimmed(text, from, here);
			from = here + 1;
		}
	}
	return trimmed(text, from, end);
}

function pairSpans(text: LogText, { start, end }: Span): readonly Span[] {
	const name = pairAt(text, start)?.[1];
	if (name === undefined) return schemeSpans(text, { start, end });
	const equals = start + name.length;
	if (equals >= end) return [];
	const value = trimmed(text, equals + 1, end);
	const isQuoted =
		text.charAt(value.start) === '"' && text.charAt(value.end - 1) === '"' && value.end - value.start > 1;
	return [
		{ start, end: trimEnd(text, start, equals) },
		value,
		...(isQuoted ? [{ start: value.start + 1, end: value.end - 1 }] : []),
	];
}

/** `NTLM qop="auth"`: the parameter after the scheme, and its parts. */
function schemeSpans(text: LogText, { start, end }: Span): readonly Span[] {
	let space = start;
	while (space < end && !isSpace(text.charCodeAt(space))) space++;
	const rest = skipSpaces(text, space, end);
	if (space === start || rest >= end || rest === space) return [];
	const scheme = { start, end: space };
	return pairAt(text, rest) ? [scheme, { start: rest, end }, ...pairSpans(text, { start: rest, end })] : [scheme];
}

/** The name of a parameter at an offset, with the blanks behind it, as the first group. */
function pairAt(text: LogText, at: number): RegExpExecArray | null {
	return PAIR.exec(text.slice(at, at + LONGEST_PAIR));
}

const PAIR = /^([\w.+-]{1,100}[ \t]{0,4})=/;
const LONGEST_PAIR = 105;

function trimmed(text: LogText, start: number, end: number): Span {
	const from = skipSpaces(text, start, end);
	return { start: from, end: trimEnd(text, from, end) };
}
