// One row of the diagram: times on the left, and the event between the lifelines.

import type { LadderLane, LadderRow } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import * as l10n from "../l10n.ts";
import type { Measures } from "../measures.ts";
import { rowId } from "../rowId.ts";
import { drawSign } from "../sign.ts";
import { type ArrowRow, drawLoop, drawShaft } from "./arrow.ts";
import { rowLabel } from "./words.ts";

/** The position of a row. */
export interface RowPlace {
	readonly index: number;
	readonly count: number;
	readonly isSelected: boolean;
	readonly isMatch: boolean;
}

/** The classes of a row, in the diagram and in the table. */
export function rowClasses(row: LadderRow | undefined, isMatch: boolean): string {
	const kind = row ? (row.kind === "arrow" ? `arrow ${row.class}${row.isLost ? " lost" : ""}` : row.kind) : "coming";
	return `row ${kind}${isMatch ? " match" : ""}`;
}

/** Draws a row; a row that is not loaded yet shows only its lifelines. */
export function drawRow(
	row: LadderRow | undefined,
	lanes: readonly LadderLane[],
	measures: Measures,
	{ index, count, isSelected, isMatch }: RowPlace,
): HTMLElement {
	const made = element("div", {
		className: rowClasses(row, isMatch),
		attributes: {
			id: rowId(index),
			role: "option",
			"aria-setsize": String(count),
			"aria-posinset": String(index + 1),
			"aria-selected": String(isSelected),
		},
		// Screen readers announce the first child; the others show the same visually.
		children: [
			element("span", { className: "spoken", text: row ? rowLabel(row, lanes) : l10n.t("Loading") }),
			times(row),
			stage(row, lanes, measures),
		],
	});
	made.style.transform = `translateY(${index * measures.row}px)`;
	return made;
}

const HIDDEN = { "aria-hidden": "true" };

function times(row: LadderRow | undefined): HTMLElement {
	const cell = element("div", { className: "times", attributes: HIDDEN });
	if (row?.kind === "arrow" || row?.kind === "note") cell.append(element("span", { text: row.time }));
	if (row?.kind === "arrow" && row.gap) cell.append(element("span", { className: "step", text: row.gap }));
	return cell;
}

function stage(row: LadderRow | undefined, lanes: readonly LadderLane[], measures: Measures): HTMLElement {
	const made = element("div", { className: "stage", attributes: HIDDEN });
	if (row?.kind === "arrow") made.append(...arrow(row, lanes.length, measures));
	else if (row) made.append(element("span", { className: "words", text: row.text }));
	return made;
}

function arrow(row: ArrowRow, lanes: number, { lane }: Measures): readonly Node[] {
	const label = element("span", { className: "label" });
	const sign = drawSign(row.isLost ? "lost" : row.class);
	if (sign) label.append(sign);
	label.append(...labelParts(row));
	const isLoop = row.from === row.to;
	// A loop at the last lifeline points left, where there is room for its label.
	const isBack = isLoop ? row.from === lanes - 1 && lanes > 1 : row.to < row.from;
	const left = (Math.min(row.from, row.to) + 0.5) * lane;
	const width = isLoop ? 36 : Math.abs(row.to - row.from) * lane;
	const shaft = isLoop ? drawLoop(row, width, isBack) : drawShaft(row, width, isBack);
	shaft.style.left = `${isLoop && isBack ? left - width : left}px`;
	const room = isLoop ? lane / 2 + (isBack || row.from < lanes - 1 ? lane / 2 : 0) - width - 16 : width - 24;
	label.style.width = `${room}px`;
	label.style.left = `${isLoop ? (isBack ? left - width - 8 - room : left + width + 8) : left + 12}px`;
	if (isLoop) label.classList.add(isBack ? "before" : "behind");
	return [label, shaft];
}

/** The name of a message, its detail, and the user's mark. */
export function labelParts({ label, detail, isRetransmission, isLost, mark }: ArrowRow): readonly HTMLElement[] {
	const details = [detail, isRetransmission ? l10n.t("again") : "", isLost ? l10n.t("lost") : ""].filter(
		(text) => text !== "",
	);
	return [
		...(mark === null ? [] : [element("span", { className: "mark", text: "★" })]),
		element("span", { className: "name", text: label }),
		...details.map((text) => element("span", { className: "detail", text })),
		...(mark ? [element("span", { className: "detail mark", text: mark })] : []),
	];
}
