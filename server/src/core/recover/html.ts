// Extracts a log from a web page or HTML mail: its text as a browser would show it, without the rest of the page.

import { Tokenizer } from "htmlparser2";
import { isSpace, skipBlanks } from "../text.ts";
import { isEscaped } from "./entities.ts";
import { structureAfterLead } from "./lead.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import { LOOSE, mentionsLog, RECORD, type Structure, showsMore } from "./structure.ts";

/**
 * The text of an HTML document or fragment; `undefined` unless the tags are in the log itself (before records, within or
 * between headers), or surround it as a page. Elements unknown to HTML are text: addresses in angle brackets, and XML in
 * bodies. If the messages are in preformatted elements, only these are kept.
 */
export function readHtml(structure: Structure): Pieces | undefined {
	const { text } = structure;
	if (!hasTags(text)) return undefined;
	const isPage = PAGE.test(text.slice(0, 4000));
	const isHtml = isPage || isMarkedUp(structure);
	const parts = tokenize(text);
	const made = best(text, parts);
	const { heads, headers } = made.structure;
	if (heads < structure.heads) return undefined;
	if (headers + made.structure.records === 0) return isPage && mentionsLog(made.pieces.text) ? made.pieces : undefined;
	return isHtml || showsMore(made.structure, structureAfterLead(text)) ? made.pieces : undefined;
}

/** True if the text contains an element of HTML or Office. */
export function hasTags(text: string): boolean {
	return TAG.test(text);
}

/**
 * HTML ignores line endings in the source of a page, but most people who save or paste a log do not know that. So they
 * count, unless more of a log is recognizable without them. Preformatted elements are sufficient if they contain all records
 * and messages.
 */
function best(text: string, parts: Parts) {
	const tried = (keepLineEnds: boolean, chosen?: ReadonlySet<number>) => {
		const pieces = write(text, parts, keepLineEnds, chosen);
		return { pieces, structure: structureAfterLead(pieces.text) };
	};
	let found = tried(true);
	if (parts.hasLineEnds) {
		const collapsed = tried(false);
		if (showsMore(collapsed.structure, found.structure)) found = collapsed;
	}
	const chosen = preformattedWithHeads(text, parts);
	if (chosen.size === 0) return found;
	const preformatted = tried(true, chosen);
	return preformatted.structure.heads >= found.structure.heads ? preformatted : found;
}

/** True if lines of the log contain tags, or if its addresses are escaped because the text is HTML elsewhere. */
function isMarkedUp(structure: Structure): boolean {
	const { text, lines, kinds } = structure;
	let marked = 0;
	let all = 0;
	for (let line = 0; line < lines.count; line++) {
		const kind = kinds[line]!;
		if (kind < RECORD) continue;
		const start = lines.start(line);
		const value = text.slice(start, Math.min(lines.end(line), start + 2000));
		// Only Office writes these, and no SIP client.
		if (SMART_TAG.test(value)) return true;
		if (kind === LOOSE) continue;
		all++;
		if (TAG.test(value)) marked++;
	}
	return marked * 8 > all || isEscaped(structure);
}

/** How a part of the document contributes to the text. */
const TEXT = 0;
/** A character reference, whose character is in `texts`. */
const REFERENCE = 1;
const LINE_END = 2;
/** The start or end of an element that has its own lines. */
const BLOCK = 3;
const CELL = 4;
const PRE_START = 5;
const PRE_END = 6;

/** The parts of a document, in order; anything outside of them is not shown. */
interface Parts {
	readonly kinds: number[];
	readonly starts: number[];
	readonly ends: number[];
	readonly texts: (string | undefined)[];
	/** True if text outside of preformatted elements contains line endings. */
	hasLineEnds: boolean;
}

