// Parses an XML document in a body into a tree of plain data, with the position of each element in the log.

import { SaxesParser } from "saxes";
import { type LogText, type Span, skipSpaces } from "../text.ts";

/** An element. Namespace prefixes are dropped because each product uses different ones for the same document. */
export interface XmlElement {
	/** The local name, as written. */
	readonly name: string;
	/** By local name, as written; of two with the same local name, the first. Without namespace declarations. */
	readonly attributes: ReadonlyMap<string, string>;
	/** The namespace if the element itself declares it; otherwise empty. */
	readonly namespace: string;
	readonly children: readonly XmlElement[];
	/** Its own text with entities resolved and surrounding white space removed. Truncated text is dropped. */
	readonly text: string;
	/** From its `<` to the end of its closing tag, or to the end of the document if it has none. Offsets into the log. */
	readonly span: Span;
	/** False if the document is truncated or damaged before the closing tag. */
	readonly complete: boolean;
}

/** A name and its value, with the position of the element that contains them. */
export interface NamedValue {
	readonly name: string;
	readonly value: string;
	readonly span: Span;
}

/**
 * Parses the document in `span`. Accepts any text: if it is not well-formed, truncated or beyond the limits, returns what
 * was read so far, with `complete: false` on the open elements; `undefined` if there is not even a root element. Skips text
 * before the first `<`. Never expands entities defined by the document, and drops elements nested deeper than 64 levels.
 */
export function readXml(text: LogText, span: Span): XmlElement | undefined {
	const start = text.indexOf("<", span.start);
	if (start < 0 || start >= span.end) return undefined;
	const xml = text.slice(start, Math.min(span.end, start + LONGEST));
	const builder = new TreeBuilder(xml, start);
	try {
		builder.read();
	} catch {
		// The parser throws at the first error. Everything reported before remains valid.
	}
	return builder.finish();
}

/**
 * The local name of the root element in lower case, without parsing the document; empty if none begins within the first
 * characters.
 */
export function rootName(text: LogText, span: Span): string {
	const limit = Math.min(span.end, span.start + LONGEST_PROLOG);
	let at = skipSpaces(text, span.start, limit);
	// Declaration, processing instructions, comments and document type (XML 1.0 §2.8).
	while (at < limit && text.charAt(at) === "<" && /[?!]/.test(text.charAt(at + 1))) {
		const close = text.startsWith("<!--", at) ? "-->" : text.charAt(at + 1) === "?" ? "?>" : ">";
		const end = text.indexOf(close, at);
		if (end < 0 || end >= limit) return "";
		at = skipSpaces(text, end + close.length, limit);
	}
	return NAME.exec(text.slice(at, Math.min(limit, at + LONGEST_NAME)))?.[1]?.toLowerCase() ?? "";
}

/** The first child with this local name, ignoring case. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find(isNamed(name));
}

/** All children with this local name, ignoring case. */
export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
	return element?.children.filter(isNamed(name)) ?? [];
}

/** All elements below `element` with this local name, ignoring case, in document order. */
export function descendants(element: XmlElement | undefined, name: string): readonly XmlElement[] {
	const is = isNamed(name);
	return element ? everyBelow(element).filter(is) : [];
}

/** The first of `descendants`. */
export function descendant(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return descendants(element, name)[0];
}

/** All elements below `element`, in document order. */
export function everyBelow(element: XmlElement): readonly XmlElement[] {
	const found: XmlElement[] = [];
	const visit = (parent: XmlElement) => {
		for (const each of parent.children) {
			found.push(each);
			// Recursion is safe: no tree is deeper than 64 levels.
			visit(each);
		}
	};
	visit(element);
	return found;
}

/** The value of an attribute by local name, ignoring case; `undefined` if missing. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
	if (!element) return undefined;
	const exact = element.attributes.get(name);
	if (exact !== undefined) return exact;
	const wanted = name.toLowerCase();
	for (const [key, value] of element.attributes) {
		if (key.toLowerCase() === wanted) return value;
	}
	return undefined;
}

/** The text of the first child with this name; `undefined` if missing or empty. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
	return child(element, name)?.text || undefined;
}

/** A non-negative integer written in digits; `undefined` for anything else. */
export function wholeNumber(value: string | undefined): number | undefined {
	return value !== undefined && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : undefined;
}

/** `true` and `1`, `false` and `0` (XML Schema part 2 §3.2.2), ignoring case; `undefined` for anything else. */
export function booleanOf(value: string | undefined): boolean | undefined {
	if (/^\s*(?:true|1)\s*$/i.test(value ?? "")) return true;
	return /^\s*(?:false|0)\s*$/i.test(value ?? "") ? false : undefined;
}

