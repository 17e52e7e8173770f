// Recovers a log that was damaged when it was passed on, and maps each piece to its position in the original.

import { type LineBlock, lineBlocks } from "../lineBlocks.ts";
import { indexLines } from "../text.ts";
import { decodeEntities } from "./entities.ts";
import { undoEscapes } from "./escapes.ts";
import { readHtml } from "./html.ts";
import { isIntact } from "./intact.ts";
import { splitJoined } from "./joined.ts";
import { removeLead } from "./lead.ts";
import { replaceLookAlikes } from "./lookAlikes.ts";
import { compose, identity, type PieceMap, type Pieces } from "./pieces.ts";
import { mendPrefixes } from "./prefix.ts";
import { decodeQuotedPrintable } from "./quotedPrintable.ts";
import { closeSpacing } from "./spacing.ts";
import { readStructure, type Structure } from "./structure.ts";
import { joinWrapped } from "./wrap.ts";

/** What may have happened to a log. */
export type DamageKind =
	| "html"
	| "quotedPrintable"
	| "escapes"
	| "quote"
	| "number"
	| "stamp"
	| "mark"
	| "indent"
	| "entities"
	| "lookAlikes"
	| "prefixes"
	| "spaced"
	| "wrapped"
	| "joined";

/** One kind of damage that was undone. */
export interface Damage {
	readonly kind: DamageKind;
	/** What the log was read from, or what was repaired, as described to the user: `a mail quote`, `lines rejoined`. */
	readonly words: string;
	/** True if `words` describe what the log was read from. */
	readonly isSource: boolean;
}

/** A recovered log. */
export interface Recovered {
	readonly text: string;
	/** Maps `text` to the original. */
	readonly map: PieceMap;
	/** Where the lines of `text` come from in the original. Computed at each call. */
	blocks(): readonly LineBlock[];
	/** The kinds of damage that were undone, each once; empty if `text` is the original. */
	readonly undone: readonly Damage[];
}

/**
 * Recovers a log from a text that was quoted, wrapped, put into a page or otherwise damaged. Total and linear. An undamaged
 * log remains unchanged, and so does a text without a log. Damage is undone only with evidence; nothing is added except line
 * endings and replacement characters.
 */
export function recover(text: string): Recovered {
	return isIntact(text) ? untouched(text) : undoAll(text);
}

function untouched(text: string): Recovered {
	const blocks = () => lineBlocks(indexLines(text).count, (line) => line);
	return { text, map: identity(text.length), blocks, undone: [] };
}

/** The same without the check for an undamaged log: tries all repairs. */
export function undoAll(text: string): Recovered {
	const original = readStructure(text);
	let structure = original;
	let map = identity(text.length);
	const kinds = new Set<DamageKind>();
	for (let round = 0; round < ROUNDS; round++) {
		let isChanged = false;
		for (const undo of UNDO) {
			const undone = undo(structure);
			if (!undone || undone.pieces.text === structure.text) continue;
			for (const kind of undone.kinds) kinds.add(kind);
			map = compose(undone.pieces.map, map);
			structure = readStructure(undone.pieces.text);
			isChanged = true;
		}
		if (!isChanged) break;
	}
	if (structure.heads === 0 && kinds.size > 0) {
		kinds.clear();
		structure = original;
		map = identity(text.length);
	}
	const { lines } = structure;
	return {
		text: structure.text,
		map,
		blocks: () => lineBlocks(lines.count, (line) => original.lines.lineAt(map.sourceOffset(lines.start(line)))),
		undone: DAMAGES.filter(({ kind }) => kinds.has(kind)),
	};
}

/** One line for the user: `Read from a mail quote; lines rejoined.`; empty if nothing was undone. */
export function undoneText(undone: readonly Damage[]): string {
	const sources = undone.filter(({ isSource }) => isSource).map(({ words }) => words);
	const deeds = undone.filter(({ isSource }) => !isSource).map(({ words }) => words);
	const parts = [...(sources.length > 0 ? [`read from ${sources.join(", ")}`] : []), deeds.join(", ")];
	const line = parts.filter((part) => part !== "").join("; ");
	return line === "" ? "" : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

const DAMAGES: readonly Damage[] = [
	{ kind: "html", words: "a web page", isSource: true },
	{ kind: "quotedPrintable", words: "a stored mail", isSource: true },
	{ kind: "escapes", words: "escaped strings", isSource: true },
	{ kind: "quote", words: "a mail quote", isSource: true },
	{ kind: "number", words: "numbered lines", isSource: true },
	{ kind: "stamp", words: "lines with timestamps", isSource: true },
	{ kind: "mark", words: "lines with marks", isSource: true },
	{ kind: "indent", words: "indented lines", isSource: true },
	{ kind: "entities", words: "entities decoded", isSource: false },
	{ kind: "lookAlikes", words: "look-alike characters replaced", isSource: false },
	{ kind: "prefixes", words: "prefixes repaired", isSource: false },
	{ kind: "spaced", words: "blank lines removed", isSource: false },
	{ kind: "wrapped", words: "lines rejoined", isSource: false },
	{ kind: "joined", words: "headers split into separate lines", isSource: false },
];

interface Undone {
	readonly pieces: Pieces;
	readonly kinds: readonly DamageKind[];
}

type Undo = (structure: Structure) => Undone | undefined;

/** From the outermost layer to the innermost, so that later damage is undone first. */
const UNDO: readonly Undo[] = [
	(structure) => made(undoEscapes(structure), "escapes"),
	(structure) => made(decodeQuotedPrintable(structure), "quotedPrintable"),
	(structure) => made(readHtml(structure), "html"),
	(structure) => made(decodeEntities(structure), "entities"),
	({ text }) => made(replaceLookAlikes(text), "lookAlikes"),
	(structure) => made(mendPrefixes(structure), "prefixes"),
	(structure) => {
		const unled = removeLead(structure);
		return unled && { pieces: unled, kinds: unled.isJoined ? [unled.kind, "wrapped"] : [unled.kind] };
	},
	(structure) => made(closeSpacing(structure), "spaced"),
	(structure) => made(joinWrapped(structure), "wrapped"),
	(structure) => made(splitJoined(structure), "joined"),
];

/** More layers than have ever been seen. */
const ROUNDS = 5;

function made(pieces: Pieces | undefined, kind: DamageKind): Undone | undefined {
	return pieces && { pieces, kinds: [kind] };
}
