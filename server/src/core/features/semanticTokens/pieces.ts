// Finds tokens in a range of text, line by line.

import type { LineIndex, LogText, Span } from "../../text.ts";
import type { Token, TokenType } from "./token.ts";

/**
 * A pattern with groups, global and with indices (`dg`), and the token type of each group; groups without a type are
 * skipped.
 */
export interface Pieces {
	readonly pattern: RegExp;
	readonly types: readonly (TokenType | undefined)[];
}

/** No tokens beyond this many characters in a line: nobody reads that far, and a body on a single line may have millions. */
const MOST_CHARACTERS = 2000;

/**
 * Adds the matches of the pattern in `stretch` on lines of `span`. Each line is searched separately because tokens never
 * span lines.
 */
export function addPieces(
	text: LogText,
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
