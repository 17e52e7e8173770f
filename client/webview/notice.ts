// A line between the bar and the rows, for what the reader has to know now.

import { button, element } from "./dom.ts";
import * as l10n from "./l10n.ts";

/** One line of text, of which there is one at a time. */
export interface Notice {
	readonly element: HTMLElement;
	/** Shows a sentence, perhaps with a button; an empty one hides the line. */
	set(text: string, action?: string, act?: () => void): void;
}

/** Says that the server gave no answer; where it is off, with a button that starts it again. */
export function noticeNoAnswer(
	notice: Notice,
	host: { readonly isOff: boolean; send(message: { readonly type: "restart" }): void },
): void {
	if (host.isOff) {
		notice.set(l10n.t("The language server is off."), l10n.t("Restart"), () => host.send({ type: "restart" }));
	} else notice.set(l10n.t("The language server gave no answer. RTCDLL Log: Show Log Output tells more."));
}

/** Makes the line, hidden. A screen reader speaks what comes into it. */
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
