// The outline in a sixth of the bytes of LSP: of a large log most of those are the names of fields and texts that come again.

import type { ProtocolRange } from "./place.ts";

/** Asks for the outline of a document. Takes `DocumentParams`; the answer is an `OutlineResult`, empty for one that is not open. */
export const OUTLINE_REQUEST = "rtcdll/outline";

/** An entry of the outline, as in LSP. */
export interface ProtocolSymbol {
	readonly name: string;
	readonly detail?: string | undefined;
	/** As LSP counts them, from 1. */
	readonly kind: number;
	readonly range: ProtocolRange;
	readonly selectionRange: ProtocolRange;
	readonly children?: readonly ProtocolSymbol[] | undefined;
}

/** The outline as `packOutline` packs it. */
export interface OutlineResult {
	/** All names and details, each once. */
	readonly texts: readonly string[];
	/** Twelve for each entry, which stands before its children: see `pack`. */
	readonly numbers: readonly number[];
}

/** An outline as numbers; `readOutline` undoes it. An entry without a detail comes back with an empty one. */
export function packOutline(symbols: readonly ProtocolSymbol[]): OutlineResult {
	const places = new Map<string, number>();
	const numbers: number[] = [];
	let line = 0;
	const place = (text: string) => {
		const known = places.get(text) ?? places.size;
		places.set(text, known);
		return known;
	};
	/** Lines count from the entry before, or from the start of the range: these are small numbers. */
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

/** Reads an outline from its numbers; `make` makes an entry of what it is called and where it stands. */
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
