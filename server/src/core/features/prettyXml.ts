// XML on many lines. What is no white space between tags stays as it was written, character by character.

import { SaxesParser } from "saxes";

/**
 * Puts each element of a well-formed document on its own line, indented by its depth. Only white space between the tags of
 * an element that has no text of its own changes; attributes, entities, comments and text are those of the log. What is
 * not well-formed, cut off for instance, comes back as it is, and so does a document of more tags than anybody reads.
 */
export function prettyXml(xml: string): string {
	const tags = readTags(xml);
	return tags ? layOut(xml, tags) : xml;
}

/** A piece of markup; `textStart` is where the text before it begins. */
interface Tag {
	readonly kind: "open" | "close" | "empty" | "other";
	readonly textStart: number;
	readonly start: number;
	readonly end: number;
	/** Of an opening tag: its content has text, or asks for its white space, and is left alone. */
	keepsContent: boolean;
}

/** All markup in order; `undefined` when the document is not well-formed, or has too much of it. */
function readTags(xml: string): readonly Tag[] | undefined {
	const parser = new SaxesParser();
	const tags: Tag[] = [];
	const open: Tag[] = [];
	let end = 0;
	const add = (kind: Tag["kind"], keepsContent = false) => {
		const textStart = end;
		// Raw text has no `<` (XML 1.0 §2.4), so the first one behind the markup before is where this one begins.
		const start = xml.indexOf("<", textStart);
		// Of a comment the parser tells before it has read the `>`, of everything else behind it.
		end = xml.indexOf(">", parser.position - 1) + 1;
		const parent = open.at(-1);
		if (parent && NOT_BLANK.test(xml.slice(textStart, start))) parent.keepsContent = true;
		const tag = { kind, textStart, start, end, keepsContent };
		if (tags.push(tag) > MOST_TAGS) throw new Error("A document of so many tags is not laid out.");
		return tag;
	};
	parser.on("opentag", ({ attributes, isSelfClosing }) => {
		if (isSelfClosing) add("empty");
		else open.push(add("open", attributes["xml:space"] === "preserve"));
	});
	parser.on("closetag", ({ isSelfClosing }) => {
		// Of an empty element this tells what was told already.
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
		// Without a handler for errors the parser throws at the first one, and so it ends at a tag too many.
		parser.write(xml).close();
	} catch {
		return undefined;
	}
	return tags;
}

function layOut(xml: string, tags: readonly Tag[]): string {
	const parts: string[] = [];
	const mostIndent = Math.min(MOST_INDENT, Math.ceil(roomToGrow(xml) / (tags.length * INDENT.length)));
	let depth = 0;
	/** Depth of the element whose content is being copied as it is; -1 outside of one. */
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

/** A contact list of a thousand people has some ten thousand. */
const MOST_TAGS = 200_000;

const NOT_BLANK = /[^ \t\r\n]/;
const INDENT = "  ";

/** Deeper levels are not indented further: nobody's screen is wider. */
const MOST_INDENT = 100;

/**
 * How many characters the indentation may add: a document whose tags are short and lie deep in one another would become
 * some hundred times as long. Whatever has a few thousand tags at most is laid out in full.
 */
function roomToGrow(xml: string): number {
	return 500_000 + 4 * xml.length;
}
