// The presentation of the rows: diagram or table, zoom, and visible lanes.

import type { LadderLane, LadderRow } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import { type Measures, measure, nextZoom } from "../measures.ts";
import { createLaneColumns } from "./laneColumns.ts";
import type { RowPlace } from "./row.ts";
import { createDiagram, createTable, type Frame, type Surface, type SurfaceSource } from "./surface.ts";

/** The presentation as its owner sees it. */
export interface Stage {
	readonly scroller: HTMLElement;
	/** The current view. */
	readonly surface: Surface;
	readonly measures: Measures;
	readonly zoom: number;
	readonly isTable: boolean;
	/** Shows a diagram, or nothing; `keep` marks a newer version of the previous one. */
	describe(frame: Frame | undefined, keep: boolean): void;
	/** Switches between diagram and table, keeping the top row and the focus. */
	toggleTable(): void;
	/** Zooms in or out one level, or with 0 to the editor's font size; the middle of the view stays in place. */
	changeZoom(by: 1 | -1 | 0): void;
	/** Scrolls to a row and to both ends of its arrow. */
	show(row: number): void;
	/** Scrolls to the arrow that `show` is waiting for, if this is its row and it has been loaded. */
	showAside(row: number): void;
	/** The first fully visible row. */
	firstInSight(): number;
	/** True if the last row is visible. */
	isAtEnd(): boolean;
}

/** What the stage needs from its owner. */
export interface StageSource extends Pick<SurfaceSource, "pinned" | "seen"> {
	frame(): Frame | undefined;
	/** A row; `undefined` if it is not loaded. Its lane numbers are those of the server. */
	row(index: number): LadderRow | undefined;
	place(index: number): RowPlace;
}

/** Creates an empty stage. */
export function createStage(source: StageSource, first: { readonly zoom: number; readonly isTable: boolean }): Stage {
	const scroller = element("div", { className: "scroller" });
	const columns = createLaneColumns();
	let zoom = first.zoom;
	let measures = measure(13, 0, 1);
	/** The row to scroll to horizontally once it is loaded; -1 if there is none. */
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

	/** A row of a later version of the log may refer to a lane not drawn yet; the row is drawn when the lane is. */
	function rowInColumns(index: number): LadderRow | undefined {
		const row = source.row(index);
		if (row?.kind !== "arrow") return row;
		const [from, to] = [columns.columnOf(row.from), columns.columnOf(row.to)];
		return from < 0 || to < 0 ? undefined : { ...row, from, to };
	}

	/** Adapts the sizes to the available room and redraws. */
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
			// If no window could show both ends, move the lanes next to each other.
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
