// The sequence diagram in its panel: the page's entry. It holds what is shown and selected, and brings the parts together.

import "./ladder.css";
import type { LadderPart, LadderResult } from "../../server/src/protocol.ts";
import type { View } from "../src/ladder/messages.ts";
import { button, element } from "./dom.ts";
import { connectHost } from "./host.ts";
import { listenToKeys } from "./keys.ts";
import { drawLanes } from "./lanes.ts";
import { createList } from "./list.ts";
import { type Measures, measure, nextZoom } from "./measures.ts";
import { createPages } from "./pages.ts";
import { drawPng } from "./png.ts";
import { drawRow, rowId } from "./row.ts";
import { createTip } from "./tip.ts";
import { createToolbar } from "./toolbar.ts";

type Frame = Extract<LadderResult, { title: string }>;

const NO_ANSWER = "The language server gave no answer. The command RTCDLL Log: Show Log Output tells more.";

const host = connectHost();
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
let matches: readonly number[] = [];
let matchSet: ReadonlySet<number> = new Set();
/** The row that is to be brought into sight sideways as soon as it is here; -1 for none. */
let aside = -1;
/** Counts what was opened, so that an answer to an earlier question is known as such. */
let turn = 0;

const toolbar = createToolbar({
	part: (part) => void turnTo(part),
	search: (text) => void search(text),
	match: stepMatch,
	failure: (by) => void stepFailure(by),
	zoom: changeZoom,
	export: () => host.send({ type: "export", view }),
	leave: () => list.element.focus(),
});
const title = element("h1");
const facts = element("span", { className: "facts" });
const notice = element("div", { className: "notice", attributes: { role: "status" } });
const heads = element("div", { className: "heads", attributes: { role: "list", "aria-label": "Who speaks" } });
const corner = element("div", { className: "corner" });
const headRow = element("div", { className: "head-row", children: [corner, heads] });
const scroller = element("div", { className: "scroller" });
const tip = createTip();
const list = createList(scroller, headRow, {
	count: () => frame?.rows ?? 0,
	height: () => measures.row,
	pinned: () => selected,
	draw: (index) =>
		drawRow(pages.row(index), frame!.lanes, measures, {
			index,
			count: frame!.rows,
			isSelected: index === selected,
			isMatch: matchSet.has(index),
		}),
	seen: (first, last) => pages.want(first, last),
});
const pages = createPages(
	async (from, count) => {
		const answer = await host.ask("rows", { ...view, from, count });
		// Rows of another version do not fit to those that are here.
		if (answer && frame && answer.version !== frame.version) void reload();
		return answer && answer.version === frame?.version ? answer.rows : undefined;
	},
	() => {
		list.redrawStale((row) => row.classList.contains("coming"));
		rememberLine();
		if (aside === selected) showAside();
	},
);

scroller.append(headRow, list.element);
document.body.append(
	element("header", {
		children: [toolbar.element, element("div", { className: "heading", children: [title, facts, toolbar.tools] })],
	}),
	notice,
	element("main", { children: [scroller] }),
	tip.element,
);

listenToKeys(list.element, {
	move: (by) =>
		select(by === -Infinity ? 0 : by === Infinity ? Infinity : selected < 0 ? firstInSight() : selected + by),
	page: (by) => select(Math.max(0, selected) + by * list.fitting()),
	reveal: (focus) => reveal(selected, focus),
	search: () => toolbar.search.select(),
	match: stepMatch,
	failure: (by) => void stepFailure(by),
	zoom: changeZoom,
	tip() {
		if (tip.isShown) return tip.hide();
		const box = list.boxOf(selected);
		if (box) void tip.now(box.left + measures.times, box.bottom - 16, () => messageOf(selected));
	},
	escape: () => tip.hide(),
});

