// The entry point of the flow table page. It holds what is shown and selected, and connects the parts.

import "./page.css";
import "./toolbar.css";
import "./rows.css";
import "./table.css";
import "./flows/flows.css";
import { debounce } from "es-toolkit/compat";
import type { FlowColumn, FlowRow, FlowsResult } from "../../server/src/protocol.ts";
import type { FlowsView, FromView, Questions, SavedState, ToView } from "../src/flows/messages.ts";
import { element } from "./dom.ts";
import { createBar } from "./flows/bar.ts";
import { COLUMNS, createHeads } from "./flows/columns.ts";
import { createDetails } from "./flows/details.ts";
import { listenToFlowKeys, type MoveHow } from "./flows/keys.ts";
import { drawFlow } from "./flows/row.ts";
import { createSelection } from "./flows/selection.ts";
import { connectHost } from "./host.ts";
import * as l10n from "./l10n.ts";
import { createList } from "./list.ts";
import { tableRowHeight } from "./measures.ts";
import { createNotice, noticeNoAnswer } from "./notice.ts";
import { createPages } from "./pages.ts";
import { rowId, rowIndexOf } from "./rowId.ts";

/** The page's saved state. */
interface ViewState extends SavedState {
	readonly view: FlowsView;
	readonly selected: readonly number[];
	/** The focused flow; `null` if there is none. */
	readonly active: number | null;
	/** The scroll position, in px. */
	readonly top: number;
}

type Frame = NonNullable<FlowsResult>;

/** How long the table must rest before its state is saved, in ms. */
const SAVE_REST_MS = 200;

/** How long rows of an older version of the log may stay visible, in ms. */
const RELOAD_MS = 200;

const NO_MESSAGES = l10n.t("This log contains no SIP messages.");
const NOTHING: Frame = { version: 0, total: 0, lines: [], bad: "" };

const host = connectHost<Questions, ToView, FromView, ViewState>();
const saved = host.saved();

let log = "";
let view: FlowsView = { column: "start", descending: false, search: "" };
let frame = NOTHING;
/** The row index of each flow. */
let places: ReadonlyMap<number, number> = new Map();
let selection = createSelection();
/** The focused flow by its line; `null` if there is none. */
let active: number | null = null;
let rowHeight = tableRowHeight(13);
/** The longest start time so far, in characters. */
let startLength = 12;
/** Incremented on each load to recognise responses to outdated requests. */
let turn = 0;

const saveSoon = debounce(save, SAVE_REST_MS);
const reloadSoon = debounce(() => void reload(), RELOAD_MS, { maxWait: RELOAD_MS });

const notice = createNotice();
const details = createDetails();
const bar = createBar({
	filter: (search) => void turnTo({ ...view, search: search.trim() }),
	diagram: showDiagram,
	export: exportTable,
	leave: () => focusRow(),
});
const heads = createHeads(sort);
const rows = element("div", { className: "rows", attributes: { role: "rowgroup" } });
const headGroup = element("div", {
	className: "column-heads",
	attributes: { role: "rowgroup" },
	children: [heads.element],
});
const grid = element("div", {
	className: "table flows",
	attributes: {
		role: "grid",
		"aria-label": l10n.t("Flows"),
		"aria-multiselectable": "true",
		"aria-colcount": String(Object.keys(COLUMNS).length),
	},
	children: [headGroup, rows],
});
const scroller = element("div", { className: "scroller", children: [grid] });
const pages = createPages<FlowRow>(
	async (from, count) => {
		const answer = await host.ask("rows", { ...view, from, count });
		// A log that is being written may change meanwhile. Waiting for rows of the same version might never end.
		if (answer && answer.version !== frame.version) reloadSoon();
		return answer?.rows;
	},
	(arrived) => {
		keepingFocus(() => {
			for (const index of arrived) list.redrawRow(index);
		});
		giveRoom(arrived);
		mark();
	},
);
const list = createList(
	{ scroller, rows, heads: headGroup },
	{
		count: () => frame.lines.length,
		height: () => rowHeight,
		draw: (index) => drawFlow(pages.row(index), index, index * rowHeight),
		pinned: activeRow,
		seen(first, last) {
			mark();
			pages.want(first, last);
		},
	},
);

