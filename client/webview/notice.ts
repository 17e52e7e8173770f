// A line between the bar and the rows, for what the reader has to know now.

import { button, element } from "./dom.ts";

/** One line of text, of which there is one at a time. */
export interface Notice {
	readonly element: HTMLElement;
	/** Shows a sentence, perhaps with a button; an empty one hides the line. */
	set(text: string, action?: string, act?: () => void): void;
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
