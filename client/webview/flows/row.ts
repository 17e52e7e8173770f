// One row of the flow table.

import type { FlowColumn, FlowRow } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import * as l10n from "../l10n.ts";
import { rowId } from "../rowId.ts";
import { drawSign, drawSignOf } from "../sign.ts";
import { COLUMNS, NUMBERS } from "./columns.ts";

/** Draws a row at `top` px; a row that is not loaded yet shows a placeholder. */
export function drawFlow(row: FlowRow | undefined, index: number, top: number): HTMLElement {
	const made = element("div", {
		className: `row flow ${row ? `${row.state} ${row.tone}` : "coming"}`,
		// The header is the first row of the table.
		attributes: { id: rowId(index), role: "row", "aria-rowindex": String(index + 2), tabindex: "-1" },
		children: row ? cells(row) : [loading()],
	});
	made.style.transform = `translateY(${top}px)`;
	return made;
}

function loading(): HTMLElement {
	const cell = element("div", {
		className: "cell wide",
		text: l10n.t("Loading"),
		attributes: { role: "gridcell", "aria-colspan": String(Object.keys(COLUMNS).length) },
	});
	cell.style.gridColumn = "1 / -1";
	return cell;
}

function cells(row: FlowRow): readonly HTMLElement[] {
	return (Object.keys(COLUMNS) as FlowColumn[]).map((column) => {
		const text = String(row[column]);
		const sign = column === "outcome" ? signOf(row) : undefined;
		return element("div", {
			className: `cell ${column}${NUMBERS.has(column) ? " number" : ""}`,
			title: column === "who" || column === "withWhom" ? row.title : text,
			attributes: { role: "gridcell" },
			children: [...(sign ? [sign] : []), element("span", { text })],
		});
	});
}

/** The sign for an outcome, so that colour is not the only cue. */
function signOf({ state, tone }: FlowRow): SVGElement | undefined {
	switch (state) {
		case "succeeded":
			// The activity worked, but one of its steps has a problem.
			return tone === "none" ? drawSign("success") : drawSignOf(TRIANGLE);
		case "abandoned":
			return drawSign("cancelled");
		case "pending":
			return drawSign("unanswered");
		case "orphan":
		case "noResponseDue":
			return undefined;
		default:
			return drawSign(state);
	}
}

/** A warning triangle with an exclamation mark. */
const TRIANGLE = "M6 1.5l5 9.5h-10zM6 5v2.8M6 9.2v.6";
