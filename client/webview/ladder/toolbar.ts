// The bar above the diagram: the part of the log, search, and actions.

import { debounce } from "es-toolkit";
import type { LadderPart } from "../../../server/src/protocol.ts";
import { button, element } from "../dom.ts";
import { iconButton } from "../icons.ts";
import * as l10n from "../l10n.ts";

/** The actions of the bar. */
export interface ToolbarActions {
	part(part: LadderPart): void;
	search(text: string): void;
	match(by: 1 | -1): void;
	zoom(by: 1 | -1): void;
	toggleTable(): void;
	toggleMessage(): void;
	export(): void;
	/** Shows the actions on the selected message. */
	more(): void;
	/** Shows the list of keys. */
	help(): void;
	/** Moves the focus back to the rows. */
	leave(): void;
}

/** The bar as its owner sees it: its element, its search field and its state. */
export interface Toolbar {
	readonly element: HTMLElement;
	readonly search: HTMLInputElement;
	/** Shows which part is open, and whether there is a selection to switch to. */
	setPart(part: LadderPart, hasSelection: boolean): void;
	setTable(isTable: boolean): void;
	/** Shows whether the message pane is open. */
	setPane(isOpen: boolean): void;
	/** `3 of 12`; empty without a search. */
	setMatches(text: string): void;
	/** Shows whether a message is selected. */
	setMessage(isSelected: boolean): void;
}

const PARTS: Readonly<Record<LadderPart, { readonly text: string; readonly title: string }>> = {
	call: { text: l10n.t("Call"), title: l10n.t("Show the call") },
	transaction: { text: l10n.t("Transaction"), title: l10n.t("Show the transaction") },
	activity: { text: l10n.t("Activity"), title: l10n.t("Show the activity") },
	log: { text: l10n.t("Whole Log"), title: l10n.t("Show the whole log") },
	selection: { text: l10n.t("Selection"), title: l10n.t("Show the selection") },
};

/** How long typing must pause before the search runs, in ms. */
const REST_MS = 200;

/** Creates the bar. */
export function createToolbar(actions: ToolbarActions): Toolbar {
	const parts = Object.entries(PARTS).map(([part, { text, title }]) => {
		const made = button(text, title, "", () => actions.part(part as LadderPart));
		// The visible text is the accessible name; the title describes the action.
		made.removeAttribute("aria-label");
		return { part, made };
	});
	const { find, search, matches } = createFind(actions);
	const table = iconButton("table", l10n.t("Table"), "T", actions.toggleTable, l10n.t("Table"));
	const message = iconButton("message", l10n.t("Message beside the rows"), "M", actions.toggleMessage);
	const more = iconButton("more", l10n.t("Actions on the selected message"), "A", actions.more);
	const tools = [
		table,
		message,
		iconButton("smaller", l10n.t("Smaller"), "-", () => actions.zoom(-1)),
		iconButton("larger", l10n.t("Larger"), "+", () => actions.zoom(1)),
		iconButton("export", l10n.t("Export the diagram"), "", actions.export),
		more,
		iconButton("keys", l10n.t("All keys"), "?", actions.help),
	];
	const bar = element("div", {
		className: "bar",
		attributes: { role: "toolbar", "aria-label": l10n.t("Sequence diagram") },
		children: [
			group(
				"parts",
				l10n.t("Part of the log"),
				parts.map(({ made }) => made),
			),
			find,
			group("group tools", l10n.t("View"), tools),
		],
	});
	return {
		element: bar,
		search,
		setPart(part, hasSelection) {
			for (const each of parts) {
				each.made.setAttribute("aria-pressed", String(each.part === part));
				each.made.hidden = each.part === "selection" && !hasSelection;
			}
		},
		setTable: (isTable) => table.setAttribute("aria-pressed", String(isTable)),
		setPane: (isOpen) => message.setAttribute("aria-pressed", String(isOpen)),
		setMatches(text) {
			matches.textContent = text;
		},
		setMessage(isSelected) {
			more.disabled = !isSelected;
		},
	};
}

function createFind({ search: run, match, leave }: ToolbarActions) {
	const search = element("input", {
		attributes: {
			type: "search",
			"aria-label": l10n.t("Search the messages"),
			placeholder: l10n.t("Search"),
			spellcheck: "false",
		},
		title: `${l10n.t("Search the messages")} (/)`,
	});
	const matches = element("span", { className: "matches", attributes: { role: "status" } });
	const runSoon = debounce(() => run(search.value), REST_MS);
	search.addEventListener("input", runSoon);
	search.addEventListener("keydown", (event) => {
		if (event.key === "Enter") match(event.shiftKey ? -1 : 1);
		else if (event.key === "Escape") {
			runSoon.cancel();
			search.value = "";
			run("");
			leave();
		} else return;
		event.preventDefault();
	});
	const find = element("div", {
		className: "find",
		children: [
			search,
			matches,
			iconButton("up", l10n.t("Previous match"), "Shift+Enter", () => match(-1)),
			iconButton("down", l10n.t("Next match"), "Enter", () => match(1)),
		],
	});
	return { find, search, matches };
}

function group(className: string, label: string, children: readonly HTMLElement[]): HTMLElement {
	return element("div", { className, attributes: { role: "group", "aria-label": label }, children });
}
