// Colours for text in a terminal.

import { styleText } from "node:util";

/** The styles that reports and searches use. */
export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "magenta";

/** Gives a text a style; `undefined` leaves it as it is. */
export type Paint = (style: Style | undefined, text: string) => string;

/** Whether the output takes colours is the caller's question, not this function's. */
export function painter(color: boolean): Paint {
	return (style, text) => (color && style ? styleText(style, text, { validateStream: false }) : text);
}
