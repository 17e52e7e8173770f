// The full content of the focused row below the table, since cells may be truncated.

import type { FlowRow } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";

/** The details below the table. */
export interface Details {
	readonly element: HTMLElement;
	/** Shows a row, or nothing for `undefined`. */
	show(row: FlowRow | undefined): void;
}

/** Creates the details, hidden. Screen readers do not need them because they read whole cells. */
export function createDetails(): Details {
	const title = element("span", { className: "name" });
	const facts = element("span", { className: "facts" });
	const reason = element("p", { className: "reason" });
	const made = element("footer", {
		attributes: { "aria-hidden": "true" },
		children: [element("div", { children: [title, facts] }), reason],
	});
	made.hidden = true;
	return {
		element: made,
		show(row) {
			made.hidden = row === undefined;
			title.textContent = row?.title ?? "";
			facts.textContent = row ? [row.outcome, row.duration, row.start].filter((text) => text !== "").join(" · ") : "";
			reason.textContent = row?.reason ?? "";
		},
	};
}
