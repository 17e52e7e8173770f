// Finds identifying data in bodies; the only place that maps body types to finders.

import { type BodyKind, type BodyPart, bodyParts } from "../bodies/parts.ts";
import { header as headerFact } from "../sip/facts/headers.ts";
import type { Message } from "../sip/message.ts";
import type { LineIndex, LogText } from "../text.ts";
import { findInHeader } from "./headers.ts";
import { findInHtml, findInXml } from "./markup.ts";
import type { AddPlace } from "./place.ts";
import { findInSdp } from "./sdp.ts";
import { kindOfValue } from "./values.ts";

/**
 * Finds identifying data in the body of a message, at offsets into the log. A body without a finder is replaced as a whole.
 */
export function findInBody(text: LogText, lines: LineIndex, message: Message, add: AddPlace): void {
	for (const part of bodyParts(text, lines, message)) {
		const { start, end } = part.span;
		const body = text.slice(start, end);
		findInPart(part, body, shifted(add, start));
	}
}

function findInPart({ kind, contentType }: BodyPart, body: string, add: AddPlace): void {
	if (kind === "xml" || /^<[?!]?[A-Za-z]/.test(body)) findInMarkup(kind, body, add);
	else if (kind === "sdp") findInSdp(body, add);
	else if (kind === "json") findInJson(body, add);
	else if (kind === "sipfrag" || LISTS.test(contentType) || body.startsWith("VQ")) findInLines(body, add);
	else add(0, body.length, kind === "html" || /^text\/plain$/i.test(contentType) ? "text" : "body");
}

function findInMarkup(kind: BodyKind, body: string, add: AddPlace): void {
	if (kind === "html") findInHtml(body, add);
	else findInXml(body, add);
}

/** Types in which each line is a header or a protocol keyword: sign-outs, quality reports, telephone keys. */
const LISTS = /^(?:text\/registration-event|application\/vq-rtcpxr|application\/dtmf-relay|message\/.*)$/i;

function findInLines(body: string, add: AddPlace): void {
	for (const { 0: line, 1: name, 2: value, index } of body.matchAll(/^([A-Za-z][\w-]{0,60})[ \t]*[:=](.*)$/gm)) {
		const start = index + line.length - value!.length;
		// A telephone key may be part of a PIN.
		if (/^Signal$/i.test(name!)) add(start, start + value!.length, "text");
		else if (/^(?:CallID|DialogID)$/i.test(name!)) findInHeader("Call-ID", value!, shifted(add, start));
		else if (headerFact(name!)) findInHeader(name!, value!, shifted(add, start));
	}
}

function shifted(add: AddPlace, by: number): AddPlace {
	return (start, end, kind) => add(by + start, by + end, kind);
}

/** The string values in JSON (RFC 8259 §7). */
function findInJson(body: string, add: AddPlace): void {
	for (let open = body.indexOf('"'); open >= 0; ) {
		const close = stringEnd(body, open);
		const value = body.slice(open + 1, close);
		const kind = /^"\s{0,20}:/.test(body.slice(close, close + 22)) ? undefined : kindOfValue("", "", value);
		if (kind) add(open + 1, close, kind);
		open = body.indexOf('"', close + 1);
	}
}

/** The closing quote of a string; if it is missing, the end of its line or of the body. */
function stringEnd(body: string, open: number): number {
	let at = open + 1;
	while (at < body.length && !/["\r\n]/.test(body.charAt(at))) at += body.charAt(at) === "\\" ? 2 : 1;
	return Math.min(at, body.length);
}
