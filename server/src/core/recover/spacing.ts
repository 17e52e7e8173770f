// Removes blank lines between all other lines, as in a mail that was forwarded repeatedly.

import { type Pieces, PieceWriter } from "./pieces.ts";
import { BLANK, headerNameEnd, MESSAGE, START, type Structure } from "./structure.ts";

/**
 * Removes the blank lines that were inserted between all lines, and keeps those that were there before. `undefined` unless
 * most messages have at least two before their first header, since the parser copes with one.
 */
export function closeSpacing(structure: Structure): Pieces | undefined {
	const gap = usualGap(structure);
	if (gap < 2) return undefined;
	const { text, lines, kinds } = structure;
	const writer = new PieceWriter(text);
	let written = 0;
	for (let line = 0; line < lines.count; line++) {
		if (kinds[line] !== BLANK) continue;
		const first = line;
		while (line + 1 < lines.count && kinds[line + 1] === BLANK) line++;
		const count = line + 1 - first;
		if (count < gap || line + 1 === lines.count) continue;
		// Each line ending of the log has become `gap + 1` line endings.
		const kept = Math.floor((count + 1) / (gap + 1)) - 1;
		writer.copy(written, lines.start(first + kept));
		written = lines.start(line + 1);
	}
	writer.copy(written, text.length);
	return writer.finish();
}

/** The most common number of blank lines between a start line and its first header. */
function usualGap({ text, lines, kinds }: Structure): number {
	const counts = new Map<number, number>();
	for (let line = 0; line < lines.count; line++) {
		if (kinds[line] !== MESSAGE && kinds[line] !== START) continue;
		let next = line + 1;
		while (next < lines.count && kinds[next] === BLANK) next++;
		if (next === lines.count || headerNameEnd(text, lines.start(next), lines.end(next)) < 0) continue;
		const gap = next - line - 1;
		counts.set(gap, (counts.get(gap) ?? 0) + 1);
	}
	const [usual = 0] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
	return usual;
}
