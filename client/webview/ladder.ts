// The sequence diagram in its panel: the page's entry. It holds what is shown and selected, and brings the parts together.

import "./page.css";
import "./toolbar.css";
import "./rows.css";
import "./diagram.css";
import "./table.css";
import { debounce } from "es-toolkit/compat";
import type { LadderPart, LadderRow } from "../../server/src/protocol.ts";
import type { FromView, MessageAction, Questions, SavedState, ToView, View } from "../src/ladder/messages.ts";
import { element } from "./dom.ts";
import { createHeading } from "./heading.ts";
import { connectHost } from "./host.ts";
import { listenToKeys } from "./keys.ts";
import { type Measures, measure, nextZoom } from "./measures.ts";
import { createNotice } from "./notice.ts";
import { createPages } from "./pages.ts";
import { drawPng } from "./png.ts";
import { listenToPointer } from "./pointer.ts";
import { rowId } from "./row.ts";
import { createSearch } from "./search.ts";
import { createDiagram, createTable, type Frame, type Surface, type SurfaceSource } from "./surface.ts";
import { createTip } from "./tip.ts";
import { createToolbar } from "./toolbar.ts";

/** How long the diagram must rest, in ms, until the window remembers what it shows. */
const SAVE_REST_MS = 200;

/** How long rows of another version of the log may be in sight, in ms. */
const RELOAD_MS = 200;

const NO_ANSWER = "The language server gave no answer. The command RTCDLL Log: Show Log Output tells more.";

/** What the view remembers of itself. */
interface ViewState extends SavedState {
	readonly zoom: number;
	/** True for the table; one that was saved by an earlier version does not tell. */
	readonly isTable?: boolean;
	/** How far down it was scrolled, in px. */
	readonly top: number;
	/** The line of the selected row; `null` for none. */
	readonly selected: number | null;
}

const host = connectHost<Questions, ToView, FromView, ViewState>();
const saved = host.saved();

let log = "";
let view: View = { part: "log", line: 0 };
let frame: Frame | undefined;
let zoom = saved?.zoom ?? 1;
let measures: Measures = measure(13, 0, 1);
/** The selected row and its line; -1 and `null` for none. */
let selected = -1;
let selectedLine: number | null = null;
/** Where the cursor stands in the text. */
let cursor: number | null = null;
/** The row that is to be brought into sight sideways as soon as it is here; -1 for none. */
let aside = -1;
/** Counts what was opened, so that an answer to an earlier question is known as such. */
let turn = 0;

const saveSoon = debounce(save, SAVE_REST_MS);
const reloadSoon = debounce(() => void reload(), RELOAD_MS, { maxWait: RELOAD_MS });

const toolbar = createToolbar({
	part: (part) => void turnTo(part),
	search: (text) => void search.run(text, true),
	match: (by) => search.step(by),
	zoom: changeZoom,
	toggleTable,
	export: () => host.send({ type: "export", view }),
	more: () => act("choose"),
	leave: () => surface.element.focus(),
});
const heading = createHeading((by) => void search.stepFailure(by));
const notice = createNotice();
const tip = createTip();
const scroller = element("div", { className: "scroller" });
const pages = createPages(
	async (from, count) => {
		const answer = await host.ask("rows", { ...view, from, count });
		// A log that is written goes on meanwhile. To wait for rows of the same version could be to wait for ever.
		if (answer && frame && answer.version !== frame.version) reloadSoon();
		return answer?.rows;
	},
	(rows) => {
		for (const index of rows) surface.list.redrawRow(index);
		rememberLine();
		if (aside === selected) showAside();
	},
);
const search = createSearch({
	async find(what) {
		const mine = turn;
		const found = await host.ask("find", { ...view, what });
		return mine === turn ? (found?.rows ?? []) : undefined;
	},
	text: () => toolbar.search.value.trim(),
	selected: () => selected,
	select,
	redraw: () => surface.list.redraw(),
	tell: toolbar.setMatches,
});
const source: SurfaceSource = {
	frame: () => frame,
	measures: () => measures,
	row: rowThatFits,
	place: (index) => ({ index, count: frame!.rows, isSelected: index === selected, isMatch: search.has(index) }),
	pinned: () => selected,
	seen: pages.want,
};
const surfaces = { diagram: createDiagram(scroller, source), table: createTable(scroller, source) };
let surface: Surface = saved?.isTable ? surfaces.table : surfaces.diagram;

scroller.append(...surface.parts);
toolbar.setTable(surface === surfaces.table);
document.body.append(
	element("header", { children: [toolbar.element, heading.element] }),
	notice.element,
	element("main", { children: [scroller] }),
	tip.element,
);

