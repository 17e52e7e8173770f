// Finds identifying data in headers that their shape does not reveal: display names, Call-IDs, subjects, credentials.

import { header as headerFact } from "../sip/facts/headers.ts";
import { parameterFact } from "../sip/facts/parameters.ts";
import { AUTH_HEADERS } from "../trace/signIns/authHeaders.ts";
import { findCredentials } from "./credentials.ts";
import { kindOfParameter } from "./parameters.ts";
import type { AddPlace } from "./place.ts";
import { addHost, nameOrId } from "./shapes.ts";
import { isStandardValue } from "./standardWords.ts";

/**
 * Finds data that shapes do not reveal in the value of a header, at offsets from its start. `name` is as written, long or
 * compact.
 */
export function findInHeader(name: string, value: string, add: AddPlace): void {
	const fact = headerFact(name);
	const long = (fact?.name ?? name).toLowerCase();
	if (SETTLED.get(long)?.test(value)) add(0, value.length, "kept");
	else if (CREDENTIALS.has(long)) findCredentials(value, add);
	else if (CALL_IDS.has(long)) findCallId(value, add);
	else if (TEXTS.has(long)) add(0, value.length, "text");
	else if (IDS.has(long)) add(0, value.search(/[;,\s]|$/), "id");
	else {
		if (long === "via") findSentBy(value, add);
		findDisplayNames(value, add);
		if (!fact) findUnknown(value, add);
		else if (!SENTENCES.has(long)) findUnknownParameters(fact.name, value, add);
	}
}

/** Headers whose value identifies nobody if it is well-formed. */
const SETTLED: ReadonlyMap<string, RegExp> = new Map([
	["cseq", /^\s*\d+\s+[A-Za-z]+\s*$/],
	["content-length", /^\s*\d+\s*$/],
	["expires", /^\s*\d+\s*$/],
	["max-forwards", /^\s*\d+\s*$/],
	["min-expires", /^\s*\d+\s*$/],
	["rseq", /^\s*\d+\s*$/],
	["rack", /^\s*\d+\s+\d+\s+[A-Za-z]+\s*$/],
	["date", /^\s*[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} [\d:]{7,8} [A-Z]{3}\s*$/],
	["server", /^[\w\s./,()-]+$/],
	["user-agent", /^[\w\s./,()-]+$/],
	["allow", /^[A-Za-z\s,]+$/],
]);

const CREDENTIALS: ReadonlySet<string> = new Set(AUTH_HEADERS.map((name) => name.toLowerCase()));
const CALL_IDS: ReadonlySet<string> = new Set(["call-id", "in-reply-to", "replaces", "join", "target-dialog"]);
const TEXTS: ReadonlySet<string> = new Set(["subject", "organization", "ms-subject", "thread-topic"]);
const IDS: ReadonlySet<string> = new Set([
	"sip-etag",
	"sip-if-match",
	"ms-conversation-id",
	"session-id",
	"content-id",
]);

/** Headers with messages from servers and clients, which are the reason for sharing the log. */
const SENTENCES: ReadonlySet<string> = new Set([
	"ms-diagnostics",
	"ms-diagnostics-public",
	"ms-client-diagnostics",
	"warning",
	"reason",
	"content-type",
]);

/** `a84b4c76@192.0.2.1`, several of them, or one with parameters (RFC 3261 §20.8, RFC 3891). */
function findCallId(value: string, add: AddPlace): void {
	for (const { 0: id, index } of value.matchAll(/(?<![^\s,])[^\s,;]+/g)) {
		const at = id.lastIndexOf("@");
		add(index, index + (at > 0 ? at : id.length), "callId");
		if (at > 0) addHost(value, index + at + 1, add);
	}
}

/** `SIP/2.0/TLS pc33:5060` (RFC 3261 §20.42). */
function findSentBy(value: string, add: AddPlace): void {
	for (const { 0: before, index } of value.matchAll(/SIP\s*\/\s*[\d.]+\s*\/\s*\w+\s+/gi)) {
		addHost(value, index + before.length, add);
	}
}

/** The text before an address in angle brackets (RFC 3261 §20.10). */
function findDisplayNames(value: string, add: AddPlace): void {
	let from = 0;
	for (let at = 0; at < value.length; at++) {
		const character = value.charAt(at);
		if (character === '"') at = quoteEnd(value, at);
		else if (character === "," || character === ";") from = at + 1;
		else if (character === "<" && SCHEME.test(value.slice(at, at + 20))) {
			const before = value.slice(from, at);
			const [, name = ""] = /^\s*"?(.*?)"?\s*$/s.exec(before.slice(0, LONGEST_NAME))!;
			addName(name, from + before.indexOf(name), add);
			const close = value.indexOf(">", at);
			if (close < 0) return;
			at = close;
			from = close + 1;
		}
	}
}

/** The closing quote, or the end of a value without one; a backslash escapes a quote (RFC 3261 §25.1). */
function quoteEnd(value: string, open: number): number {
	let at = open + 1;
	while (at < value.length && value.charAt(at) !== '"') at += value.charAt(at) === "\\" ? 2 : 1;
	return at;
}

const SCHEME = /^<\s*[a-z][a-z0-9+.-]*:/i;
const LONGEST_NAME = 300;

/** Many clients show the address itself as the display name. */
function addName(name: string, start: number, add: AddPlace): void {
	if (name === "" || name.includes("@") || /^\+?[\d\s().-]+$/.test(name)) return;
	if (!isStandardValue(name)) add(start, start + name.length, "name");
}

/** An unknown header may contain anything. */
function findUnknown(value: string, add: AddPlace): void {
	for (const { 0: piece, index } of value.matchAll(/[^\s;,="'<>()]+/g)) {
		if (/[@:/.]/.test(piece) || isStandardValue(piece) || kindOfParameter(piece)) continue;
		add(index, index + piece.length, nameOrId(piece));
	}
}

/** The values of unknown parameters. */
function findUnknownParameters(header: string, value: string, add: AddPlace): void {
	for (const { 0: all, 1: name, 2: written, index } of value.matchAll(PARAMETER)) {
		if (kindOfParameter(name!) || parameterFact(name!, header) || parameterFact(name!, "URI")) continue;
		const inner = written!.replace(/^"|"$/g, "");
		const start = index + all.length - written!.length + (written!.startsWith('"') ? 1 : 0);
		if (inner === "" || /[@:/.%]/.test(inner) || isStandardValue(inner)) continue;
		add(start, start + inner.length, nameOrId(inner));
	}
}

const PARAMETER = /;\s{0,20}(\+?[\w.-]{1,40})\s?=\s?("[^"]*"|[^\s;,<>"]+)/g;
