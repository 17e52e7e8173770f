// The bar above the diagram: which part of the log, search, failures, zoom, export.

import type { LadderPart } from "../../server/src/protocol.ts";
import { button, element } from "./dom.ts";

/** What the bar can do. */
export interface ToolbarActions {
	part(part: LadderPart): void;
	search(text: string): void;
	match(by: 1 | -1): void;
	failure(by: 1 | -1): void;
	zoom(by: 1 | -1): void;
	export(): void;
	/** Back to the rows. */
	leave(): void;
}

export interface Toolbar {
	readonly element: HTMLElement;
	/** Zoom and export, for the line below. */
	readonly tools: HTMLElement;
	readonly search: HTMLInputElement;
	setPart(part: LadderPart): void;
	/** `3 of 12`; empty without a search. */
	setMatches(text: string): void;
	setFailures(count: number): void;
}

const PARTS: Readonly<Record<LadderPart, string>> = {
	call: "Call",
	transaction: "Transaction",
	signIn: "Sign-In",
	log: "Whole Log",
};

/** A search runs when the reader has stopped typing for so long, in ms. */
const REST_MS = 200;

/** Makes the bar. */
export function createToolbar(actions: ToolbarActions): Toolbar {
	const parts = Object.entries(PARTS).map(([part, text]) => {
		const made = button(text, `Show the ${text.toLowerCase()}`, "", () => actions.part(part as LadderPart));
		// The name is what is to be read; what it does is in the title.
		made.removeAttribute("aria-label");
		return { part, made };
	});
	const group = element("div", {
		className: "parts",
		attributes: { role: "group", "aria-label": "Part of the log" },
		children: parts.map(({ made }) => made),
	});

	const search = element("input", {
		attributes: { type: "search", "aria-label": "Search the messages", placeholder: "Search", spellcheck: "false" },
		title: "Search the messages (/)",
	});
	const matches = element("span", { className: "matches", attributes: { role: "status" } });
	let timer: ReturnType<typeof setTimeout> | undefined;
	search.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(() => actions.search(search.value), REST_MS);
	});
	search.addEventListener("keydown", (event) => {
		if (event.key === "Enter") actions.match(event.shiftKey ? -1 : 1);
		else if (event.key === "Escape") {
			clearTimeout(timer);
			search.value = "";
			actions.search("");
			actions.leave();
		} else return;
		event.preventDefault();
	});

	const failure = button("Next Failure", "Next failure", "F", () => actions.failure(1));
	const tools = element("div", {
		className: "tools",
		children: [
			element("div", {
				className: "zoom",
				attributes: { role: "group", "aria-label": "Zoom" },
				children: [
					button("−", "Smaller", "-", () => actions.zoom(-1)),
					button("+", "Larger", "+", () => actions.zoom(1)),
				],
			}),
			button("Export…", "Export the diagram", "", () => actions.export()),
		],
	});
	const bar = element("div", {
		className: "bar",
		attributes: { role: "toolbar", "aria-label": "Sequence diagram" },
		children: [
			group,
			element("div", {
				className: "find",
				children: [
					search,
					matches,
					button("↑", "Previous match", "Shift+Enter", () => actions.match(-1)),
					button("↓", "Next match", "Enter", () => actions.match(1)),
				],
			}),
			failure,
		],
	});
	return {
		element: bar,
		tools,
		search,
		setPart(part) {
			for (const each of parts) each.made.setAttribute("aria-pressed", String(each.part === part));
		},
		setMatches(text) {
			matches.textContent = text;
		},
		setFailures(count) {
			failure.disabled = count === 0;
		},
	};
}
