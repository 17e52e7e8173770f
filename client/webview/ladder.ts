// The entry point of the diagram page, which creates the parts and connects them.

import "./page.css";
import "./toolbar.css";
import "./rows.css";
import "./ladder/diagram.css";
import "./table.css";
import "./ladder/message.css";
import "./ladder/keys.css";
import { debounce } from "es-toolkit/compat";
import type { FromView, Questions, ToView } from "../src/ladder/messages.ts";
import { element } from "./dom.ts";
import { connectHost } from "./host.ts";
import type { ViewState } from "./ladder/diagramHost.ts";
import { createHeading } from "./ladder/heading.ts";
import { listenToKeys } from "./ladder/keys.ts";
import { createKeysDialog } from "./ladder/keysDialog.ts";
import { createMessagePane } from "./ladder/messagePane.ts";
import { createOpening } from "./ladder/opening.ts";
import { drawPng } from "./ladder/png.ts";
import { listenToPointer } from "./ladder/pointer.ts";
import { createSearch } from "./ladder/search.ts";
import { createSelection } from "./ladder/selection.ts";
import { createStage } from "./ladder/stage.ts";
import { createTip } from "./ladder/tip.ts";
import { createToolbar } from "./ladder/toolbar.ts";
import { createNotice } from "./notice.ts";
import { createPages } from "./pages.ts";

/** How long the diagram must rest before its state is saved, in ms. */
const SAVE_REST_MS = 200;

/** How long rows of an older version of the log may stay visible, in ms. */
const RELOAD_MS = 200;

const host = connectHost<Questions, ToView, FromView, ViewState>();
const saved = host.saved();
const saveSoon = debounce(save, SAVE_REST_MS);
const reloadSoon = debounce(() => void opening.reload(), RELOAD_MS, { maxWait: RELOAD_MS });

const toolbar = createToolbar({
	part: (part) => void opening.turnTo(part),
	search: (text) => void search.run(text, true),
	match: (by) => search.step(by),
	zoom: changeZoom,
	toggleTable,
	toggleMessage: () => pane.toggle(),
	export: () => host.send({ type: "export", view: opening.view }),
	more: () => selection.act("choose"),
	help: () => keys.open(),
	leave: focusRows,
});
const heading = createHeading((by) => void search.stepFailure(by));
const notice = createNotice();
const tip = createTip();
const keys = createKeysDialog();
const main = element("main");
const pages = createPages(
	async (from, count) => {
		const answer = await host.ask("rows", { ...opening.asked, from, count });
		// A log that is being written may change meanwhile. Waiting for rows of the same version might never end.
		if (answer && answer.version !== opening.asked.version) reloadSoon();
		return answer?.rows;
	},
	(rows) => {
		for (const index of rows) stage.surface.list.redrawRow(index);
		selection.arrived();
	},
);
const stage = createStage(
	{
		frame: () => opening.frame,
		row: pages.row,
		place: (index) => ({
			index,
			count: opening.frame!.rows,
			isSelected: index === selection.row,
			isMatch: search.has(index),
		}),
		pinned: () => selection.row,
		seen: pages.want,
	},
	{ zoom: saved?.zoom ?? 1, isTable: saved?.isTable ?? false },
);
const pane = createMessagePane(
	{
		read: async (line) => host.ask("source", { ...opening.view, line }),
		room: main,
		changed() {
			toolbar.setPane(pane.state.isOpen);
			saveSoon();
		},
		leave: focusRows,
	},
	saved?.message,
);
const selection = createSelection({
	host,
	pages,
	stage,
	rows: () => opening.frame?.rows ?? 0,
	changed(isMessage) {
		toolbar.setMessage(isMessage);
		pane.show(selection.line);
		saveSoon();
	},
});
const search = createSearch({
	async find(what) {
		const mine = opening.turn;
		const found = await host.ask("find", { ...opening.asked, what });
		return mine === opening.turn ? (found?.rows ?? []) : undefined;
	},
	text: () => toolbar.search.value.trim(),
	selected: () => selection.row,
	lead: (row) => select(row, true),
	redraw: () => stage.surface.list.redraw(),
	tell: toolbar.setMatches,
});
const opening = createOpening({
	host,
	pages,
	stage,
	selection,
	notice,
	saved,
	described(frame) {
		toolbar.setPart(opening.view.part, opening.view.selected !== undefined);
		heading.describe(frame);
		pane.renew();
		if (frame && toolbar.search.value !== "") void search.run(toolbar.search.value, false);
	},
	opened: save,
});

toolbar.setTable(stage.isTable);
toolbar.setPane(pane.state.isOpen);
main.append(stage.scroller, ...pane.parts);
document.body.append(
	element("header", { children: [toolbar.element, heading.element] }),
	notice.element,
	main,
	tip.element,
	keys.element,
);

listenToKeys(stage.scroller, {
	move(by) {
		if (Math.abs(by) === Infinity) select(Math.max(0, by));
		else select(selection.row < 0 ? stage.firstInSight() : selection.row + by);
	},
	page: (by) => select(Math.max(0, selection.row) + by * stage.surface.list.fitting()),
	reveal: (focus) => selection.reveal(selection.row, focus),
	search: () => toolbar.search.select(),
	match: (by) => search.step(by),
	failure: (by) => void search.stepFailure(by),
	zoom: changeZoom,
	tip() {
		if (tip.isShown) return tip.hide();
		const box = stage.surface.list.boxOf(selection.row);
		if (box)
			void tip.now(Math.max(box.left, 0) + stage.measures.times, box.bottom - 16, () => messageOf(selection.row));
	},
	toggleTable,
	toggleMessage: () => pane.toggle(),
	act: selection.act,
	help: () => keys.open(),
	escape: () => tip.hide(),
});
listenToPointer(stage.scroller, {
	select,
	reveal: selection.reveal,
	rest(index, x, y) {
		if (!tip.isShown) tip.soon(x, y, () => messageOf(index));
	},
	move: () => tip.hide(),
	zoom: changeZoom,
});
stage.scroller.addEventListener("scroll", saveSoon, { passive: true });

host.listen((message) => {
	switch (message.type) {
		case "show":
			void opening.show(message.log, message.view, message.cursor);
			break;
		case "changed":
			void opening.reload();
			break;
		case "cursor":
			void opening.moveTo(message.line);
			break;
		case "picture":
			void drawPng(message.svg).then((found) =>
				host.send({ type: "picture", id: message.id, bytes: null, reason: "", ...found }),
			);
	}
});
host.send({ type: "ready" });

function select(row: number, lead = false): void {
	tip.hide();
	selection.select(row, lead);
}

function toggleTable(): void {
	tip.hide();
	stage.toggleTable();
	toolbar.setTable(stage.isTable);
	if (selection.row >= 0) stage.show(selection.row);
	selection.tell();
	save();
}

function changeZoom(by: 1 | -1 | 0): void {
	stage.changeZoom(by);
	saveSoon();
}

function focusRows(): void {
	stage.surface.element.focus();
}

async function messageOf(index: number): Promise<string | undefined> {
	const row = pages.row(index);
	if (row?.kind === "note") return row.text;
	if (row?.kind !== "arrow") return undefined;
	return (await host.ask("message", { ...opening.view, line: row.line }))?.text;
}

function save(): void {
	const { log, view } = opening;
	if (log === "") return;
	const { zoom, isTable, scroller } = stage;
	host.save({ log, view, zoom, top: scroller.scrollTop, selected: selection.line, isTable, message: pane.state });
}
