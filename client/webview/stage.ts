// How the rows are shown: as a diagram or as a table, at which size, and with which lanes in sight.

import type { LadderLane, LadderRow } from "../../server/src/protocol.ts";
import { element } from "./dom.ts";
import { createLaneColumns } from "./laneColumns.ts";
import { type Measures, measure, nextZoom } from "./measures.ts";
import type { RowPlace } from "./row.ts";
import { createDiagram, createTable, type Frame, type Surface, type SurfaceSource } from "./surface.ts";

/** The look of the rows, as its owner sees it. */
export interface Stage {
	readonly scroller: HTMLElement;
	/** The look that is shown. */
	readonly surface: Surface;
	readonly measures: Measures;
	readonly zoom: number;
	readonly isTable: boolean;
	/** Shows a diagram, without one nothing; `keep` says that it is a later version of the one before. */
	describe(frame: Frame | undefined, keep: boolean): void;
	/** Shows the same rows in the other look, with the same one at the top and the focus where it was. */
	toggleTable(): void;
	/** Goes a step up or down, or with 0 to the size of the editor; what is in the middle stays there. */
	changeZoom(by: 1 | -1 | 0): void;
	/** Brings a row into sight, and of its arrow both ends. */
	show(row: number): void;
	/** Brings the ends of the arrow into sight that `show` waits for, if that is this row and it is here now. */
	showAside(row: number): void;
	/** The first row that is wholly in sight. */
	firstInSight(): number;
	/** True while the last row is in sight. */
	isAtEnd(): boolean;
}

/** What the stage asks of its owner. */
export interface StageSource extends Pick<SurfaceSource, "pinned" | "seen"> {
	frame(): Frame | undefined;
	/** A row; `undefined` while it is not here. Its lanes have the numbers of the server. */
	row(index: number): LadderRow | undefined;
	place(index: number): RowPlace;
}

/** Makes an empty stage. */
export function createStage(source: StageSource, first: { readonly zoom: number; readonly isTable: boolean }): Stage {
	const scroller = element("div", { className: "scroller" });
	const columns = createLaneColumns();
	let zoom = first.zoom;
	let measures = measure(13, 0, 1);
	/** The row that is to be brought into sight sideways as soon as it is here; -1 for none. */
	let aside = -1;

	const surfaceSource: SurfaceSource = {
		...source,
		count: () => source.frame()?.rows ?? 0,
		lanes: () => columns.lanes,
		measures: () => measures,
		row: rowInColumns,
	};
	const surfaces = { diagram: createDiagram(scroller, surfaceSource), table: createTable(scroller, surfaceSource) };
	let surface: Surface = first.isTable ? surfaces.table : surfaces.diagram;
	scroller.append(...surface.parts);
	new ResizeObserver(layOut).observe(scroller);

	/** A row that came with a later version of the log may name a lane that is not drawn yet; it is drawn when that is. */
	function rowInColumns(index: number): LadderRow | undefined {
		const row = source.row(index);
		if (row?.kind !== "arrow") return row;
		const [from, to] = [columns.columnOf(row.from), columns.columnOf(row.to)];
		return from < 0 || to < 0 ? undefined : { ...row, from, to };
	}

	/** Fits the sizes to the room there is, and draws anew. */
	function layOut(): void {
		scroller.style.setProperty("--zoom", String(zoom));
		const font = Number.parseFloat(getComputedStyle(scroller).fontSize) || 13;
		measures = measure(font, scroller.clientWidth, columns.lanes.length || 1);
		for (const name of ["row", "tableRow", "lane", "times", "stage"] as const) {
			scroller.style.setProperty(`--${name}`, `${measures[name]}px`);
		}
		surface.list.redraw();
	}

	function showAside(index: number): void {
		if (aside !== index || surface === surfaces.table) return;
		const row = source.row(index);
		if (!row) return;
		aside = -1;
		if (row.kind !== "arrow" || columns.columnOf(row.from) < 0 || columns.columnOf(row.to) < 0) return;
		const room = scroller.clientWidth - measures.times;
		const ends = () => [columns.columnOf(row.from), columns.columnOf(row.to)].map((at) => (at + 0.5) * measures.lane);
		let [left, right] = bySize(ends());
		if (right - left > room) {
			// No window is wide enough to show both: then they have to stand beside one another.
			columns.gather(row.from, row.to);
			describeLanes(columns.lanes);
			surface.list.redraw();
			[left, right] = bySize(ends());
		}
		if (left >= scroller.scrollLeft && right <= scroller.scrollLeft + room) return;
		const isFitting = right - left <= room;
		scroller.scrollLeft = isFitting ? (left + right - room) / 2 : left - measures.lane / 2;
	}

	function describeLanes(lanes: readonly LadderLane[]): void {
		const frame = source.frame();
		for (const each of Object.values(surfaces)) each.describe(frame?.title ?? "", frame?.rows ?? 0, lanes);
	}

	return {
		scroller,
		get surface() {
			return surface;
		},
		get measures() {
			return measures;
		},
		get zoom() {
			return zoom;
		},
		get isTable() {
			return surface === surfaces.table;
		},
		describe(frame, keep) {
			columns.describe(frame?.lanes ?? [], keep);
			describeLanes(columns.lanes);
			layOut();
		},
		toggleTable() {
			const hadFocus = scroller.contains(document.activeElement);
			const top = scroller.scrollTop / surface.rowHeight();
			surface = surface === surfaces.table ? surfaces.diagram : surfaces.table;
			scroller.replaceChildren(...surface.parts);
			layOut();
			scroller.scrollTop = top * surface.rowHeight();
			if (hadFocus) surface.element.focus();
		},
		changeZoom(by) {
			const middle = (scroller.scrollTop + scroller.clientHeight / 2) / surface.rowHeight();
			zoom = by === 0 ? 1 : nextZoom(zoom, by);
			layOut();
			scroller.scrollTop = middle * surface.rowHeight() - scroller.clientHeight / 2;
		},
		show(row) {
			surface.list.show(row);
			aside = row;
			showAside(row);
		},
		showAside,
		firstInSight: () => Math.ceil(scroller.scrollTop / surface.rowHeight()),
		isAtEnd: () => scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - surface.rowHeight(),
	};
}

function bySize(pair: readonly number[]): [number, number] {
	return [Math.min(...pair), Math.max(...pair)];
}
