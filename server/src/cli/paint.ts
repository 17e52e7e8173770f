// Colours for text in a terminal.

import { styleText } from "node:util";

/** The styles that reports and searches use. */
export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "magenta";

/** Applies a style to a text; `undefined` leaves it unchanged. */
export type Paint = (style: Style | undefined, text: string) => string;

/** Makes the function. The caller decides whether to use colours. */
export function painter(color: boolean): Paint {
	return (style, text) => (color && style ? styleText(style, text, { validateStream: false }) : text);
}
