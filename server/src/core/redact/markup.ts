// XML and HTML: finds texts and attributes with identifying data. Tags are unchanged, so well-formed documents stay
// well-formed.

import type { AddPlace } from "./place.ts";
import { kindOfValue } from "./values.ts";

/**
 * Finds identifying data in a document, which may be malformed or truncated; offsets are relative to its start. Linear time.
 */
export function findInXml(document: string, add: AddPlace): void {
	walk(document, add, (element, value, start) => addValue(element, element, value, start, add));
}

/** The same for HTML, all of which is text that somebody wrote. */
export function findInHtml(document: string, add: AddPlace): void {
	walk(document, add, (_, value, start) => add(start, start + value.length, "text"));
}

function addValue(element: string, name: string, value: string, start: number, add: AddPlace): void {
	const kind = kindOfValue(element, name, value);
	if (!kind) return;
	const before = value.length - value.trimStart().length;
	add(start + before, start + value.trimEnd().length, kind);
}

/** Calls `visit` for each text with the local name of its element, and handles attributes and comments itself. */
function walk(document: string, add: AddPlace, visit: (element: string, value: string, start: number) => void): void {
	let element = "";
	let at = 0;
	while (at < document.length) {
		const open = document.indexOf("<", at);
		const textEnd = open < 0 ? document.length : open;
		if (textEnd > at) visit(element, document.slice(at, textEnd), at);
		if (open < 0) return;
		const { kind, end } = tagAt(document, open);
		if (kind === "tag") element = readTag(document.slice(open, end), open, add);
		else if (kind === "text") visit(element, document.slice(open + CDATA.length, end), open + CDATA.length);
		else if (kind === "comment") add(open + COMMENT.length, end, "text");
		at = end;
	}
}

const CDATA = "<![CDATA[";
const COMMENT = "<!--";

/** The markup that begins at a `<`; `end` is the end of it, or for CDATA and comments the start of what closes them. */
function tagAt(
	document: string,
	open: number,
): { readonly kind: "tag" | "text" | "comment" | "other"; readonly end: number } {
	const until = (mark: string, from: number) => {
		const found = document.indexOf(mark, from);
		return found < 0 ? document.length : found;
	};
	if (document.startsWith(CDATA, open)) return { kind: "text", end: until("]]>", open + CDATA.length) };
	if (document.startsWith(COMMENT, open)) return { kind: "comment", end: until("-->", open + COMMENT.length) };
	if (/[?!]/.test(document.charAt(open + 1))) return { kind: "other", end: until(">", open) };
	// A quoted value may contain `>` (XML 1.0 §2.4).
	let quote = "";
	for (let at = open + 1; at < document.length; at++) {
		const character = document.charAt(at);
		if (quote !== "") quote = character === quote ? "" : quote;
		else if (character === '"' || character === "'") quote = character;
		else if (character === ">") return { kind: "tag", end: at + 1 };
	}
	return { kind: "tag", end: document.length };
}

/** Processes the attributes of a tag and returns the local name of its element; empty for a closing tag. */
function readTag(tag: string, start: number, add: AddPlace): string {
	// An address in angle brackets is not a tag.
	const [head, slash, name = ""] = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])/.exec(tag) ?? [];
	if (head === undefined) return "";
	add(start, start + head.length, "kept");
	if (slash) return "";
	for (const { 0: all, 1: attribute, 2: written, index } of tag.matchAll(ATTRIBUTE)) {
		if (attribute!.startsWith("xmlns")) {
			add(start + index, start + index + all.length, "kept");
			continue;
		}
		const local = attribute!.slice(attribute!.indexOf(":") + 1);
		add(start + index, start + index + attribute!.length, "kept");
		addValue(name, local, written!.slice(1, -1), start + index + all.length - written!.length + 1, add);
	}
	return name;
}

const ATTRIBUTE = /(?<![\w:.-])([A-Za-z_][\w:.-]*)\s?=\s?("[^"]*"|'[^']*')/g;
