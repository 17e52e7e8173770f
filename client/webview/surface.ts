// The two looks of the same rows: a diagram, and a table for those who read better in columns or do not see at all.

import type { LadderLane, LadderResult, LadderRow } from "../../server/src/protocol.ts";
import { element } from "./dom.ts";
import * as l10n from "./l10n.ts";
import { drawLanes } from "./lanes.ts";
import { createList, type RowList, type RowSource } from "./list.ts";
import type { Measures } from "./measures.ts";
import { drawRow, type RowPlace } from "./row.ts";
import { COLUMNS, drawTableRow } from "./tableRow.ts";

/** What the server says of a diagram before its rows. */
export type Frame = Extract<LadderResult, { title: string }>;

/** One look of the rows, with its elements and its list. */
export interface Surface {
	/** What stands in the scrolling element while this look is shown. */
	readonly parts: readonly HTMLElement[];
	/** The part that has the focus for the keys. */
	readonly element: HTMLElement;
	readonly list: RowList;
	/** In px, at the present zoom. */
	rowHeight(): number;
	/** Writes what stands above the rows, and how many of them there are. */
	describe(title: string, rows: number, lanes: readonly LadderLane[]): void;
}

/** What both looks ask of their owner. */
export interface SurfaceSource extends Pick<RowSource, "count" | "pinned" | "seen"> {
	/** The lanes from left to right. */
	lanes(): readonly LadderLane[];
	measures(): Measures;
	/** A row, with its lanes as they are numbered here; `undefined` while it is not here. */
	row(index: number): LadderRow | undefined;
	place(index: number): RowPlace;
}

/** Makes the diagram: a list of rows below the heads of the lifelines. */
export function createDiagram(scroller: HTMLElement, source: SurfaceSource): Surface {
	const lanes = element("div", {
		className: "heads",
		attributes: { role: "list", "aria-label": l10n.t("Who speaks") },
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

/** Makes the table. Its rows are in the order of the log, in the page too, so that it can be read from top to bottom. */
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