list.element.addEventListener("click", (event) => {
	const index = indexAt(event);
	if (index === undefined) return;
	select(index);
	reveal(index, false);
});
list.element.addEventListener("dblclick", (event) => {
	const index = indexAt(event);
	if (index !== undefined) reveal(index, true);
});
list.element.addEventListener("mousemove", (event) => {
	const index = indexAt(event);
	if (index === undefined) return tip.hide();
	if (!tip.isShown) tip.soon(event.clientX, event.clientY, () => messageOf(index));
});
list.element.addEventListener("mouseover", () => tip.hide());
list.element.addEventListener("mouseleave", () => tip.hide());
scroller.addEventListener("scroll", () => tip.hide(), { passive: true });
scroller.addEventListener("scroll", saveSoon, { passive: true });
// A wheel with Ctrl is a zoom everywhere, and a pinch on a touch pad comes as one.
scroller.addEventListener(
	"wheel",
	(event) => {
		if (!event.ctrlKey) return;
		event.preventDefault();
		changeZoom(event.deltaY < 0 ? 1 : -1);
	},
	{ passive: false },
);
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
	const isBack =
		log === "" && saved?.log === newLog && saved.view.part === newView.part && saved.view.line === newView.line;
	log = newLog;
	cursor = newCursor;
	if (!(await open(newView)) && !(newView.part !== "log" && (await open({ ...newView, part: "log" })))) return;
	if (isBack) scroller.scrollTop = saved.top;
	await followCursor(isBack ? (saved.selected ?? newView.line) : (newCursor ?? newView.line), isBack);
}

/** Opens a part, and leaves everything as it is when there is none; true when it is open. */
async function open(newView: View): Promise<boolean> {
	const mine = ++turn;
	document.body.classList.add("busy");
	const found = await host.ask("frame", newView);
	if (mine !== turn) return false;
	document.body.classList.remove("busy");
	if (!found?.lanes) {
		setNotice(found?.reason ?? NO_ANSWER);
		if (newView.part === "log") empty();
		return false;
	}
	setNotice("");
	view = newView;
	frame = found;
	setSelected(-1, null);
	pages.reset(found.rows);
	scroller.scrollTop = 0;
	describe(found);
	layOut();
	save();
	host.send({ type: "showing", log, view });
	if (toolbar.search.value !== "") void search(toolbar.search.value, false);
	return true;
}

function empty(): void {
	frame = undefined;
	title.textContent = "";
	facts.textContent = "";
	heads.replaceChildren();
	list.redraw();
}

function describe({ title: text, messages, failures, lanes }: Frame): void {
	title.textContent = text;
	title.title = text;
	const bad = failures === 0 ? "no failures" : `${failures} failure${failures === 1 ? "" : "s"}`;
	facts.textContent = `${messages} message${messages === 1 ? "" : "s"}, ${bad}`;
	facts.classList.toggle("bad", failures > 0);
	toolbar.setPart(view.part);
	toolbar.setFailures(failures);
	heads.replaceChildren(...drawLanes(lanes));
	list.element.setAttribute("aria-label", `Messages of ${text}`);
}

/** The log has changed: the same part again, with the same place in sight. */
async function reload(): Promise<void> {
	const [top, line] = [scroller.scrollTop, selectedLine];
	if (!(await open(view))) return;
	scroller.scrollTop = top;
	if (line !== null) await followCursor(line, true);
}

/** Another part, of the message that is selected here or, without one, in the text. */
async function turnTo(part: LadderPart): Promise<void> {
	const line = selectedLine ?? cursor ?? view.line;
	if (await open({ part, line })) await followCursor(line);
}