listenToKeys(scroller, {
	move: (by) =>
		select(by === -Infinity ? 0 : by === Infinity ? Infinity : selected < 0 ? firstInSight() : selected + by),
	page: (by) => select(Math.max(0, selected) + by * surface.list.fitting()),
	reveal: (focus) => reveal(selected, focus),
	search: () => toolbar.search.select(),
	match: (by) => search.step(by),
	failure: (by) => void search.stepFailure(by),
	zoom: changeZoom,
	tip() {
		if (tip.isShown) return tip.hide();
		const box = surface.list.boxOf(selected);
		if (box) void tip.now(Math.max(box.left, 0) + measures.times, box.bottom - 16, () => messageOf(selected));
	},
	toggleTable,
	act,
	escape: () => tip.hide(),
});
listenToPointer(scroller, {
	select,
	reveal,
	rest(index, x, y) {
		if (!tip.isShown) tip.soon(x, y, () => messageOf(index));
	},
	move: () => tip.hide(),
	zoom: changeZoom,
});
scroller.addEventListener("scroll", saveSoon, { passive: true });
new ResizeObserver(layOut).observe(scroller);

host.listen((message) => {
	switch (message.type) {
		case "show":
			void show(message.log, message.view, message.cursor);
			break;
		case "changed":
			void reload();
			break;
		case "cursor":
			cursor = message.line;
			void followCursor(message.line);
			break;
		case "picture":
			void drawPng(message.svg).then((found) =>
				host.send({ type: "picture", id: message.id, bytes: null, reason: "", ...found }),
			);
	}
});
host.send({ type: "ready" });

/** Shows a part of a log; where it was hidden meanwhile, it comes back as it was left. */
async function show(newLog: string, newView: View, newCursor: number | null): Promise<void> {
	const isBack = log === "" && saved?.log === newLog && isSameView(saved.view, newView);
	log = newLog;
	cursor = newCursor;
	if (!(await open(newView)) && !(newView.part !== "log" && (await open({ ...newView, part: "log" })))) return;
	if (isBack) scroller.scrollTop = saved.top;
	await followCursor(isBack ? (saved.selected ?? newView.line) : (newCursor ?? newView.line), isBack);
}

function isSameView(one: View, other: View): boolean {
	return one.part === other.part && one.line === other.line && String(one.selected) === String(other.selected);
}

/** Opens a part, and leaves everything as it is when there is none; true when it is open. */
async function open(newView: View): Promise<boolean> {
	const mine = ++turn;
	document.body.classList.add("busy");
	const found = await host.ask("frame", newView);
	if (mine !== turn) return false;
	document.body.classList.remove("busy");
	if (!found?.lanes) {
		notice.set(found?.reason ?? NO_ANSWER);
		if (newView.part === "log") describe(undefined);
		return false;
	}
	notice.set("");
	view = newView;
	setSelected(-1, null);
	pages.reset(found.rows);
	scroller.scrollTop = 0;
	describe(found);
	save();
	host.send({ type: "showing", log, view });
	if (toolbar.search.value !== "") void search.run(toolbar.search.value, false);
	return true;
}

/** Takes over what is shown now. */
function describe(found: Frame | undefined): void {
	frame = found;
	toolbar.setPart(view.part, view.selected !== undefined);
	heading.describe(found);
	for (const each of Object.values(surfaces)) each.describe(found ?? NOTHING);
	layOut();
}

const NOTHING: Frame = {
	title: "",
	lanes: [],
	rows: 0,
	failures: 0,
	messages: 0,
	failed: 0,
	unanswered: 0,
	lost: 0,
	version: 0,
};

/** The log has changed: the same part again, with the same place in sight, and the new end where the end is in sight. */
async function reload(): Promise<void> {
	const mine = turn;
	const found = await host.ask("frame", view);
	if (mine !== turn) return;
	notice.set(found?.lanes ? "" : (found?.reason ?? NO_ANSWER));
	if (!found?.lanes) {
		if (view.part === "log") describe(undefined);
		return;
	}
	const isAtEnd =
		frame !== undefined && scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - surface.rowHeight();
	pages.renew(found.rows);
	describe(found);
	if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
	if (selectedLine !== null) await followCursor(selectedLine, true);
	else if (selected >= found.rows) setSelected(-1, null);
	if (toolbar.search.value !== "") void search.run(toolbar.search.value, false);
}

/** A row that came with a later version of the log may name a lifeline that is not drawn yet; it is drawn when that is. */
function rowThatFits(index: number): LadderRow | undefined {
	const row = pages.row(index);
	const lanes = frame?.lanes.length ?? 0;
	return row?.kind === "arrow" && Math.max(row.from, row.to) >= lanes ? undefined : row;
}

/** Another part, of the message that is selected here or, without one, in the text. */
async function turnTo(part: LadderPart): Promise<void> {
	const line = selectedLine ?? cursor ?? view.line;
	if (await open({ ...view, part, line })) await followCursor(line);
}

