// Applies the changes of one notification in one go: applying them one by one would copy the whole text each time.

import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { indexLines, type LogText, type Replacement, replaced, type Span, type TextChange } from "../../core/index.ts";
import { type DocumentLines, documentLines, width } from "../columns.ts";
import type { PositionEncoding } from "../editor.ts";
import * as toProto from "../toProto.ts";

/** The result of applying changes to a text. */
export interface Changed {
	readonly text: LogText;
	/** The smallest span that covers all changes; `undefined` if the whole text was replaced. */
	readonly change: TextChange | undefined;
}

/**
 * Applies content changes in order; each refers to the text as the changes before it left it (LSP 3.17,
 * `DidChangeTextDocumentParams`). A position outside the text or its line counts as the nearest valid one, and a range whose
 * end precedes its start is turned round. `lines` gives the lines of `text`, with columns in `encoding`. Editors send
 * changes ordered, last to first or first to last; such a sequence takes one pass over the text, and each change of order
 * takes another pass. Throws a `TypeError` if the editor sent something other than strings.
 */
export function applyChanges(
	text: LogText,
	lines: () => DocumentLines,
	changes: readonly TextDocumentContentChangeEvent[],
	encoding: PositionEncoding = "utf-16",
): Changed {
	if (changes.some((change) => typeof change.text !== "string")) throw new TypeError("This change has no text.");
	let made = text;
	let around: TextChange | undefined = NO_CHANGE;
	let linesOfMade = lines;
	for (let next = 0; next < changes.length; ) {
		const change = changes[next]!;
		if (!("range" in change)) {
			made = change.text;
			around = undefined;
			next++;
		} else {
			const run = new Run(made, linesOfMade(), encoding);
			while (next < changes.length && run.add(changes[next]!)) next++;
			const applied = run.apply();
			made = applied.text;
			around = around && combineChanges(around, applied.change);
		}
		const current = made;
		linesOfMade = () => documentLines(indexLines(current), current, encoding);
	}
	return { text: made, change: around };
}

/**
 * Combines two consecutive changes into one that covers both; `second` refers to the text after `first`. A `first` that
 * changes nothing has no influence.
 */
export function combineChanges(first: TextChange, second: TextChange): TextChange {
	if (first.oldEnd === first.start && first.newEnd === first.start) return second;
	const end = Math.max(first.newEnd, second.oldEnd);
	return {
		start: Math.min(first.start, second.start),
		oldEnd: end - first.newEnd + first.oldEnd,
		newEnd: end - second.oldEnd + second.newEnd,
	};
}

/** A change that changes nothing. */
export const NO_CHANGE: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };

/** A run of ordered changes, kept as replacements in the text before the first of them. */
class Run {
	readonly #text: LogText;
	readonly #lines: DocumentLines;
	readonly #encoding: PositionEncoding;
	readonly #replacements: Replacement[] = [];
	#order: "up" | "down" | undefined;
	/** Start of the last replacement in the new text. */
	#newStart: Position = START;
	/**
	 * End of the last replacement in the old text, and in the new text. Positions after it are shifted by the difference.
	 */
	#oldEnd: Position = START;
	#newEnd: Position = START;

	constructor(text: LogText, lines: DocumentLines, encoding: PositionEncoding) {
		this.#text = text;
		this.#lines = lines;
		this.#encoding = encoding;
	}

	/**
	 * Adds the change, unless it breaks the order of the previous ones; returns whether it was added. The first one always
	 * is.
	 */
	add(change: TextDocumentContentChangeEvent): boolean {
		if (!("range" in change)) return false;
		const { text } = change;
		const range = inOrder(change.range);
		const last = this.#replacements.at(-1);
		if (!last) return this.#push(toProto.span(this.#lines, range), text);
		if (this.#order !== "up") {
			const span = toProto.span(this.#lines, range);
			if (isBefore(range.end, this.#oldStart(last)) && span.end <= last.start && this.#keepsLineEnds(last)) {
				this.#order = "down";
				return this.#push(span, text);
			}
		}
		if (this.#order === "down" || !isBefore(this.#newEnd, range.start) || !this.#keepsLineEnds(last)) return false;
		const span = toProto.span(this.#lines, { start: this.#backwards(range.start), end: this.#backwards(range.end) });
		if (span.start < last.end) return false;
		this.#order = "up";
		return this.#push(span, text);
	}

	/** Returns the new text and the span that changed. */
	apply(): { readonly text: LogText; readonly change: TextChange } {
		const ordered = this.#order === "down" ? this.#replacements.toReversed() : this.#replacements;
		const text = replaced(this.#text, ordered);
		const [{ start }, { end }] = [ordered[0]!, ordered.at(-1)!];
		return { text, change: { start, oldEnd: end, newEnd: end + text.length - this.#text.length } };
	}

	/** Merges replacements that touch, because `#keepsLineEnds` looks only at the characters around a single replacement. */
	#push({ start, end }: Span, text: string): true {
		const last = this.#replacements.at(-1);
		const touches = last && (this.#order === "up" ? start === last.end : end === last.start);
		if (touches && this.#order === "up") {
			this.#replacements.splice(-1, 1, { start: last.start, end, text: last.text + text });
		} else if (touches && this.#order === "down") {
			this.#replacements.splice(-1, 1, { start, end: last.end, text: text + last.text });
		} else {
			this.#replacements.push({ start, end, text });
			this.#newStart = this.#forwards(toProto.position(this.#lines, start));
		}
		this.#oldEnd = toProto.position(this.#lines, end);
		this.#newEnd = behind(this.#newStart, this.#replacements.at(-1)!.text, this.#encoding);
		return true;
	}

	#oldStart({ start }: Replacement): Position {
		return toProto.position(this.#lines, start);
	}

	#forwards(position: Position): Position {
		return moved(position, this.#oldEnd, this.#newEnd);
	}

	#backwards(position: Position): Position {
		return moved(position, this.#newEnd, this.#oldEnd);
	}

	/** False if the replacement joins or splits a CR and LF pair, which changes the line count after it. */
	#keepsLineEnds({ start, end, text }: Replacement): boolean {
		const isPair = (at: number) => this.#text.startsWith("\r\n", at - 1);
		const around = `${this.#text.charAt(start - 1)}${text}${this.#text.charAt(end)}`;
		return !isPair(start) && !isPair(end) && !around.startsWith("\r\n") && !around.endsWith("\r\n");
	}
}

const START: Position = { line: 0, character: 0 };

/** True if `one` is before `other` or equal to it. */
function isBefore(one: Position, other: Position): boolean {
	return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

/** The range with its ends in order. A client may send them reversed; `vscode-languageserver-textdocument` does the same. */
function inOrder(range: Range): Range {
	return isBefore(range.start, range.end) ? range : { start: range.end, end: range.start };
}

/** Shifts a position at or after `from` by the distance from `from` to `to`. */
function moved({ line, character }: Position, from: Position, to: Position): Position {
	if (line > from.line) return { line: line - from.line + to.line, character };
	return { line: to.line, character: character - from.character + to.character };
}

/** The end of a text that begins at a position. */
function behind({ line, character }: Position, text: string, encoding: PositionEncoding): Position {
	const lines = indexLines(text);
	const last = lines.count - 1;
	return last === 0
		? { line, character: character + width(text, encoding) }
		: { line: line + last, character: width(text.slice(lines.start(last)), encoding) };
}