/** Tokenizes the document in one pass. An unclosed tag at the end is text. */
function tokenize(text: string): Parts {
	const parts: Parts = { kinds: [], starts: [], ends: [], texts: [], hasLineEnds: false };
	/**
	 * The number of open addresses in angle brackets: a browser parses them as elements, and adds a closing tag somewhere
	 * later.
	 */
	const addresses = new Map<string, number>();
	const smartTags = new Set<string>();
	let name = "";
	let tagStart = 0;
	let isMarkup = false;
	let hidden = "";
	let hiddenDepth = 0;
	let preDepth = 0;
	let seen = 0;
	let isLineStart = true;
	let isHeaderLine = false;

	const push = (kind: number, start: number, end: number, made?: string) => {
		parts.kinds.push(kind);
		parts.starts.push(start);
		parts.ends.push(end);
		parts.texts.push(made);
		isLineStart = kind >= LINE_END;
	};
	const readText = (start: number, end: number) => {
		const chunk = text.slice(start, end);
		const lineEnd = Math.max(chunk.lastIndexOf("\n"), chunk.lastIndexOf("\r"));
		if (lineEnd >= 0 || isLineStart) isHeaderLine = HEADER_BEGIN.test(chunk.slice(lineEnd + 1, lineEnd + 100));
		if (lineEnd >= 0 && preDepth === 0) parts.hasLineEnds = true;
		push(TEXT, start, end);
	};
	const endOpenTag = (end: number) => {
		seen = end + 1;
		if (hidden !== "") {
			if (name === hidden) hiddenDepth++;
		} else if (!isMarkup) {
			if (isHeaderLine) addresses.set(name, (addresses.get(name) ?? 0) + 1);
			push(TEXT, tagStart, seen);
		} else if (HIDDEN.has(name)) {
			hidden = name;
			hiddenDepth = 1;
		} else if (name === "br" || name === "hr") push(LINE_END, tagStart, seen);
		else if (name === "td" || name === "th") push(CELL, tagStart, seen);
		else if (PREFORMATTED.has(name)) {
			preDepth++;
			push(PRE_START, tagStart, seen);
		} else if (BLOCKS.has(name)) push(BLOCK, tagStart, seen);
	};
	const skip = (end: number) => {
		seen = Math.min(text.length, end);
	};

	const tokenizer = new Tokenizer(
		{ decodeEntities: true },
		{
			ontext(start, end) {
				// If the document ends within a closing tag, the tokenizer reports a text without a start.
				if (start < 0) return;
				seen = end;
				if (hidden === "") readText(start, end);
			},
			ontextentity(codepoint, end) {
				const start = seen;
				seen = end;
				if (hidden !== "") return;
				if (end > start && text.charAt(end - 1) !== ";") push(TEXT, start, end);
				else push(REFERENCE, start, end, String.fromCodePoint(codepoint));
			},
			onopentagname(start, end) {
				name = elementName(text, start, end);
				tagStart = start - 1;
				isMarkup = ELEMENTS.has(name) || OFFICE.test(name);
			},
			onattribname(start, end) {
				// Office smart tags, whose names are arbitrary.
				if (end - start !== 4 || text.slice(start, end).toLowerCase() !== "w:st") return;
				isMarkup = true;
				smartTags.add(name);
			},
			onopentagend: endOpenTag,
			onselfclosingtag: endOpenTag,
			onclosetag(start, end) {
				const closed = elementName(text, start, end);
				const close = text.indexOf(">", end);
				skip(close < 0 ? text.length : close + 1);
				if (hidden !== "") {
					if (closed === hidden && --hiddenDepth === 0) hidden = "";
				} else if (PREFORMATTED.has(closed)) {
					if (preDepth > 0) preDepth--;
					push(PRE_END, start - 2, seen);
				} else if (BLOCKS.has(closed)) push(BLOCK, start - 2, seen);
				else if (ELEMENTS.has(closed) || OFFICE.test(closed) || smartTags.has(closed)) return;
				else if ((addresses.get(closed) ?? 0) > 0) addresses.set(closed, addresses.get(closed)! - 1);
				else push(TEXT, start - 2, seen);
			},
			oncomment(start, end, offset) {
				skip(end + 1);
				if (hidden !== "") return;
				if (text.startsWith("[CDATA[", start)) push(TEXT, start + 7, Math.max(start + 7, end - offset));
				else if (text.startsWith("?xml", start)) push(TEXT, start - 1, seen);
			},
			oncdata(start, end) {
				if (hidden === "") push(TEXT, start, end);
			},
			ondeclaration(_start, end) {
				skip(end + 1);
			},
			onprocessinginstruction(start, end) {
				skip(end + 2);
				if (hidden === "") push(TEXT, start - 1, seen);
			},
			onattribdata() {},
			onattribentity() {},
			onattribend() {},
			onend() {},
		},
	);
	tokenizer.write(text);
	tokenizer.end();
	if (seen < text.length && hidden === "") push(TEXT, seen, text.length);
	return parts;
}

function elementName(text: string, start: number, end: number): string {
	return text.slice(start, Math.min(end, start + 80)).toLowerCase();
}

/** The preformatted elements that contain records or messages, by the part that starts them. */
function preformattedWithHeads(text: string, parts: Parts): ReadonlySet<number> {
	const chosen = new Set<number>();
	let depth = 0;
	let begin = -1;
	for (let part = 0; part < parts.kinds.length; part++) {
		if (parts.kinds[part] === PRE_START && depth++ === 0) begin = part;
		else if (parts.kinds[part] === PRE_END && depth > 0 && --depth === 0) {
			const { text: inside } = write(text, parts, true, new Set([begin]), begin, part);
			if (structureAfterLead(inside).heads > 0) chosen.add(begin);
		}
	}
	return chosen;
}