document.body.append(bar.element, notice.element, element("main", { children: [scroller] }), details.element);
// None of the entries in VS Code's default text menu would work here.
document.body.dataset.vscodeContext = JSON.stringify({ preventDefaultContextMenuItems: true });

listenToFlowKeys(rows, {
	move,
	page: (by, how) => move(by * list.fitting(), how),
	toggle: () => choose((line) => selection.toggle(line)),
	extend: () => choose((line) => selection.extend(line, frame.lines)),
	all() {
		selection.all(frame.lines);
		changed();
	},
	open: () => open(activeRow()),
	diagram: showDiagram,
	export: exportTable,
	filter: () => bar.filter.select(),
	escape() {
		selection.clear();
		changed();
	},
});
rows.addEventListener("click", ({ target, shiftKey, ctrlKey, metaKey }) => {
	const index = rowIndexOf(target);
	const line = index === undefined ? undefined : frame.lines[index];
	if (line === undefined) return;
	active = line;
	if (shiftKey) selection.extend(line, frame.lines);
	else if (ctrlKey || metaKey) selection.toggle(line);
	else selection.only(line);
	changed();
	focusRow();
});
rows.addEventListener("dblclick", ({ target }) => open(rowIndexOf(target) ?? -1));
// A click with Shift held would select text as well.
rows.addEventListener("mousedown", (event) => {
	if (event.shiftKey) event.preventDefault();
});
scroller.addEventListener("scroll", saveSoon, { passive: true });
new ResizeObserver(layOut).observe(scroller);

host.listen((message) => {
	if (message.type === "changed") void reload();
	else void show(message.log);
});
host.send({ type: "ready" });

/** Shows a log; after the page was hidden, restores its state. */
async function show(newLog: string): Promise<void> {
	if (newLog === log) return reload();
	const back = log === "" && saved?.log === newLog ? saved : undefined;
	log = newLog;
	selection = createSelection(back?.selected);
	active = back?.active ?? null;
	bar.filter.value = back?.view.search ?? "";
	frame = NOTHING;
	await turnTo(back?.view ?? { ...view, search: "" });
	if (back) scroller.scrollTop = back.top;
}

/** Shows other rows, or the same rows in another order. */
async function turnTo(newView: FlowsView): Promise<void> {
	const mine = ++turn;
	const found = await host.ask("frame", newView);
	if (mine !== turn) return;
	view = newView;
	pages.reset(found?.lines.length ?? 0);
	scroller.scrollTop = 0;
	describe(found);
	const row = activeRow();
	if (row >= 0 && places.has(active!)) list.show(row);
}

/**
 * Reloads after a change of the log: the same rows and the new ones, at the same scroll position, or at the new end if the
 * end was visible.
 */
async function reload(): Promise<void> {
	const mine = turn;
	const found = await host.ask("frame", view);
	if (mine !== turn) return;
	const top = Math.min(frame.lines.length - 1, Math.floor(scroller.scrollTop / rowHeight));
	const [topLine, rest] = [frame.lines[top], scroller.scrollTop - top * rowHeight];
	const isInLog = view.column === "start" && !view.descending;
	const isAtEnd =
		isInLog && scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
	// Load the rows before drawing, or a log that is written fast would show empty ones.
	await pages.renew(found?.lines.length ?? 0, isAtEnd);
	if (mine !== turn) return;
	describe(found);
	if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
	else if (topLine !== undefined && places.has(topLine)) scroller.scrollTop = places.get(topLine)! * rowHeight + rest;
}

/** Updates everything that depends on the new result. */
function describe(found: FlowsResult): void {
	frame = found ?? NOTHING;
	places = new Map(frame.lines.map((line, index) => [line, index]));
	// Rows hidden by a filter stay selected; rows no longer in the log do not.
	if (found && view.search === "") selection.keep(frame.lines);
	if (found) notice.set(found.total === 0 ? NO_MESSAGES : "");
	else noticeNoAnswer(notice, host);
	grid.setAttribute("aria-rowcount", String(frame.lines.length + 1));
	heads.setOrder(view.column, view.descending);
	layOut();
	changed();
}

