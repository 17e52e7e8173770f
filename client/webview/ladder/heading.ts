// The line above the rows: what is shown, how many messages, what failed, and buttons to go there.

import { element } from "../dom.ts";
import { iconButton } from "../icons.ts";
import * as l10n from "../l10n.ts";
import type { Frame } from "./surface.ts";
import { factsText, failuresText } from "./words.ts";

/** The heading as its owner sees it. */
export interface Heading {
	readonly element: HTMLElement;
	/** Updates the heading; `undefined` if nothing is shown. */
	describe(frame: Frame | undefined): void;
}

/** Creates the heading; `failure` goes to the next or previous failure. */
export function createHeading(failure: (by: 1 | -1) => void): Heading {
	const title = element("h1");
	const facts = element("span", { className: "facts" });
	const failures = element("span", { className: "failures" });
	const steps = [
		iconButton("previousFailure", l10n.t("Previous failure"), "Shift+F", () => failure(-1)),
		iconButton("nextFailure", l10n.t("Next failure"), "F", () => failure(1)),
	];
	return {
		element: element("div", {
			className: "heading",
			children: [
				title,
				facts,
				failures,
				element("div", {
					className: "group",
					attributes: { role: "group", "aria-label": l10n.t("Failures") },
					children: steps,
				}),
			],
		}),
		describe(frame) {
			title.textContent = frame?.title ?? "";
			title.title = frame?.title ?? "";
			facts.textContent = frame ? factsText(frame) : "";
			failures.textContent = frame ? failuresText(frame) : "";
			failures.classList.toggle("bad", frame !== undefined && frame.failed + frame.lost + frame.unanswered > 0);
			for (const step of steps) step.disabled = !frame || frame.failures === 0;
		},
	};
}
