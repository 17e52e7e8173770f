// One row of the diagram: its times at the left, and what happened between the lifelines.

import type { LadderLane, LadderRow } from "../../server/src/protocol.ts";
import { type ArrowRow, drawLoop, drawShaft, drawSign } from "./arrow.ts";
import { element } from "./dom.ts";
import type { Measures } from "./measures.ts";
import { rowLabel } from "./words.ts";

/** Where a row stands. */
export interface RowPlace {
	readonly index: number;
	readonly count: number;
	readonly isSelected: boolean;
	readonly isMatch: boolean;
}

/** The id of a row's element. */
export function rowId(index: number): string {
	return `row-${index}`;
}

/** Draws a row; one that is not here yet is drawn with its lifelines alone. */
export function drawRow(
	row: LadderRow | undefined,
	lanes: readonly LadderLane[],
	measures: Measures,
	{ index, count, isSelected, isMatch }: RowPlace,
): HTMLElement {
	const kind = row ? (row.kind === "arrow" ? `arrow ${row.class}` : row.kind) : "coming";
	const made = element("div", {
		className: `row ${kind}${isMatch ? " match" : ""}`,
		attributes: {
			id: rowId(index),
			role: "option",
			"aria-setsize": String(count),
			"aria-posinset": String(index + 1),
			"aria-selected": String(isSelected),
		},
	});
	made.style.transform = `translateY(${index * measures.row}px)`;
	// The words for a screen reader are its name; what is drawn says the same to the eye.
	made.append(element("span", { className: "spoken", text: row ? rowLabel(row, lanes) : "Loading" }));
	made.append(times(row), stage(row, lanes, measures));
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
	const sign = drawSign(row.class);
	if (sign) label.append(sign);
	label.append(element("span", { className: "name", text: row.label }));
	if (row.detail) label.append(element("span", { className: "detail", text: row.detail }));
	if (row.isRetransmission) label.append(element("span", { className: "detail", text: "again" }));
	const isLoop = row.from === row.to;
	// A loop at the last lifeline turns back, where there is room for its words.
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
