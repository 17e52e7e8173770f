// Keyboard control of the diagram, from one table that also generates the list of keys.

import type { MessageAction } from "../../src/ladder/messages.ts";
import * as l10n from "../l10n.ts";

/** The actions that keys trigger. */
export interface KeyActions {
	/** Moves the selection by a number of rows; `Infinity` means the end. */
	move(by: number): void;
	page(by: 1 | -1): void;
	/** Shows the selected message in the editor; `focus` moves the focus there. */
	reveal(focus: boolean): void;
	search(): void;
	match(by: 1 | -1): void;
	failure(by: 1 | -1): void;
	/** 0 restores the editor's font size. */
	zoom(by: 1 | -1 | 0): void;
	/** Shows or hides the details of the selected message. */
	tip(): void;
	toggleTable(): void;
	/** Shows or hides the message pane beside the rows. */
	toggleMessage(): void;
	/** Runs an action on the selected message. */
	act(action: MessageAction | "choose"): void;
	/** Shows the list of keys. */
	help(): void;
	escape(): void;
}

/** A key binding, possibly with several equivalent keys. */
export interface Key {
	/** `KeyboardEvent.key` values, prefixed with `Ctrl+` if held; Cmd on a Mac counts as Ctrl. */
	readonly keys: readonly string[];
	/** Key names for display, as alternatives. */
	readonly shown: readonly string[];
	readonly what: string;
	act(actions: KeyActions): void;
}

/** A group of related keys. */
export interface KeyGroup {
	readonly title: string;
	/** Row keys work while the rows have the focus, the others except in text fields. */
	readonly where: "rows" | "anywhere";
	readonly keys: readonly Key[];
}

