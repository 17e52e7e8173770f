// Renders a diagram in PlantUML syntax.

import { printable } from "../../printable.ts";
import type { Arrow, ArrowClass, Ladder } from "./model.ts";
import { rowsOf } from "./rows.ts";
import { arrowText, gapText, noteText } from "./words.ts";

/** Writes a sequence diagram from `@startuml` to `@enduml`. */
export function plantUmlLadder(ladder: Ladder): string {
	const lines = ["@startuml", `title ${escaped(ladder.title)}`, "hide footbox"];
	for (const [at, { name, address, product }] of ladder.lanes.entries()) {
		const parts = [name, address, product].filter((part) => part !== "").map(escaped);
		lines.push(`participant "${parts.join("\\n")}" as L${at}`);
	}
	const all = ladder.lanes.length > 1 ? `L0, L${ladder.lanes.length - 1}` : "L0";
	for (const row of rowsOf(ladder)) {
		switch (row.kind) {
			case "arrow":
				lines.push(
					`L${row.arrow.from} ${lineOf(row.arrow)} L${row.arrow.to} : ${row.arrow.time} ${escaped(arrowText(row.arrow))}`,
				);
				break;
			case "gap":
				lines.push(`... ${escaped(gapText(row.gap))} ...`);
				break;
			case "note":
				lines.push(`note over ${all} : ${row.note.time} ${escaped(noteText(row.note))}`);
				break;
			case "date":
				lines.push(`== ${row.date} ==`);
		}
	}
	return `${[...lines, "@enduml"].join("\n")}\n`;
}

/** Requests are solid lines, responses dashed; a retransmission has a double head, a failure or lost message a cross. */
function lineOf({ class: kind, isRetransmission, isLost }: Arrow): string {
	const dash = kind === "request" || kind === "unanswered" ? "-" : "--";
	const color = COLORS[isLost ? "failed" : kind];
	const head = kind === "unanswered" || isLost ? ">x" : isRetransmission ? ">>" : ">";
	return `${dash.slice(0, 1)}${color ? `[${color}]` : ""}${dash.slice(1)}${head}`;
}

const COLORS: Readonly<Record<ArrowClass, string>> = {
	request: "",
	unanswered: "#B3261E",
	provisional: "#5F6368",
	success: "#1B7F3B",
	redirected: "#6B3FA0",
	challenged: "#8A5A00",
	cancelled: "#5F6368",
	failed: "#B3261E",
};

/**
 * Replaces everything except letters, digits and some punctuation with `<U+…>`. PlantUML's preprocessor can call functions
 * and read files (`%`, `$`, `!`), and there is markup (`<`, `*`, `_`, `~`, `[`) and escapes (`\`): none of it may come from
 * a log.
 */
function escaped(text: string): string {
	return printable(text).replace(
		/[^\p{L}\p{N} .,@()+:-]|-(?=-)|(?<=-)-|\.(?=\.\.)/gu,
		(character) => `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}>`,
	);
}
