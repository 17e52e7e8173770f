// The outline in a sixth of the size that LSP needs, where a large log's outline consists mostly of field names and repeated
// texts.

import type { ProtocolRange } from "./place.ts";

/**
 * Requests the outline of a document. Takes `DocumentParams` and returns an `OutlineResult`, which is empty if the document
 * is not open.
 */
export const OUTLINE_REQUEST = "rtcdll/outline";

/** An outline entry, as in LSP. */
export interface ProtocolSymbol {
	readonly name: string;
	readonly detail?: string | undefined;
	/** Counted from 1, as in LSP. */
	readonly kind: number;
	readonly range: ProtocolRange;
	readonly selectionRange: ProtocolRange;
	readonly children?: readonly ProtocolSymbol[] | undefined;
}

/** An outline packed by `packOutline`. */
export interface OutlineResult {
	/** All names and details, without duplicates. */
	readonly texts: readonly string[];
	/** Twelve numbers per entry, as `pack` writes them. An entry precedes its children. */
	readonly numbers: readonly number[];
}

/** Packs an outline; `readOutline` unpacks it. An absent detail becomes an empty one. */
export function packOutline(symbols: readonly ProtocolSymbol[]): OutlineResult {
	const places = new Map<string, number>();
	const numbers: number[] = [];
	let line = 0;
	const place = (text: string) => {
		const known = places.get(text) ?? places.size;
		places.set(text, known);
		return known;
	};
	/** Line numbers are relative to the previous entry or to the start of the range, which keeps them small. */
	const pack = ({ name, detail = "", kind, range: { start, end }, selectionRange, children = [] }: ProtocolSymbol) => {
		const { start: from, end: to } = selectionRange;
		numbers.push(place(name), place(detail), kind, children.length);
		numbers.push(start.line - line, start.character, end.line - start.line, end.character);
		numbers.push(from.line - start.line, from.character, to.line - start.line, to.character);
		line = start.line;
		children.forEach(pack);
	};
	symbols.forEach(pack);
	return { texts: [...places.keys()], numbers };
}

/** Unpacks an outline. `make` creates each entry from its fields and its children. */
export function readOutline<Entry>(
	{ texts, numbers }: OutlineResult,
	make: (symbol: ProtocolSymbol, children: Entry[]) => Entry,
): Entry[] {
	let at = 0;
	let line = 0;
	const next = () => numbers[at++]!;
	const position = (from: number) => ({ line: from + next(), character: next() });
	const read = (): Entry => {
		const [name, detail, kind, count] = [texts[next()]!, texts[next()]!, next(), next()];
		const start = position(line);
		line = start.line;
		const range = { start, end: position(start.line) };
		const selectionRange = { start: position(start.line), end: position(start.line) };
		const children = Array.from({ length: count }, read);
		return make({ name, detail, kind, range, selectionRange }, children);
	};
	const entries: Entry[] = [];
	while (at < numbers.length) entries.push(read());
	return entries;
}