/** All key bindings, in the order of the list. */
export const KEY_GROUPS: readonly KeyGroup[] = [
	{
		title: l10n.t("In the Rows"),
		where: "rows",
		keys: [
			{ keys: ["ArrowDown"], shown: ["↓"], what: l10n.t("Next row"), act: ({ move }) => move(1) },
			{ keys: ["ArrowUp"], shown: ["↑"], what: l10n.t("Previous row"), act: ({ move }) => move(-1) },
			{ keys: ["PageDown"], shown: ["Page Down"], what: l10n.t("A page down"), act: ({ page }) => page(1) },
			{ keys: ["PageUp"], shown: ["Page Up"], what: l10n.t("A page up"), act: ({ page }) => page(-1) },
			{ keys: ["Home"], shown: ["Home"], what: l10n.t("First row"), act: ({ move }) => move(-Infinity) },
			{ keys: ["End"], shown: ["End"], what: l10n.t("Last row"), act: ({ move }) => move(Infinity) },
			{
				keys: ["Enter"],
				shown: ["Enter"],
				what: l10n.t("Show the message in the log"),
				act: ({ reveal }) => reveal(false),
			},
			{
				keys: ["Ctrl+Enter"],
				shown: ["Ctrl+Enter"],
				what: l10n.t("Go to it in the log"),
				act: ({ reveal }) => reveal(true),
			},
			{ keys: [" "], shown: ["Space"], what: l10n.t("Details of the message"), act: ({ tip }) => tip() },
		],
	},
	{
		title: l10n.t("Find"),
		where: "anywhere",
		keys: [
			{
				keys: ["/", "Ctrl+f"],
				shown: ["/", "Ctrl+F"],
				what: l10n.t("Search the messages"),
				act: ({ search }) => search(),
			},
			{ keys: ["n"], shown: ["N"], what: l10n.t("Next match"), act: ({ match }) => match(1) },
			{ keys: ["N"], shown: ["Shift+N"], what: l10n.t("Previous match"), act: ({ match }) => match(-1) },
			{ keys: ["f"], shown: ["F"], what: l10n.t("Next failure"), act: ({ failure }) => failure(1) },
			{ keys: ["F"], shown: ["Shift+F"], what: l10n.t("Previous failure"), act: ({ failure }) => failure(-1) },
		],
	},
	{
		title: l10n.t("With the Selected Message"),
		where: "anywhere",
		keys: [
			{ keys: ["a"], shown: ["A"], what: l10n.t("All actions"), act: ({ act }) => act("choose") },
			{
				keys: ["p"],
				shown: ["P"],
				what: l10n.t("Compare with the previous one"),
				act: ({ act }) => act("compareWithPrevious"),
			},
			{ keys: ["c"], shown: ["C"], what: l10n.t("Compare with another one"), act: ({ act }) => act("compareWith") },
			{ keys: ["y"], shown: ["Y"], what: l10n.t("Copy it"), act: ({ act }) => act("copyMessage") },
			{ keys: ["k"], shown: ["K"], what: l10n.t("Mark it"), act: ({ act }) => act("markMessage") },
			{ keys: ["l"], shown: ["L"], what: l10n.t("Filter the log to its call"), act: ({ act }) => act("filterCall") },
			{ keys: ["s"], shown: ["S"], what: l10n.t("Show the diagram of its call"), act: ({ act }) => act("showCall") },
		],
	},
	{
		title: l10n.t("View"),
		where: "anywhere",
		keys: [
			{
				keys: ["m"],
				shown: ["M"],
				what: l10n.t("Message beside the rows"),
				act: ({ toggleMessage }) => toggleMessage(),
			},
			{ keys: ["t"], shown: ["T"], what: l10n.t("Diagram or table"), act: ({ toggleTable }) => toggleTable() },
			{ keys: ["+", "="], shown: ["+"], what: l10n.t("Larger"), act: ({ zoom }) => zoom(1) },
			{ keys: ["-"], shown: ["-"], what: l10n.t("Smaller"), act: ({ zoom }) => zoom(-1) },
			{ keys: ["0"], shown: ["0"], what: l10n.t("Editor font size"), act: ({ zoom }) => zoom(0) },
			{ keys: ["?"], shown: ["?"], what: l10n.t("These keys"), act: ({ help }) => help() },
			{ keys: ["Escape"], shown: ["Escape"], what: l10n.t("Close what is open"), act: (actions) => actions.escape() },
		],
	},
];

/** Handles key events: row keys in `rows`, the others on the whole page. Dialogs have their own keys. */
export function listenToKeys(rows: HTMLElement, actions: KeyActions): void {
	const [ofRows, ofPage] = [keysOf("rows"), keysOf("anywhere")];
	rows.addEventListener("keydown", (event) => {
		const isCopy = nameOf(event) === "Ctrl+c";
		// If text is selected, let the browser copy that.
		if (isCopy && document.getSelection()?.isCollapsed !== false) actions.act("copyMessage");
		const key = event.altKey || event.metaKey ? undefined : (ofRows.get(nameOf(event)) ?? ofRows.get(event.key));
		press(key, event);
	});
	document.addEventListener("keydown", (event) => {
		const { target } = event;
		if (target instanceof Element && target.closest("dialog")) return;
		// Typing in a text field is not a command.
		if (target instanceof HTMLInputElement && !nameOf(event).startsWith("Ctrl+")) return;
		press(ofPage.get(nameOf(event)), event);
	});

	function press(key: Key | undefined, event: KeyboardEvent): void {
		if (!key) return;
		event.preventDefault();
		key.act(actions);
	}
}

function keysOf(where: KeyGroup["where"]): ReadonlyMap<string, Key> {
	const keys = KEY_GROUPS.filter((group) => group.where === where).flatMap((group) => group.keys);
	return new Map(keys.flatMap((key) => key.keys.map((name) => [name, key] as const)));
}

function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
	if (altKey) return "";
	return ctrlKey || metaKey ? `Ctrl+${key.length === 1 ? key.toLowerCase() : key}` : key;
}
