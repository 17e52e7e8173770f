// One row of the table, which shows in columns what the diagram shows as an arrow.

import type { LadderLane, LadderRow } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import * as l10n from "../l10n.ts";
import type { Measures } from "../measures.ts";
import { rowId } from "../rowId.ts";
import { drawSign } from "../sign.ts";
import { labelParts, type RowPlace, rowClasses } from "./row.ts";
import { laneWord, OUTCOMES } from "./words.ts";

/**
 * The column headers in order. From and To come last because a narrow window cuts them off, and readers usually know them.
 */
export const COLUMNS: readonly string[] = [
	l10n.t("Line"),
	l10n.t("Time"),
	l10n.t("Since"),
	l10n.t("Message"),
	l10n.t("Outcome"),
	l10n.t("From"),
	l10n.t("To"),
];

/** Draws a row. The header is the first row of the table, so row numbers shown to screen readers are one higher. */
export function drawTableRow(
	row: LadderRow | undefined,
	lanes: readonly LadderLane[],
	{ tableRow }: Measures,
	{ index, isSelected, isMatch }: RowPlace,
): HTMLElement {
	const made = element("div", {
		className: rowClasses(row, isMatch),
		attributes: {
			id: rowId(index),
			role: "row",
			"aria-rowindex": String(index + 2),
			"aria-selected": String(isSelected),
		},
		children: row ? cells(row, lanes) : [wide(0, [element("span", { text: l10n.t("Loading") })])],
	});
	made.style.transform = `translateY(${index * tableRow}px)`;
	return made;
}

function cells(row: LadderRow, lanes: readonly LadderLane[]): readonly HTMLElement[] {
	switch (row.kind) {
		case "arrow": {
			const sign = drawSign(row.isLost ? "lost" : row.class);
			const outcome = row.outcome || OUTCOMES[row.class];
			return [
				cell("number", String(row.line + 1)),
				cell("number", row.time),
				cell("number quiet", row.gap),
				cell("label", "", labelParts(row)),
				cell("outcome", "", [...(sign ? [sign] : []), element("span", { text: outcome })]),
				cell("", laneWord(lanes[row.from])),
				cell("", laneWord(lanes[row.to])),
			];
		}
		case "note":
			return [
				cell("number", String(row.line + 1)),
				cell("number", row.time),
				cell("", ""),
				wide(3, [element("span", { className: "words", text: row.text })]),
			];
		case "gap":
		case "date":
			return [wide(0, [element("span", { className: "words", text: row.text })])];
	}
}

function cell(className: string, text: string, children: readonly Node[] = []): HTMLElement {
	return element("div", {
		className: `cell ${className}`,
		attributes: { role: "gridcell" },
		children: children.length > 0 ? children : [document.createTextNode(text)],
	});
}

/** A cell that spans from column `from` to the last one. */
function wide(from: number, children: readonly Node[]): HTMLElement {
	const made = cell("wide", "", children);
	made.setAttribute("aria-colspan", String(COLUMNS.length - from));
	made.style.gridColumn = `${from + 1} / -1`;
	return made;
}
