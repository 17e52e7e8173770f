// The selected row, and everything that depends on it: screen readers, the context menu, the editor, and the message pane.

import type { LadderRow } from "../../../server/src/protocol.ts";
import type { MessageAction } from "../../src/ladder/messages.ts";
import type { Pages } from "../pages.ts";
import { rowId } from "../rowId.ts";
import type { DiagramHost } from "./diagramHost.ts";
import type { Stage } from "./stage.ts";

/** The selection in one diagram. Rows and lines are 0-based. */
export interface Selection {
	/** The selected row; -1 if there is none. */
	readonly row: number;
	/** Its line; `null` if there is none or it is not known yet. */
	readonly line: number | null;
	/** Selects a row, or the nearest existing one, and scrolls to it; with `lead` the editor shows its message too. */
	select(row: number, lead?: boolean): void;
	/** Sets the selection without scrolling; -1 and `null` for none. */
	set(row: number, line: number | null): void;
	/** Rows have been loaded: completes what was waiting for one of them. */
	arrived(): void;
	/** Announces the selection again because the other view is shown now. */
	tell(): void;
	/** Shows the message of a row in the editor; `focus` moves the focus there. */
	reveal(row: number, focus: boolean): void;
	/** Runs an action on the selected message. */
	act(action: MessageAction | "choose"): void;
}

/** What the selection needs from its owner. */
export interface SelectionSource {
	readonly host: DiagramHost;
	readonly pages: Pages<LadderRow>;
	readonly stage: Stage;
	/** The number of rows. */
	rows(): number;
	/** The selected row has changed, or its line has become known; `isMessage` is true for an arrow. */
	changed(isMessage: boolean): void;
}

/** Creates an empty selection. */
export function createSelection({ host, pages, stage, rows, changed }: SelectionSource): Selection {
	let row = -1;
	let line: number | null = null;
	/** The row whose message to show in the editor once its line is known; -1 if there is none. */
	let leading = -1;

	function set(newRow: number, newLine: number | null): void {
		const before = row;
		row = newRow;
		line = newLine;
		if (before !== row) {
			const { list } = stage.surface;
			list.redrawRow(before);
			list.redrawRow(row);
			// The focused row must be in the page even if it is out of view.
			list.refresh();
		}
		tell();
	}

	/** Tells screen readers which row has the focus, and VS Code which context menu applies. */
	function tell(): void {
		const shown = pages.row(row);
		const { element: active } = stage.surface;
		if (row < 0) active.removeAttribute("aria-activedescendant");
		else active.setAttribute("aria-activedescendant", rowId(row));
		const menu = shown?.kind === "arrow" ? { webviewSection: "message", line: shown.line } : {};
		stage.scroller.dataset.vscodeContext = JSON.stringify({ ...menu, preventDefaultContextMenuItems: true });
		changed(shown?.kind === "arrow");
	}

	/** A row's line becomes known when its page has loaded. */
	function arrived(): void {
		stage.showAside(row);
		const shown = pages.row(row);
		if (shown && "line" in shown) line = shown.line;
		if (shown && leading === row) {
			leading = -1;
			reveal(row, false);
		}
		tell();
	}

	function reveal(index: number, focus: boolean): void {
		const shown = pages.row(index);
		if (shown && "line" in shown) host.send({ type: "reveal", line: shown.line, focus });
	}

	return {
		get row() {
			return row;
		},
		get line() {
			return line;
		},
		select(index, lead = false) {
			if (rows() === 0) return;
			const wanted = Math.max(0, Math.min(rows() - 1, index));
			set(wanted, null);
			leading = lead ? wanted : -1;
			stage.show(wanted);
			arrived();
		},
		set(newRow, newLine) {
			leading = -1;
			set(newRow, newLine);
		},
		arrived,
		tell,
		reveal,
		act(action) {
			const shown = pages.row(row);
			if (shown?.kind === "arrow") host.send({ type: "act", action, line: shown.line });
		},
	};
}
