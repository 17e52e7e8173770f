// Indents XML. Everything except white space between tags is kept unchanged.

import { SaxesParser } from "saxes";

/**
 * Puts each element of a well-formed document on its own line, indented by depth. Changes only white space between the tags
 * of elements without text; attributes, entities, comments and text stay as they are. Returns text that is not well-formed,
 * for example truncated, unchanged, and also documents with more tags than anyone would read.
 */
export function prettyXml(xml: string): string {
	const tags = readTags(xml);
	return tags ? layOut(xml, tags) : xml;
}

/** A piece of markup; `textStart` is the start of the text before it. */
interface Tag {
	readonly kind: "open" | "close" | "empty" | "other";
	readonly textStart: number;
	readonly start: number;
	readonly end: number;
	/** For an opening tag: its content has text or preserves white space, and is left alone. */
	keepsContent: boolean;
}

/** All markup in order; `undefined` if the document is not well-formed or has too much of it. */
function readTags(xml: string): readonly Tag[] | undefined {
	const parser = new SaxesParser();
	const tags: Tag[] = [];
	const open: Tag[] = [];
	let end = 0;
	const add = (kind: Tag["kind"], keepsContent = false) => {
		const textStart = end;
		// Raw text contains no `<` (XML 1.0 §2.4), so the first one after the previous markup starts this one.
		const start = xml.indexOf("<", textStart);
		// The parser reports a comment before it has read the `>`, and everything else after it.
		end = xml.indexOf(">", parser.position - 1) + 1;
		const parent = open.at(-1);
		if (parent && NOT_BLANK.test(xml.slice(textStart, start))) parent.keepsContent = true;
		const tag = { kind, textStart, start, end, keepsContent };
		if (tags.push(tag) > MOST_TAGS) throw new Error("A document with so many tags is not formatted.");
		return tag;
	};
	parser.on("opentag", ({ attributes, isSelfClosing }) => {
		if (isSelfClosing) add("empty");
		else open.push(add("open", attributes["xml:space"] === "preserve"));
	});
	parser.on("closetag", ({ isSelfClosing }) => {
		// For an empty element, the opening tag was reported already.
		if (isSelfClosing) return;
		add("close");
		open.pop();
	});
	parser.on("cdata", () => {
		add("other");
		const parent = open.at(-1);
		if (parent) parent.keepsContent = true;
	});
	for (const event of ["xmldecl", "processinginstruction", "doctype", "comment"] as const) {
		parser.on(event, () => void add("other"));
	}
	try {
		// Without an error handler the parser throws at the first error; too many tags end parsing the same way.
		parser.write(xml).close();
	} catch {
		return undefined;
	}
	return tags;
}

function layOut(xml: string, tags: readonly Tag[]): string {
	const parts: string[] = [];
	const mostIndent = Math.min(MOST_INDENT, Math.ceil(maxGrowth(xml) / (tags.length * INDENT.length)));
	let depth = 0;
	/** The depth of the element whose content is copied unchanged; -1 outside such an element. */
	let kept = -1;
	let before: Tag | undefined;
	for (const tag of tags) {
		if (tag.kind === "close") depth--;
		const isLeafEnd = tag.kind === "close" && before?.kind === "open";
		if (kept >= 0 || isLeafEnd) parts.push(xml.slice(tag.textStart, tag.end));
		else parts.push(before ? "\n" : "", INDENT.repeat(Math.min(depth, mostIndent)), xml.slice(tag.start, tag.end));
		if (tag.kind === "close" && depth === kept) kept = -1;
		if (tag.kind === "open" && tag.keepsContent && kept < 0) kept = depth;
		if (tag.kind === "open") depth++;
		before = tag;
	}
	return parts.join("");
}

/** A contact list of a thousand people has some ten thousand tags. */
const MOST_TAGS = 200_000;

const NOT_BLANK = /[^ \t\r\n]/;
const INDENT = "  ";

/** Deeper levels are not indented further, because no screen is wider. */
const MOST_INDENT = 100;

/**
 * How many characters the indentation may add: a document of short, deeply nested tags would grow a hundredfold. Documents
 * with a few thousand tags are always indented completely.
 */
function maxGrowth(xml: string): number {
	return 500_000 + 4 * xml.length;
}
