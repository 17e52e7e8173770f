// Renders a diagram in Mermaid syntax, for Markdown.

import { printable } from "../../printable.ts";
import type { Arrow, Ladder } from "./model.ts";
import { rowsOf } from "./rows.ts";
import { arrowText, gapText, noteText } from "./words.ts";

/** Writes a `sequenceDiagram`. Mermaid itself can draw only a few hundred arrows. */
export function mermaidLadder(ladder: Ladder): string {
	const lines = ["sequenceDiagram", `    title ${escaped(ladder.title)}`];
	for (const [at, { name, address, product }] of ladder.lanes.entries()) {
		const more = [address, product].filter((part) => part !== "").map((part) => `<br/>${escaped(part)}`);
		lines.push(`    participant L${at} as ${escaped(name)}${more.join("")}`);
	}
	const all = ladder.lanes.length > 1 ? `L0,L${ladder.lanes.length - 1}` : "L0";
	for (const row of rowsOf(ladder)) {
		switch (row.kind) {
			case "arrow":
				lines.push(
					`    L${row.arrow.from}${lineOf(row.arrow)}L${row.arrow.to}: ${row.arrow.time} ${escaped(arrowText(row.arrow))}`,
				);
				break;
			case "gap":
				lines.push(`    Note over ${all}: ${escaped(gapText(row.gap))}`);
				break;
			case "note":
				lines.push(`    Note over ${all}: ${row.note.time} ${escaped(noteText(row.note))}`);
				break;
			case "date":
				lines.push(`    Note over ${all}: ${row.date}`);
		}
	}
	return `${lines.join("\n")}\n`;
}

/** Requests are solid lines, responses dashed; a cross at the end means failure or a lost message. */
function lineOf({ class: kind, isLost }: Arrow): string {
	const isRequest = kind === "request" || kind === "unanswered";
	const isBad = kind === "failed" || kind === "unanswered" || isLost;
	return `${isRequest ? "-" : "--"}${isBad ? "x" : ">>"}`;
}

/**
 * Replaces everything except letters, digits and some punctuation with Mermaid's character codes. A semicolon or line ending
 * would end the statement, `#` starts a code, `%%` a comment, and the word `end` ends a block.
 */
function escaped(text: string): string {
	return printable(text)
		.replace(/[^\p{L}\p{N} .,@/()+\u2026-]/gu, (character) => `#${character.codePointAt(0)};`)
		.replace(/\b(e)(?=nd\b)/gi, (letter) => `#${letter.charCodeAt(0)};`);
}
