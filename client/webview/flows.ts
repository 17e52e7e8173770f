// The flow table in its panel: the page's entry. It holds what is shown and selected, and brings the parts together.

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
import { rowId, rowIndexOf } from "./row.ts";

/** What the page remembers of itself. */
interface ViewState extends SavedState {
	readonly view: FlowsView;
	readonly selected: readonly number[];
	/** The flow with the focus; `null` for none. */
	readonly active: number | null;
	/** How far down it was scrolled, in px. */
	readonly top: number;
}

type Frame = NonNullable<FlowsResult>;

/** How long the table must rest, in ms, until the window remembers what it shows. */
const SAVE_REST_MS = 200;

/** How long rows of another version of the log may be in sight, in ms. */
const RELOAD_MS = 200;

const NO_MESSAGES = l10n.t("This log holds no SIP messages.");
const NOTHING: Frame = { version: 0, total: 0, lines: [], bad: "" };

const host = connectHost<Questions, ToView, FromView, ViewState>();
const saved = host.saved();

let log = "";
let view: FlowsView = { column: "start", descending: false, search: "" };
let frame = NOTHING;
/** The row of each flow. */
let places: ReadonlyMap<number, number> = new Map();
let selection = createSelection();
/** The flow with the focus, by its line; `null` for none. */
let active: number | null = null;
let rowHeight = tableRowHeight(13);
/** The most characters that a start has so far. */
let startLength = 12;
/** Counts what was opened, so that an answer to an earlier question is known as such. */
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
		// A log that is written goes on meanwhile. To wait for rows of the same version could be to wait for ever.
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
// The menu that VS Code has for texts would offer nothing that works here.
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
// Shift with a click would select text as well.
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

/** Shows a log; where it was hidden meanwhile, it comes back as it was left. */
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

/** Shows other rows, or the same in another order. */
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

/** The log has changed: the same rows and the new ones, with the same place in sight, and the new end where the end is in sight. */
async function reload(): Promise<void> {
	const mine = turn;
	const found = await host.ask("frame", view);
	if (mine !== turn) return;
	const top = Math.min(frame.lines.length - 1, Math.floor(scroller.scrollTop / rowHeight));
	const [topLine, rest] = [frame.lines[top], scroller.scrollTop - top * rowHeight];
	const isInLog = view.column === "start" && !view.descending;
	const isAtEnd =
		isInLog && scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
	// The rows come before they are drawn, or a log that is written fast would show empty ones.
	await pages.renew(found?.lines.length ?? 0, isAtEnd);
	if (mine !== turn) return;
	describe(found);
	if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
	else if (topLine !== undefined && places.has(topLine)) scroller.scrollTop = places.get(topLine)! * rowHeight + rest;
}

/** Takes over what is shown now. */
function describe(found: FlowsResult): void {
	frame = found ?? NOTHING;
	places = new Map(frame.lines.map((line, index) => [line, index]));
	// What a filter hides stays selected; what the log does not have any more does not.
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

/** Does something to the selection with the flow that has the focus. */
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

/** The row with the focus; the first one where none has it, so that Tab leads there. */
function activeRow(): number {
	return (active === null ? undefined : places.get(active)) ?? (frame.lines.length > 0 ? 0 : -1);
}

function focusRow(): void {
	document.getElementById(rowId(activeRow()))?.focus({ preventScroll: true });
}

/** Rows that are drawn anew lose the focus; they get it back. */
function keepingFocus(work: () => void): void {
	const hadFocus = rows.contains(document.activeElement);
	work();
	if (hadFocus) focusRow();
}

/** The selection or the row with the focus is another now. */
function changed(): void {
	mark();
	const { size } = selection;
	const hidden = selection.keys().filter((line) => !places.has(line)).length;
	const isFiltered = frame.lines.length < frame.total;
	// Where the server gave no answer, nobody can say how many there are.
	const count = frame === NOTHING ? "" : countText(isFiltered ? frame.lines.length : undefined, frame.total);
	bar.tell(count, frame.bad, size === 0 ? "" : selectedText(size, hidden));
	bar.enable(size > 0 || frame.lines.length > 0, frame.lines.length > 0);
	saveSoon();
}

/** `3 activities`, or `1 of 3 activities` where a filter hides some. */
function countText(shown: number | undefined, total: number): string {
	if (shown === undefined) return total === 1 ? l10n.t("1 activity") : l10n.t("{0} activities", total);
	return total === 1 ? l10n.t("{0} of 1 activity", shown) : l10n.t("{0} of {1} activities", shown, total);
}

function selectedText(size: number, hidden: number): string {
	if (hidden === 0) return l10n.t("{0} selected", size);
	return l10n.t("{0} selected, {1} hidden by the filter", size, hidden);
}

/** Marks the rows in the page: which are selected, and which one Tab leads to. */
function mark(): void {
	const focused = activeRow();
	for (const row of rows.children) {
		const index = rowIndexOf(row)!;
		row.setAttribute("aria-selected", String(selection.has(frame.lines[index]!)));
		row.setAttribute("tabindex", index === focused ? "0" : "-1");
	}
	details.show(active !== null && places.has(active) ? pages.row(focused) : undefined);
}

/** Gives the column of times the room for the longest one so far: some have a date before them. */
function giveRoom(arrived: readonly number[]): void {
	const longest = Math.max(startLength, ...arrived.map((index) => pages.row(index)?.start.length ?? 0));
	if (longest === startLength) return;
	startLength = longest;
	grid.style.setProperty("--startLength", String(startLength));
}

/** Fits the sizes to the letters, and draws anew. */
function layOut(): void {
	rowHeight = tableRowHeight(Number.parseFloat(getComputedStyle(scroller).fontSize) || 13);
	scroller.style.setProperty("--tableRow", `${rowHeight}px`);
	keepingFocus(() => list.redraw());
}

function save(): void {
	if (log !== "") host.save({ log, view, selected: selection.keys(), active, top: scroller.scrollTop });
}
