// The modal dialog that lists all keys.

import { button, element } from "../dom.ts";
import { keyText } from "../keyNames.ts";
import * as l10n from "../l10n.ts";
import { KEY_GROUPS, type Key } from "./keys.ts";

/** The dialog as its owner sees it. */
export interface KeysDialog {
	readonly element: HTMLElement;
	/** Opens the dialog. The browser traps the focus, closes the dialog with Escape and restores the focus. */
	open(): void;
}

/** Creates the dialog, closed. */
export function createKeysDialog(): KeysDialog {
	const dialog = element("dialog", { className: "keys", attributes: { "aria-labelledby": "keys-title" } });
	const close = () => dialog.close();
	dialog.append(
		element("div", {
			className: "keys-head",
			children: [
				element("h2", { text: l10n.t("Keys"), attributes: { id: "keys-title" } }),
				button(l10n.t("Close"), l10n.t("Close"), "Escape", close),
			],
		}),
		element("div", {
			className: "keys-groups",
			// A list longer than the window must be scrollable by keyboard too.
			attributes: { tabindex: "0", role: "group", "aria-label": l10n.t("All keys") },
			children: KEY_GROUPS.map(({ title, keys }) =>
				element("section", {
					children: [element("h3", { text: title }), element("dl", { children: keys.flatMap(drawKey) })],
				}),
			),
		}),
	);
	dialog.addEventListener("keydown", (event) => {
		if (event.key !== "?") return;
		event.preventDefault();
		close();
	});
	// A click on the dialog itself rather than its content hits the backdrop.
	dialog.addEventListener("click", ({ target }) => {
		if (target === dialog) close();
	});
	return {
		element: dialog,
		open() {
			if (!dialog.open) dialog.showModal();
		},
	};
}

function drawKey({ shown, what }: Key): readonly HTMLElement[] {
	const keys = shown.map((key) => element("kbd", { text: keyText(key) }));
	return [element("dt", { children: keys }), element("dd", { text: what })];
}