/** Shows the same rows in the other look, with the same one at the top and the focus where it was. */
function toggleTable(): void {
	const hadFocus = scroller.contains(document.activeElement);
	const top = scroller.scrollTop / surface.rowHeight();
	surface = surface === surfaces.table ? surfaces.diagram : surfaces.table;
	toolbar.setTable(surface === surfaces.table);
	tip.hide();
	scroller.replaceChildren(...surface.parts);
	layOut();
	scroller.scrollTop = top * surface.rowHeight();
	if (selected >= 0) showRow(selected);
	setActive();
	if (hadFocus) surface.element.focus();
	save();
}

/** Selects the row that a line of the log is part of. */
async function followCursor(line: number, quietly = false): Promise<void> {
	const mine = turn;
	if (!frame) return;
	const found = await host.ask("find", { ...view, what: { kind: "line", at: line } });
	if (mine !== turn) return;
	const row = found?.rows[0];
	if (row !== undefined) {
		notice.set("");
		setSelected(row, line);
		if (!quietly) showRow(row);
	} else {
		setSelected(-1, null);
		if (quietly) return;
		notice.set(`Line ${line + 1} is not in this diagram.`, "Show Its Call", async () => {
			if (await open({ ...view, part: "call", line })) await followCursor(line);
		});
	}
}

function select(index: number): void {
	if (!frame || frame.rows === 0) return;
	const row = Math.max(0, Math.min(frame.rows - 1, index));
	tip.hide();
	setSelected(row, null);
	showRow(row);
	rememberLine();
}

function showRow(row: number): void {
	surface.list.show(row);
	aside = row;
	showAside();
}

/** Where there are many lanes, brings the arrow of the selected row into sight, as soon as it is known. */
function showAside(): void {
	const row = pages.row(selected);
	if (!row) return;
	aside = -1;
	if (row.kind !== "arrow" || surface === surfaces.table) return;
	const room = scroller.clientWidth - measures.times;
	const [left, right] = [Math.min(row.from, row.to), Math.max(row.from, row.to)].map(
		(at) => (at + 0.5) * measures.lane,
	);
	const margin = measures.lane / 2;
	if (left! >= scroller.scrollLeft && right! <= scroller.scrollLeft + room) return;
	scroller.scrollLeft = right! - left! <= room ? (left! + right! - room) / 2 : left! - margin;
}

function setSelected(row: number, line: number | null): void {
	const before = selected;
	selected = row;
	selectedLine = line;
	if (before !== row) {
		surface.list.redrawRow(before);
		surface.list.redrawRow(row);
		// The row with the focus must be in the page, even when it is out of sight.
		surface.list.refresh();
	}
	setActive();
	saveSoon();
}

/** Tells a screen reader which row has the focus, and VS Code which menu belongs to it. */
function setActive(): void {
	const row = pages.row(selected);
	toolbar.setMessage(row?.kind === "arrow");
	const { element: active } = surface;
	if (selected < 0) active.removeAttribute("aria-activedescendant");
	else active.setAttribute("aria-activedescendant", rowId(selected));
	const menu = row?.kind === "arrow" ? { webviewSection: "message", line: row.line } : {};
	scroller.dataset.vscodeContext = JSON.stringify({ ...menu, preventDefaultContextMenuItems: true });
}

/** The line of a row is known when its page has come. */
function rememberLine(): void {
	const row = pages.row(selected);
	if (row && "line" in row) selectedLine = row.line;
	setActive();
}

function reveal(index: number, focus: boolean): void {
	const row = pages.row(index);
	if (row && "line" in row) host.send({ type: "reveal", line: row.line, focus });
}

function act(action: MessageAction | "choose"): void {
	const row = pages.row(selected);
	if (row?.kind === "arrow") host.send({ type: "act", action, line: row.line });
}

async function messageOf(index: number): Promise<string | undefined> {
	const row = pages.row(index);
	if (row?.kind === "note") return row.text;
	if (row?.kind !== "arrow") return undefined;
	return (await host.ask("message", { ...view, line: row.line }))?.text;
}

function changeZoom(by: 1 | -1 | 0): void {
	// What is in the middle stays there.
	const middle = (scroller.scrollTop + scroller.clientHeight / 2) / surface.rowHeight();
	zoom = by === 0 ? 1 : nextZoom(zoom, by);
	layOut();
	scroller.scrollTop = middle * surface.rowHeight() - scroller.clientHeight / 2;
	saveSoon();
}

/** Fits the sizes to the room there is, and draws anew. */
function layOut(): void {
	scroller.style.setProperty("--zoom", String(zoom));
	const font = Number.parseFloat(getComputedStyle(scroller).fontSize) || 13;
	measures = measure(font, scroller.clientWidth, frame?.lanes.length ?? 1);
	for (const name of ["row", "tableRow", "lane", "times", "stage"] as const) {
		scroller.style.setProperty(`--${name}`, `${measures[name]}px`);
	}
	surface.list.redraw();
}

function firstInSight(): number {
	return Math.ceil(scroller.scrollTop / surface.rowHeight());
}

function save(): void {
	if (log === "") return;
	const isTable = surface === surfaces.table;
	host.save({ log, view, zoom, top: scroller.scrollTop, selected: selectedLine, isTable });
}