/** Writes the text of the parts `from..to`, or only that of the `chosen` preformatted elements. */
function write(
	text: string,
	parts: Parts,
	keepLineEnds: boolean,
	chosen: ReadonlySet<number> | undefined,
	from = 0,
	to = parts.kinds.length,
): Pieces {
	const writer = new PieceWriter(text);
	let preDepth = 0;
	let begin = -1;
	let isLineStart = true;
	/** Directly after a line break from a tag, a line break in the source has no effect. */
	let isBehindBreak = false;

	const endLine = (part: number) => {
		writer.put("\n", parts.starts[part]!, parts.ends[part]!);
		isLineStart = true;
	};
	for (let part = from; part < to; part++) {
		const kind = parts.kinds[part]!;
		const start = parts.starts[part]!;
		const end = parts.ends[part]!;
		if (kind === PRE_START || kind === PRE_END) {
			const isChosen = !chosen || (preDepth > 0 ? chosen.has(begin) : chosen.has(part));
			if (kind === PRE_START && preDepth++ === 0) begin = part;
			if (kind === PRE_END && preDepth > 0) preDepth--;
			if (!isLineStart && isChosen) endLine(part);
			isBehindBreak = true;
			continue;
		}
		if (chosen && (preDepth === 0 || !chosen.has(begin))) continue;
		if (kind === LINE_END) endLine(part);
		else if (kind === BLOCK) {
			if (!isLineStart) endLine(part);
		} else if (kind === CELL) {
			if (!isLineStart) writer.put("\t", start, end);
		} else if (kind === REFERENCE) {
			writer.put(parts.texts[part] === NO_BREAK_SPACE ? " " : parts.texts[part]!, start, end);
			isLineStart = false;
		} else writeText(part, start, end);
		isBehindBreak = kind === LINE_END || kind === BLOCK;
	}
	return writer.finish();

	function writeText(part: number, start: number, end: number): void {
		const isLoose = preDepth === 0;
		if (isLoose && isWhite(text, start, end) && (isAtBlock(part - 1) || isAtBlock(part + 1))) return;
		let at = start;
		if (isBehindBreak) {
			let lineEnd = skipBlanks(text, start, end);
			if (text.charCodeAt(lineEnd) === 13 && lineEnd < end) lineEnd++;
			if (text.charCodeAt(lineEnd) === 10 && lineEnd < end) at = lineEnd + 1;
		}
		if (at === end) return;
		if (keepLineEnds || !isLoose) {
			writer.copy(at, end);
			isLineStart = text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13;
			return;
		}
		while (at < end) {
			let space = at;
			while (space < end && !isSpace(text.charCodeAt(space))) space++;
			if (space > at) {
				writer.copy(at, space);
				isLineStart = false;
			}
			let behind = space;
			let hasLineEnd = false;
			for (; behind < end && isSpace(text.charCodeAt(behind)); behind++) {
				if (text.charCodeAt(behind) === 10 || text.charCodeAt(behind) === 13) hasLineEnd = true;
			}
			if (!hasLineEnd) writer.copy(space, behind);
			else if (!isLineStart) writer.put(" ", space, behind);
			at = behind;
		}
	}

	function isAtBlock(part: number): boolean {
		return part < 0 || (part < parts.kinds.length && parts.kinds[part]! >= BLOCK);
	}
}

function isWhite(text: string, start: number, end: number): boolean {
	let at = start;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	return at === end;
}

const NO_BREAK_SPACE = "\u00a0";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Elements with lines of their own (HTML Living Standard §15.3). */
const BLOCKS = words(
	"html head body p div tr table thead tbody tfoot caption ul ol li dl dt dd blockquote center h1 h2 h3 h4 h5 h6 " +
		"section article header footer nav aside main figure figcaption form fieldset address details summary",
);
const PREFORMATTED = words("pre xmp listing textarea");
/** Elements whose text is hidden or is not part of the content. */
const HIDDEN = words("script style title template svg button select noscript iframe");
const ELEMENTS: ReadonlySet<string> = new Set([
	...BLOCKS,
	...PREFORMATTED,
	...HIDDEN,
	...words(
		"br hr td th col colgroup a abbr b bdi bdo big cite code del dfn em font i img input ins kbd label mark meta link nobr q " +
			"s samp small span strike strong sub sup tt u var wbr",
	),
]);
/**
 * Elements added by Word and Outlook, `o:p` and `st1:place`. XML in bodies also has single-letter prefixes, such as
 * `m:setContact` in SOAP.
 */
const OFFICE = /^(?:o:p|st\d:[\w-]{1,40})$/;
const HEADER_BEGIN = /^[ \t]*[A-Za-z][\w-]{1,40}[ \t]*:/;
const PAGE =
	/^[\s\uFEFF]{0,200}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^>]{0,2000}-->\s{0,100})?<(?:!doctype\s+html|html)\b/i;
const SMART_TAG = /<st\d:\w{1,40}|<\w{1,40} w:st="/i;
const TAG =
	/<\/?(?:html|body|p|div|br|pre|code|span|font|a|b|i|tt|table|tr|td|li|ol|ul|h[1-6]|blockquote|textarea|wbr|o:p|st\d:\w+|\w+ w:st)(?:\s[^<>]{0,1000})?\/?>/i;
