// The pane that shows the selected message as it is in the log, beside the rows or below them.

import { debounce } from "es-toolkit";
import type { LadderSourceResult } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";
import { iconButton } from "../icons.ts";
import * as l10n from "../l10n.ts";
import { createSplitter, type Splitter } from "./splitter.ts";

/** The saved state of the pane. */
export interface PaneState {
	readonly isOpen: boolean;
	/** Its share of the available room, in per cent. */
	readonly share: number;
}

/** The pane as its owner sees it. */
export interface MessagePane {
	/** The elements after the rows: the splitter and the pane. */
	readonly parts: readonly HTMLElement[];
	readonly state: PaneState;
	toggle(): void;
	/** Shows the message at a line (0-based) once the selection rests; `null` for none. */
	show(line: number | null): void;
	/** Reloads the message because the log has changed. */
	renew(): void;
}

/** What the pane needs from its owner. */
export interface PaneSource {
	/** The message at a line; `null` if there is none. */
	read(line: number): Promise<LadderSourceResult>;
	/** The element that the rows and the pane share. */
	readonly room: HTMLElement;
	/** The pane was opened, closed or resized. */
	changed(): void;
	/** Moves the focus back to the rows. */
	leave(): void;
}

type Source = NonNullable<LadderSourceResult>;

/** How long the selection must rest, in ms, so that moving through the rows does not load every message. */
const REST_MS = 60;

const NOTHING = l10n.t("Select a message to read it here.");
const USUAL: PaneState = { isOpen: false, share: 40 };

/** Creates the pane from its saved state. Log content is inserted as text. */
export function createMessagePane(source: PaneSource, saved: PaneState = USUAL): MessagePane {
	let isOpen = saved.isOpen;
	let wanted: number | null = null;
	/** The text drawn last. It is not redrawn while unchanged, to keep the scroll position and text selection. */
	let drawn = "";

	const title = element("h2", { text: l10n.t("Message") });
	const text = element("pre", {
		className: "message-text",
		attributes: { tabindex: "0", role: "document", "aria-labelledby": "message-title" },
	});
	title.id = "message-title";
	const pane = element("section", {
		className: "message",
		attributes: {
			"aria-labelledby": "message-title",
			"data-vscode-context": '{"preventDefaultContextMenuItems": true}',
		},
		children: [
			element("div", {
				className: "message-head",
				children: [title, iconButton("close", l10n.t("Close"), "M", toggle)],
			}),
			text,
		],
	});
	const splitter: Splitter = createSplitter(source.room, l10n.t("Size of the message"), saved.share, (share) => {
		pane.style.setProperty("--share", `${share}%`);
		source.changed();
	});
	pane.style.setProperty("--share", `${splitter.share}%`);
	pane.addEventListener("keydown", (event) => {
		if (event.key === "Escape") source.leave();
	});
	const readSoon = debounce(() => void read(), REST_MS);
	setOpen(isOpen);

	async function read(): Promise<void> {
		const line = wanted;
		if (!isOpen) return;
		const found = line === null ? null : await source.read(line);
		if (line === wanted) draw(found, line);
	}

	function draw(found: LadderSourceResult, line: number | null): void {
		const now = JSON.stringify([found, line]);
		if (now === drawn) return;
		const isSame = found !== null && title.textContent === titleOf(found);
		drawn = now;
		title.textContent = found ? titleOf(found) : l10n.t("Message");
		if (found) text.replaceChildren(...drawSource(found));
		else text.textContent = line === null ? NOTHING : l10n.t("There is no message on line {0}.", line + 1);
		if (!isSame) text.scrollTop = 0;
	}

	function setOpen(open: boolean): void {
		isOpen = open;
		pane.hidden = !open;
		splitter.element.hidden = !open;
		void read();
	}

	function toggle(): void {
		const hadFocus = pane.contains(document.activeElement);
		setOpen(!isOpen);
		if (hadFocus) source.leave();
		source.changed();
	}

	return {
		parts: [splitter.element, pane],
		get state() {
			return { isOpen, share: splitter.share };
		},
		toggle,
		show(line) {
			if (line === wanted) return;
			wanted = line;
			readSoon();
		},
		renew: () => void read(),
	};
}

function titleOf({ line }: Source): string {
	return l10n.t("Message on line {0}", line + 1);
}

function drawSource({ lines, left }: Source): readonly (Node | string)[] {
	const parts = lines.flatMap(({ text, name }, at): readonly (Node | string)[] => {
		if (at === 0) return [element("span", { className: "start-line", text }), "\n"];
		if (name === 0) return [`${text}\n`];
		return [element("span", { className: "header-name", text: text.slice(0, name) }), `${text.slice(name)}\n`];
	});
	if (left === 0) return parts;
	const more =
		left === 1
			? l10n.t("1 more line. Press Enter on its row to show the message in the log.")
			: l10n.t("{0} more lines. Press Enter on its row to show the message in the log.", left);
	return [...parts, element("span", { className: "more", text: more })];
}
