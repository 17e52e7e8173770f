// Finds what has a colour in the lines of a stretch of text, line by line.

import type { LineIndex, Span } from "../../text.ts";
import type { Token, TokenType } from "./token.ts";

/** A pattern with groups, global and with indices (`dg`), and the type of what each group holds; one without holds nothing. */
export interface Pieces {
	readonly pattern: RegExp;
	readonly types: readonly (TokenType | undefined)[];
}

/** No token lies behind so many characters of a line: nobody reads so far, and a body on one line may have millions. */
const MOST_CHARACTERS = 2000;

/**
 * Adds what the pattern finds in `stretch`, as far as it lies on a line of `span`. Each line is searched alone, since a token never
 * goes beyond its line.
 */
export function addPieces(
	text: string,
	lines: LineIndex,
	stretch: Span,
	span: Span,
	{ pattern, types }: Pieces,
	tokens: Token[],
): void {
	const first = lines.lineAt(Math.max(stretch.start, span.start));
	for (let line = first; line < lines.count && lines.start(line) < Math.min(stretch.end, span.end); line++) {
		const start = Math.max(lines.start(line), stretch.start);
		const end = Math.min(lines.end(line), stretch.end, lines.start(line) + MOST_CHARACTERS);
		for (const match of text.slice(start, Math.max(start, end)).matchAll(pattern)) {
			for (const [at, type] of types.entries()) {
				const place = match.indices![at + 1];
				if (!type || !place || place[0] === place[1]) continue;
				tokens.push({ span: { start: start + place[0], end: start + place[1] }, type, modifier: undefined });
			}
		}
	}
}
