// Which part of which log is open, how it is opened, and how it follows a log that is being written.

import type { LadderPart, LadderRow } from "../../../server/src/protocol.ts";
import type { View } from "../../src/ladder/messages.ts";
import * as l10n from "../l10n.ts";
import { type Notice, noticeNoAnswer } from "../notice.ts";
import type { Pages } from "../pages.ts";
import type { DiagramHost, ViewState } from "./diagramHost.ts";
import { oneAtATime } from "./oneAtATime.ts";
import type { Selection } from "./selection.ts";
import type { Stage } from "./stage.ts";
import type { Frame } from "./surface.ts";

/** The open part of a log. */
export interface Opening {
	/** Empty until something is shown. */
	readonly log: string;
	readonly view: View;
	readonly frame: Frame | undefined;
	/** The diagram whose rows are requested. During a reload, this is already the next version. */
	readonly asked: View & { readonly version: number };
	/** Incremented whenever something is opened, to recognise responses to outdated requests. */
	readonly turn: number;
	/** Shows a part of a log; after the page was hidden, restores its state. */
	show(log: string, view: View, cursor: number | null): Promise<void>;
	/** Shows another part that contains the message selected here or, without a selection, the one at the editor's cursor. */
	turnTo(part: LadderPart): Promise<void>;
	/** The cursor in the editor is on another line, whose row gets selected. */
	moveTo(line: number): Promise<void>;
	/**
	 * Reloads after a change of the log: the same part at the same scroll position, or at the new end if the end was visible.
	 */
	reload(): Promise<void>;
}

/** What the opening needs from its owner. */
export interface OpeningSource {
	readonly host: DiagramHost;
	readonly pages: Pages<LadderRow>;
	readonly stage: Stage;
	readonly selection: Selection;
	readonly notice: Notice;
	/** The saved state from before the page was hidden. */
	readonly saved: ViewState | undefined;
	/** Another diagram, or another version of it, is shown now; `undefined` for none. */
	described(frame: Frame | undefined): void;
	/** Another part was opened. */
	opened(): void;
}

