// The two views of the same rows: a diagram, and a table for users who prefer columns or use a screen reader.

import type { LadderLane, LadderResult, LadderRow } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import * as l10n from "../l10n.ts";
import { createList, type RowList, type RowSource } from "../list.ts";
import type { Measures } from "../measures.ts";
import { drawLanes } from "./lanes.ts";
import { drawRow, type RowPlace } from "./row.ts";
import { COLUMNS, drawTableRow } from "./tableRow.ts";

/** The description of a diagram that the server sends before its rows. */
export type Frame = Extract<LadderResult, { title: string }>;

/** One view of the rows, with its elements and its list. */
export interface Surface {
	/** The children of the scrolling element while this view is shown. */
	readonly parts: readonly HTMLElement[];
	/** The element that takes the keyboard focus. */
	readonly element: HTMLElement;
	readonly list: RowList;
	/** In px, at the current zoom. */
	rowHeight(): number;
	/** Sets the headers and the number of rows. */
	describe(title: string, rows: number, lanes: readonly LadderLane[]): void;
}

/** What both views need from their owner. */
export interface SurfaceSource extends Pick<RowSource, "count" | "pinned" | "seen"> {
	/** The lanes from left to right. */
	lanes(): readonly LadderLane[];
	measures(): Measures;
	/** A row with lanes numbered as in `lanes`; `undefined` if it is not loaded. */
	row(index: number): LadderRow | undefined;
	place(index: number): RowPlace;
}

/** Creates the diagram: a list of rows below the headers of the lifelines. */
export function createDiagram(scroller: HTMLElement, source: SurfaceSource): Surface {
	const lanes = element("div", {
		className: "heads",
		attributes: { role: "list", "aria-label": l10n.t("Participants") },
	});
	const heads = element("div", { className: "head-row", children: [element("div", { className: "corner" }), lanes] });
	const rows = element("div", {
		className: "rows",
		attributes: { role: "listbox", tabindex: "0", "aria-label": l10n.t("Messages") },
	});
	const rowHeight = () => source.measures().row;
	const list = createList(
		{ scroller, rows, heads },
		{
			...source,
			height: rowHeight,
			draw: (index) => drawRow(source.row(index), source.lanes(), source.measures(), source.place(index)),
		},
	);
	return {
		parts: [heads, rows],
		element: rows,
		list,
		rowHeight,
		describe(title, _, all) {
			lanes.replaceChildren(...drawLanes(all));
			rows.setAttribute("aria-label", l10n.t("Messages of {0}", title));
		},
	};
}

/** Creates the table. Its rows are in log order in the page too, so that screen readers read them in sequence. */
export function createTable(scroller: HTMLElement, source: SurfaceSource): Surface {
	const columns = COLUMNS.map((text) =>
		element("div", { className: "cell", text, title: text, attributes: { role: "columnheader" } }),
	);
	const heads = element("div", {
		className: "columns",
		attributes: { role: "row", "aria-rowindex": "1" },
		children: columns,
	});
	const rows = element("div", { className: "rows", attributes: { role: "rowgroup" } });
	const grid = element("div", {
		className: "table",
		attributes: {
			role: "grid",
			tabindex: "0",
			"aria-colcount": String(COLUMNS.length),
			"aria-label": l10n.t("Messages"),
		},
		children: [
			element("div", { className: "column-heads", attributes: { role: "rowgroup" }, children: [heads] }),
			rows,
		],
	});
	const rowHeight = () => source.measures().tableRow;
	const list = createList(
		{ scroller, rows, heads },
		{
			...source,
			height: rowHeight,
			draw: (index) => drawTableRow(source.row(index), source.lanes(), source.measures(), source.place(index)),
		},
	);
	return {
		parts: [grid],
		element: grid,
		list,
		rowHeight,
		describe(title, count) {
			grid.setAttribute("aria-rowcount", String(count + 1));
			grid.setAttribute("aria-label", l10n.t("Messages of {0}", title));
		},
	};
}
