// The list of all keys, over everything else until it is closed.

import { button, element } from "./dom.ts";
import { keyText } from "./keyNames.ts";
import { KEY_GROUPS, type Key } from "./keys.ts";
import * as l10n from "./l10n.ts";

/** The list as its owner sees it. */
export interface KeysDialog {
	readonly element: HTMLElement;
	/** Opens it. The browser keeps the focus in it, closes it with Escape and gives the focus back. */
	open(): void;
}

/** Makes the list, closed. */
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
			// A list that is longer than the window has to be scrolled by keys too.
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
	// Whatever is beside the list is behind it.
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
