// The column headers of the flow table: buttons that sort.

import type { FlowColumn } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import { drawIcon } from "../icons.ts";
import * as l10n from "../l10n.ts";

/** The columns in order, by sort key. The outcome comes before the duration and the reason. */
export const COLUMNS: Readonly<Record<FlowColumn, string>> = {
	start: l10n.t("Start"),
	kind: l10n.t("Kind"),
	who: l10n.t("Who"),
	withWhom: l10n.t("With Whom"),
	outcome: l10n.t("Outcome"),
	duration: l10n.t("Duration"),
	messages: l10n.t("Messages"),
	reason: l10n.t("Reason"),
};

/** Numeric columns, which are right-aligned. */
export const NUMBERS: ReadonlySet<FlowColumn> = new Set(["start", "duration", "messages"]);

/** The header row as its owner sees it. */
export interface Heads {
	readonly element: HTMLElement;
	/** Shows the sort column and direction. */
	setOrder(column: FlowColumn, descending: boolean): void;
}

/** Creates the headers; `sort` is called with the clicked column. */
export function createHeads(sort: (column: FlowColumn) => void): Heads {
	const cells = (Object.entries(COLUMNS) as [FlowColumn, string][]).map(([column, text]) => {
		const press = element("button", { text, attributes: { type: "button" } });
		press.addEventListener("click", () => sort(column));
		const cell = element("div", {
			className: `cell${NUMBERS.has(column) ? " number" : ""}`,
			attributes: { role: "columnheader" },
			children: [press],
		});
		return { column, cell, press };
	});
	return {
		element: element("div", {
			className: "columns",
			attributes: { role: "row", "aria-rowindex": "1" },
			children: cells.map(({ cell }) => cell),
		}),
		setOrder(sorted, descending) {
			for (const { column, cell, press } of cells) {
				const isSorted = column === sorted;
				press.querySelector("svg")?.remove();
				if (isSorted) {
					press.append(drawIcon(descending ? "down" : "up"));
					cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
				} else cell.removeAttribute("aria-sort");
			}
		},
	};
}
