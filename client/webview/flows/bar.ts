// The bar above the flow table: the filter, the actions on the selection, and the number of rows.

import { debounce } from "es-toolkit";
import { element } from "../dom.ts";
import { iconButton } from "../icons.ts";
import * as l10n from "../l10n.ts";

/** The actions of the bar. */
export interface BarActions {
	filter(text: string): void;
	diagram(): void;
	export(): void;
	/** Moves the focus back to the rows. */
	leave(): void;
}

/** The bar as its owner sees it. */
export interface Bar {
	readonly element: HTMLElement;
	readonly filter: HTMLInputElement;
	/** Shows below the filter the number of rows, of failures, and of selected rows. */
	tell(facts: string, bad: string, selected: string): void;
	/** Enables the diagram if rows are selected, and the export if there are any rows. */
	enable(hasSelection: boolean, hasRows: boolean): void;
}

/** How long typing must pause before the filter applies, in ms. */
const REST_MS = 150;

/** Creates the bar. */
export function createBar(actions: BarActions): Bar {
	const filter = element("input", {
		attributes: {
			type: "search",
			"aria-label": l10n.t("Filter the flows"),
			placeholder: l10n.t("Filter"),
			spellcheck: "false",
		},
		title: `${l10n.t("Filter by words: names, methods, status codes, reasons, Call-IDs")} (/)`,
	});
	const filterSoon = debounce(() => actions.filter(filter.value), REST_MS);
	filter.addEventListener("input", filterSoon);
	filter.addEventListener("keydown", ({ key }) => {
		if (key === "Escape") {
			filterSoon.cancel();
			filter.value = "";
			actions.filter("");
		}
		if (key === "Escape" || key === "Enter" || key === "ArrowDown") actions.leave();
	});
	const diagram = iconButton(
		"diagram",
		l10n.t("Show the selected flows in one diagram"),
		"D",
		actions.diagram,
		l10n.t("Diagram"),
	);
	const save = iconButton("export", l10n.t("Export as CSV"), "E", actions.export, "CSV");
	const facts = element("span", { className: "facts" });
	const failures = element("span", { className: "failures bad" });
	const selected = element("span", { className: "facts selected" });
	return {
		element: element("header", {
			children: [
				element("div", {
					className: "bar",
					attributes: { role: "toolbar", "aria-label": l10n.t("Flows") },
					children: [
						element("div", { className: "filter", children: [filter] }),
						element("div", { className: "group tools", children: [diagram, save] }),
					],
				}),
				element("div", {
					className: "heading",
					attributes: { role: "status" },
					children: [facts, failures, selected],
				}),
			],
		}),
		filter,
		tell(newFacts, bad, newSelected) {
			facts.textContent = newFacts;
			failures.textContent = bad;
			failures.hidden = bad === "";
			selected.textContent = newSelected;
		},
		enable(hasSelection, hasRows) {
			diagram.disabled = !hasSelection;
			save.disabled = !hasRows;
		},
	};
}
