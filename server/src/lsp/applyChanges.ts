// The changes of one notification, applied to a text all at once: each one alone would copy the whole text.

import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { indexLines, type Span, type TextChange } from "../core/index.ts";
import { type DocumentLines, documentLines, width } from "./columns.ts";
import type { PositionEncoding } from "./editor.ts";
import * as toProto from "./toProto.ts";

/** A text after changes. */
export interface Changed {
	readonly text: string;
	/** The one place that holds them all; `undefined` where the whole text was replaced. */
	readonly change: TextChange | undefined;
}

/**
 * The text after the changes, each of which stands in the text that those before it have made (LSP 3.17,
 * `DidChangeTextDocumentParams`). A position outside the text or its line counts as its nearest end, and a range that ends
 * before it starts as the one between its positions. `lines` are those of `text`, with the columns of this encoding. Takes one pass over the text for changes that are ordered, as editors send
 * them: from the end to the beginning, or from the beginning to the end; and one for each time that the order turns.
 */
export function applyChanges(
	text: string,
	lines: () => DocumentLines,
	changes: readonly TextDocumentContentChangeEvent[],
	encoding: PositionEncoding = "utf-16",
): Changed {
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
			around = around && hull(around, applied.change);
		}
		const current = made;
		linesOfMade = () => documentLines(indexLines(current), current, encoding);
	}
	return { text: made, change: around };
}

/** The one change that two make, of which the second stands in the text that the first has made. One that changes nothing adds nothing. */
export function hull(first: TextChange, second: TextChange): TextChange {
	if (first.oldEnd === first.start && first.newEnd === first.start) return second;
	const end = Math.max(first.newEnd, second.oldEnd);
	return {
		start: Math.min(first.start, second.start),
		oldEnd: end - first.newEnd + first.oldEnd,
		newEnd: end - second.oldEnd + second.newEnd,
	};
}

/** Nothing. */
export const NO_CHANGE: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };

/** What stands in place of a span of a text. */
interface Replacement extends Span {
	readonly text: string;
}

/** Ordered changes, as replacements in the text that stood there before the first of them. */
class Run {
	readonly #text: string;
	readonly #lines: DocumentLines;
	readonly #encoding: PositionEncoding;
	readonly #replacements: Replacement[] = [];
	#order: "up" | "down" | undefined;
	/** Where the last replacement begins in the new text. */
	#newStart: Position = START;
	/** Where it ended in the old text, and where it ends in the new one: what is behind it has moved so far. */
	#oldEnd: Position = START;
	#newEnd: Position = START;

	constructor(text: string, lines: DocumentLines, encoding: PositionEncoding) {
		this.#text = text;
		this.#lines = lines;
		this.#encoding = encoding;
	}

	/** Takes the change, or none of it where it does not go on in the order of those before it. The first is always taken. */
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

	/** The new text, and what changed in it. */
	apply(): { readonly text: string; readonly change: TextChange } {
		const ordered = this.#order === "down" ? this.#replacements.toReversed() : this.#replacements;
		const pieces: string[] = [];
		let at = 0;
		for (const { start, end, text } of ordered) {
			pieces.push(this.#text.slice(at, start), text);
			at = end;
		}
		pieces.push(this.#text.slice(at));
		const text = pieces.join("");
		const [{ start }, { end }] = [ordered[0]!, ordered.at(-1)!];
		return { text, change: { start, oldEnd: end, newEnd: end + text.length - this.#text.length } };
	}

	/** Those that touch become one, so that a replacement and what is around it show whether line ends are kept. */
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

	/** False where a CR and an LF come together or are parted: lines count otherwise from there on. */
	#keepsLineEnds({ start, end, text }: Replacement): boolean {
		const isPair = (at: number) => this.#text.startsWith("\r\n", at - 1);
		const around = `${this.#text.charAt(start - 1)}${text}${this.#text.charAt(end)}`;
		return !isPair(start) && !isPair(end) && !around.startsWith("\r\n") && !around.endsWith("\r\n");
	}
}

const START: Position = { line: 0, character: 0 };

/** True where a position is at another one or before it. */
function isBefore(one: Position, other: Position): boolean {
	return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

/** A range whose end a client put before its start, turned round, as the library for documents does it. */
function inOrder(range: Range): Range {
	return isBefore(range.start, range.end) ? range : { start: range.end, end: range.start };
}

/** A position at or behind `from`, after what stood there has come to `to`. */
function moved({ line, character }: Position, from: Position, to: Position): Position {
	if (line > from.line) return { line: line - from.line + to.line, character };
	return { line: to.line, character: character - from.character + to.character };
}

/** Where a text ends that begins at a position. */
function behind({ line, character }: Position, text: string, encoding: PositionEncoding): Position {
	const lines = indexLines(text);
	const last = lines.count - 1;
	return last === 0
		? { line, character: character + width(text, encoding) }
		: { line: line + last, character: width(text.slice(lines.start(last)), encoding) };
}