/** Creates an opening without a log. */
export function createOpening(source: OpeningSource): Opening {
	const { host, pages, stage, selection, notice, saved } = source;
	let log = "";
	let view: View = { part: "log", line: 0 };
	let frame: Frame | undefined;
	let turn = 0;
	let version = 0;
	/** The cursor line in the editor. */
	let cursor: number | null = null;

	/** Opens a part and returns true; changes nothing if it does not exist. */
	async function open(newView: View): Promise<boolean> {
		const mine = ++turn;
		document.body.classList.add("busy");
		const patience = setTimeout(() => {
			if (mine === turn) notice.set(l10n.t("The diagram is being drawn…"));
		}, PATIENCE_MS);
		const found = await host.ask("frame", newView);
		clearTimeout(patience);
		if (mine !== turn) return false;
		document.body.classList.remove("busy");
		if (!found?.lanes) {
			if (found) notice.set(found.reason);
			else noticeNoAnswer(notice, host);
			// If the server failed, remember the part for its successor.
			if (!found) view = newView;
			if (newView.part === "log") describe(undefined, false);
			return false;
		}
		notice.set("");
		view = newView;
		version = found.version;
		selection.set(-1, null);
		pages.reset(found.rows);
		stage.scroller.scrollTop = 0;
		describe(found, false);
		host.send({ type: "showing", log, view });
		source.opened();
		return true;
	}

	/** Updates everything that depends on the new diagram. */
	function describe(found: Frame | undefined, keep: boolean): void {
		frame = found;
		source.described(found);
		stage.describe(found, keep);
	}

	/** Selects the row that contains a line of the log. */
	async function followLine(line: number, quietly = false): Promise<void> {
		if (!frame) return;
		const mine = turn;
		const row = await rowAt(line);
		if (mine !== turn) return;
		if (row !== undefined) {
			notice.set("");
			selection.set(row, line);
			if (!quietly) stage.show(row);
			return;
		}
		selection.set(-1, null);
		if (quietly) return;
		notice.set(l10n.t("Line {0} is not in this diagram.", line + 1), l10n.t("Show Its Call"), async () => {
			if (await open({ ...view, part: "call", line })) await followLine(line);
		});
	}

	async function rowAt(line: number): Promise<number | undefined> {
		return (await host.ask("find", { ...view, version, what: { kind: "line", at: line } }))?.rows[0];
	}

	async function reload(): Promise<void> {
		const mine = turn;
		const found = await host.ask("frame", view);
		if (mine !== turn) return;
		if (found) notice.set(found.lanes ? "" : found.reason);
		else noticeNoAnswer(notice, host);
		if (!found?.lanes) {
			if (view.part === "log") describe(undefined, false);
			return;
		}
		const { scroller } = stage;
		version = found.version;
		// Read both before the rows are reloaded, since row numbers may change.
		const [anchor, { row, line }] = [topArrow(), selection];
		// Load the rows before drawing, or a log that is written fast would show empty ones.
		await pages.renew(found.rows, stage.isAtEnd());
		if (mine !== turn) return;
		const isAtEnd = frame !== undefined && stage.isAtEnd();
		describe(found, true);
		if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
		if (line !== null) await keepSelection(row, line);
		else if (selection.row >= found.rows) selection.set(-1, null);
		if (anchor && !isAtEnd && mine === turn) await keepScrollPosition(anchor);
	}

	/** Moves the selection along with its message, unless the user has selected something else meanwhile. */
	async function keepSelection(row: number, line: number): Promise<void> {
		const mine = turn;
		const now = await rowAt(line);
		if (mine !== turn || selection.row !== row) return;
		if (now === undefined) selection.set(-1, null);
		else selection.set(now, line);
	}

	/** The topmost visible arrow, used as the anchor of the scroll position. */
	function topArrow(): { readonly row: number; readonly line: number } | undefined {
		if (stage.scroller.scrollTop === 0) return undefined;
		const first = stage.firstInSight();
		for (let index = first; index < first + stage.surface.list.fitting(); index++) {
			const row = pages.row(index);
			if (row?.kind === "arrow") return { row: index, line: row.line };
		}
		return undefined;
	}

	/** New information about a log may insert rows above the viewport; this keeps the visible rows in place. */
	async function keepScrollPosition({ row, line }: { readonly row: number; readonly line: number }): Promise<void> {
		const mine = turn;
		const now = await rowAt(line);
		if (mine === turn && now !== undefined) stage.scroller.scrollTop += (now - row) * stage.surface.rowHeight();
	}

	return {
		get log() {
			return log;
		},
		get view() {
			return view;
		},
		get frame() {
			return frame;
		},
		get asked() {
			return { ...view, version };
		},
		get turn() {
			return turn;
		},
		async show(newLog, newView, newCursor) {
			const isBack = log === "" && saved?.log === newLog && isSameView(saved.view, newView);
			log = newLog;
			cursor = newCursor;
			const isOpen =
				(await open(newView)) || (!host.isOff && newView.part !== "log" && (await open({ ...newView, part: "log" })));
			if (!isOpen) return;
			if (isBack) stage.scroller.scrollTop = saved.top;
			await followLine(isBack ? (saved.selected ?? newView.line) : (newCursor ?? newView.line), isBack);
		},
		async turnTo(part) {
			const line = selection.line ?? cursor ?? view.line;
			if (await open({ ...view, part, line })) await followLine(line);
		},
		async moveTo(line) {
			cursor = line;
			await followLine(line);
		},
		reload: oneAtATime(reload),
	};
}

/** How long a diagram may take without a word, in ms: those of small logs take less. */
const PATIENCE_MS = 500;

function isSameView(one: View, other: View): boolean {
	return one.part === other.part && one.line === other.line && String(one.selected) === String(other.selected);
}