function sort(column: FlowColumn): void {
	void turnTo({ ...view, column, descending: column === view.column && !view.descending });
}

function move(by: number, how: MoveHow): void {
	const last = frame.lines.length - 1;
	if (last < 0) return;
	const from = active === null || !places.has(active) ? (by > 0 ? -1 : 1) : activeRow();
	const index = Math.max(0, Math.min(last, from + by));
	const line = frame.lines[index]!;
	active = line;
	if (how === "select") selection.only(line);
	else if (how === "extend") selection.extend(line, frame.lines);
	list.show(index);
	changed();
	focusRow();
}

/** Applies a selection change to the focused flow. */
function choose(act: (line: number) => void): void {
	const line = frame.lines[activeRow()];
	if (line === undefined) return;
	active = line;
	act(line);
	changed();
}

function open(index: number): void {
	const line = frame.lines[index];
	if (line !== undefined) host.send({ type: "open", line });
}

function showDiagram(): void {
	const chosen = selection.size > 0 ? selection.keys() : frame.lines.slice(activeRow()).slice(0, 1);
	if (chosen.length > 0) host.send({ type: "diagram", lines: chosen });
}

function exportTable(): void {
	host.send({ type: "export", view, selected: selection.keys(), shown: frame.lines.length });
}

/** The focused row; the first row if none has the focus, so that Tab can reach it. */
function activeRow(): number {
	return (active === null ? undefined : places.get(active)) ?? (frame.lines.length > 0 ? 0 : -1);
}

function focusRow(): void {
	document.getElementById(rowId(activeRow()))?.focus({ preventScroll: true });
}

/** Redrawing rows loses the focus; this restores it. */
function keepingFocus(work: () => void): void {
	const hadFocus = rows.contains(document.activeElement);
	work();
	if (hadFocus) focusRow();
}

/** Call when the selection or the focused row has changed. */
function changed(): void {
	mark();
	const { size } = selection;
	const hidden = selection.keys().filter((line) => !places.has(line)).length;
	const isFiltered = frame.lines.length < frame.total;
	// Without a response from the server, the number of rows is unknown.
	const count = frame === NOTHING ? "" : countText(isFiltered ? frame.lines.length : undefined, frame.total);
	bar.tell(count, frame.bad, size === 0 ? "" : selectedText(size, hidden));
	bar.enable(size > 0 || frame.lines.length > 0, frame.lines.length > 0);
	saveSoon();
}

/** `3 activities`, or `1 of 3 activities` if a filter hides some. */
function countText(shown: number | undefined, total: number): string {
	if (shown === undefined) return total === 1 ? l10n.t("1 activity") : l10n.t("{0} activities", total);
	return total === 1 ? l10n.t("{0} of 1 activity", shown) : l10n.t("{0} of {1} activities", shown, total);
}

function selectedText(size: number, hidden: number): string {
	if (hidden === 0) return l10n.t("{0} selected", size);
	return l10n.t("{0} selected, {1} hidden by the filter", size, hidden);
}

/** Updates which rows are marked as selected, and which one Tab reaches. */
function mark(): void {
	const focused = activeRow();
	for (const row of rows.children) {
		const index = rowIndexOf(row)!;
		row.setAttribute("aria-selected", String(selection.has(frame.lines[index]!)));
		row.setAttribute("tabindex", index === focused ? "0" : "-1");
	}
	details.show(active !== null && places.has(active) ? pages.row(focused) : undefined);
}

/** Widens the time column for the longest start time so far, since some include a date. */
function giveRoom(arrived: readonly number[]): void {
	const longest = Math.max(startLength, ...arrived.map((index) => pages.row(index)?.start.length ?? 0));
	if (longest === startLength) return;
	startLength = longest;
	grid.style.setProperty("--startLength", String(startLength));
}

/** Adapts the sizes to the font and redraws. */
function layOut(): void {
	rowHeight = tableRowHeight(Number.parseFloat(getComputedStyle(scroller).fontSize) || 13);
	scroller.style.setProperty("--tableRow", `${rowHeight}px`);
	keepingFocus(() => list.redraw());
}

function save(): void {
	if (log !== "") host.save({ log, view, selected: selection.keys(), active, top: scroller.scrollTop });
}