/** Selects the row that a line of the log is part of. */
async function followCursor(line: number, quietly = false): Promise<void> {
	const mine = turn;
	if (!frame) return;
	const found = await host.ask("find", { ...view, what: { kind: "line", at: line } });
	if (mine !== turn) return;
	const row = found?.rows[0];
	if (row !== undefined) {
		setNotice("");
		setSelected(row, line);
		if (!quietly) showRow(row);
	} else if (!quietly) {
		setSelected(-1, null);
		setNotice(`Line ${line + 1} is not in this diagram.`, "Show Its Call", async () => {
			if (await open({ part: "call", line })) await followCursor(line);
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
	list.show(row);
	aside = row;
	showAside();
}

/** Where there are many lanes, brings the arrow of the selected row into sight, as soon as it is known. */
function showAside(): void {
	const row = pages.row(selected);
	if (!row) return;
	aside = -1;
	if (row.kind !== "arrow") return;
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
		list.redrawRow(before);
		list.redrawRow(row);
		// The row with the focus must be in the page, even when it is out of sight.
		list.refresh();
	}
	if (row < 0) list.element.removeAttribute("aria-activedescendant");
	else list.element.setAttribute("aria-activedescendant", rowId(row));
	saveSoon();
}

/** The line of a row is known when its page has come. */
function rememberLine(): void {
	const row = selected < 0 ? undefined : pages.row(selected);
	if (row && "line" in row) selectedLine = row.line;
}

function reveal(index: number, focus: boolean): void {
	const row = pages.row(index);
	if (row && "line" in row) host.send({ type: "reveal", line: row.line, focus });
}

async function messageOf(index: number): Promise<string | undefined> {
	const row = pages.row(index);
	if (row?.kind === "note") return row.text;
	if (row?.kind !== "arrow") return undefined;
	return (await host.ask("message", { ...view, line: row.line }))?.text;
}

async function search(text: string, go = true): Promise<void> {
	const mine = turn;
	const wanted = text.trim();
	const found = wanted === "" ? null : await host.ask("find", { ...view, what: { kind: "text", text: wanted } });
	// The reader has typed on, or has gone elsewhere.
	if (mine !== turn || toolbar.search.value.trim() !== wanted) return;
	matches = found?.rows ?? [];
	matchSet = new Set(matches);
	list.redraw();
	const first = matches.find((row) => row >= selected) ?? matches[0];
	if (go && first !== undefined) select(first);
	tellMatches();
}

function stepMatch(by: 1 | -1): void {
	stepAmong(matches, by);
	tellMatches();
}

function tellMatches(): void {
	const at = matches.indexOf(selected);
	if (toolbar.search.value.trim() === "") toolbar.setMatches("");
	else if (matches.length === 0) toolbar.setMatches("No results");
	else toolbar.setMatches(at < 0 ? `${matches.length}` : `${at + 1} of ${matches.length}`);
}

async function stepFailure(by: 1 | -1): Promise<void> {
	const mine = turn;
	const found = await host.ask("find", { ...view, what: { kind: "failure" } });
	if (mine === turn && found) stepAmong(found.rows, by);
}

/** Selects the next one of some rows, and goes round at the ends. */
function stepAmong(rows: readonly number[], by: 1 | -1): void {
	if (rows.length === 0) return;
	const next = by === 1 ? rows.find((row) => row > selected) : rows.findLast((row) => row < selected);
	select(next ?? rows.at(by === 1 ? 0 : -1)!);
}

function changeZoom(by: 1 | -1 | 0): void {
	// What is in the middle stays there.
	const middle = (scroller.scrollTop + scroller.clientHeight / 2) / measures.row;
	zoom = by === 0 ? 1 : nextZoom(zoom, by);
	layOut();
	scroller.scrollTop = middle * measures.row - scroller.clientHeight / 2;
	saveSoon();
}

/** Fits the sizes to the room there is, and draws anew. */
function layOut(): void {
	scroller.style.setProperty("--zoom", String(zoom));
	const font = Number.parseFloat(getComputedStyle(scroller).fontSize) || 13;
	measures = measure(font, scroller.clientWidth, frame?.lanes.length ?? 1);
	for (const name of ["row", "lane", "times", "stage"] as const) {
		scroller.style.setProperty(`--${name}`, `${measures[name]}px`);
	}
	list.redraw();
}

function setNotice(text: string, action = "", act: () => void = () => undefined): void {
	notice.replaceChildren(
		...(text ? [element("span", { text })] : []),
		...(action ? [button(action, action, "", act)] : []),
	);
	notice.hidden = text === "";
}

function indexAt(event: Event): number | undefined {
	const row = event.target instanceof Element ? event.target.closest(".row") : null;
	return row ? Number(row.id.slice(rowId(0).length - 1)) : undefined;
}

function firstInSight(): number {
	return Math.ceil(scroller.scrollTop / measures.row);
}

let saving: ReturnType<typeof setTimeout> | undefined;

function saveSoon(): void {
	clearTimeout(saving);
	saving = setTimeout(save, 200);
}

function save(): void {
	if (log !== "") host.save({ log, view, zoom, top: scroller.scrollTop, selected: selectedLine });
}
