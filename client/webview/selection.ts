// The row that is selected, and what follows from that: for the screen reader, the menu, the text, and the message beside it.

import type { LadderRow } from "../../server/src/protocol.ts";
import type { MessageAction } from "../src/ladder/messages.ts";
import type { DiagramHost } from "./diagramHost.ts";
import type { Pages } from "./pages.ts";
import { rowId } from "./row.ts";
import type { Stage } from "./stage.ts";

/** The selection in one diagram. Rows and lines count from 0. */
export interface Selection {
	/** The selected row; -1 for none. */
	readonly row: number;
	/** Its line; `null` for none, and while it is not known. */
	readonly line: number | null;
	/** Selects a row, or the nearest that there is, and brings it into sight; with `lead` the text shows its message too. */
	select(row: number, lead?: boolean): void;
	/** Sets the selection without moving anything; -1 and `null` for none. */
	set(row: number, line: number | null): void;
	/** Some rows have come: what waited for one of them is done now. */
	arrived(): void;
	/** Tells everybody again what is selected: another look is shown. */
	tell(): void;
	/** Shows the message of a row in the text, and goes there with `focus`. */
	reveal(row: number, focus: boolean): void;
	/** Does something with the selected message. */
	act(action: MessageAction | "choose"): void;
}

/** What the selection asks of its owner. */
export interface SelectionSource {
	readonly host: DiagramHost;
	readonly pages: Pages<LadderRow>;
	readonly stage: Stage;
	/** How many rows there are. */
	rows(): number;
	/** Another row is selected, or its line is known now; `isMessage` says whether it is an arrow. */
	changed(isMessage: boolean): void;
}

/** Makes a selection of nothing. */
export function createSelection({ host, pages, stage, rows, changed }: SelectionSource): Selection {
	let row = -1;
	let line: number | null = null;
	/** The row whose message the text is to show as soon as its line is known; -1 for none. */
	let leading = -1;

	function set(newRow: number, newLine: number | null): void {
		const before = row;
		row = newRow;
		line = newLine;
		if (before !== row) {
			const { list } = stage.surface;
			list.redrawRow(before);
			list.redrawRow(row);
			// The row with the focus must be in the page, even when it is out of sight.
			list.refresh();
		}
		tell();
	}

	/** Tells a screen reader which row has the focus, and VS Code which menu belongs to it. */
	function tell(): void {
		const shown = pages.row(row);
		const { element: active } = stage.surface;
		if (row < 0) active.removeAttribute("aria-activedescendant");
		else active.setAttribute("aria-activedescendant", rowId(row));
		const menu = shown?.kind === "arrow" ? { webviewSection: "message", line: shown.line } : {};
		stage.scroller.dataset.vscodeContext = JSON.stringify({ ...menu, preventDefaultContextMenuItems: true });
		changed(shown?.kind === "arrow");
	}

	/** The line of a row is known when its page has come. */
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
