// A line between the bar and the rows for current notices.

import { button, element } from "./dom.ts";
import * as l10n from "./l10n.ts";

/** The notice line, which shows one text at a time. */
export interface Notice {
	readonly element: HTMLElement;
	/** Shows a text, optionally with a button; an empty text hides the line. */
	set(text: string, action?: string, act?: () => void): void;
}

/** Reports that the server did not respond; if it is off, adds a button that restarts it. */
export function noticeNoAnswer(
	notice: Notice,
	host: { readonly isOff: boolean; send(message: { readonly type: "restart" }): void },
): void {
	if (host.isOff) {
		notice.set(l10n.t("The language server is off."), l10n.t("Restart"), () => host.send({ type: "restart" }));
	} else notice.set(l10n.t("The language server did not respond. For details, run RTCDLL Log: Show Log Output."));
}

/** Creates the line, hidden. Screen readers announce new text in it. */
export function createNotice(): Notice {
	const made = element("div", { className: "notice", attributes: { role: "status" } });
	made.hidden = true;
	return {
		element: made,
		set(text, action = "", act = () => undefined) {
			made.replaceChildren(
				...(text ? [element("span", { text })] : []),
				...(action ? [button(action, action, "", act)] : []),
			);
			made.hidden = text === "";
		},
	};
}