/** The elements below `element` that have text and no children, at most `most`. */
export function leafValues(element: XmlElement | undefined, most: number): readonly NamedValue[] {
	if (!element) return [];
	const leaves = everyBelow(element).filter(({ children, text }) => children.length === 0 && text !== "");
	return leaves.slice(0, most).map(({ name, text, span }) => ({ name, value: text, span }));
}

/** Longer documents are read to here. */
const LONGEST = 2_000_000;
const MOST_NODES = 20_000;
const MOST_DEPTH = 64;
const LONGEST_PROLOG = 4000;
const LONGEST_NAME = 200;
const NAME = /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/;

function isNamed(name: string): (element: XmlElement) => boolean {
	const wanted = name.toLowerCase();
	return (element) => element.name.toLowerCase() === wanted;
}

interface OpenElement {
	readonly name: string;
	readonly namespace: string;
	readonly attributes: Map<string, string>;
	readonly children: XmlElement[];
	readonly texts: string[];
	readonly start: number;
}

/** Builds the tree from the parser's events. */
class TreeBuilder {
	readonly #parser = new SaxesParser();
	readonly #xml: string;
	/** The start of the document in the log. */
	readonly #offset: number;
	readonly #open: OpenElement[] = [];
	#root: XmlElement | undefined;
	/** The offset after the last markup, within the document. */
	#end = 0;
	#nodes = 0;
	/** The number of open elements that are nested too deeply to be kept. */
	#tooDeep = 0;

	constructor(xml: string, offset: number) {
		this.#xml = xml;
		this.#offset = offset;
	}

	read(): void {
		const parser = this.#parser;
		parser.on("opentag", ({ name, attributes }) => this.#opened(name, attributes));
		parser.on("closetag", ({ name, isSelfClosing }) => this.#closed(name, isSelfClosing));
		parser.on("text", (text) => this.#said(text));
		parser.on("cdata", (text) => {
			this.#passed();
			this.#said(text);
		});
		for (const event of ["xmldecl", "processinginstruction", "doctype", "comment"] as const) {
			parser.on(event, () => void this.#passed());
		}
		parser.write(this.#xml).close();
	}

	/** The root element with everything that was read. */
	finish(): XmlElement | undefined {
		while (this.#open.length > 0) this.#pop(this.#xml.length, false);
		return this.#root;
	}

	/** Advances past the reported markup and returns its start. */
	#passed(): number {
		// Raw text contains no `<` (XML 1.0 §2.4), so the first one after the previous markup starts this one.
		const start = this.#xml.indexOf("<", this.#end);
		// The parser reports a comment before it has read the `>`, and everything else after it.
		this.#end = this.#xml.indexOf(">", this.#parser.position - 1) + 1;
		return start;
	}

	#opened(name: string, attributes: Readonly<Record<string, string>>): void {
		const start = this.#passed();
		if (++this.#nodes > MOST_NODES) throw new Error("Too many elements");
		if (this.#open.length >= MOST_DEPTH) {
			this.#tooDeep++;
			return;
		}
		const named = { name: localName(name), namespace: namespaceOf(name, attributes) };
		this.#open.push({ ...named, attributes: localNames(attributes), children: [], texts: [], start });
	}

	#closed(name: string, isSelfClosing: boolean): void {
		// For an empty element, the opening tag was reported at the same position. If the closing tag has another name, the parser
		// closes the element before it reports the error.
		if (!isSelfClosing && !this.#xml.startsWith(`</${name}`, this.#passed())) throw new Error("Another closing tag");
		if (this.#tooDeep > 0) this.#tooDeep--;
		else this.#pop(this.#end, true);
	}

	#said(text: string): void {
		if (this.#tooDeep === 0) this.#open.at(-1)?.texts.push(text);
	}

	#pop(end: number, complete: boolean): void {
		const { texts, start, ...rest } = this.#open.pop()!;
		const span = { start: this.#offset + start, end: this.#offset + end };
		const element = { ...rest, text: texts.join("").trim(), span, complete };
		const parent = this.#open.at(-1);
		if (parent) parent.children.push(element);
		else this.#root ??= element;
	}
}

function localName(name: string): string {
	return name.slice(name.indexOf(":") + 1);
}

function namespaceOf(name: string, attributes: Readonly<Record<string, string>>): string {
	const colon = name.indexOf(":");
	return attributes[colon < 0 ? "xmlns" : `xmlns:${name.slice(0, colon)}`] ?? "";
}

function localNames(attributes: Readonly<Record<string, string>>): Map<string, string> {
	const found = new Map<string, string>();
	for (const [name, value] of Object.entries(attributes)) {
		const local = localName(name);
		if (!name.startsWith("xmlns") && !found.has(local)) found.set(local, value);
	}
	return found;
}
