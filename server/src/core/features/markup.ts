// Escapes log text for SVG and HTML.

import { printable } from "../printable.ts";

/** Makes every character printable and without meaning to a parser; keeps line endings. Also safe in quoted attributes. */
export function escaped(text: string): string {
	return text
		.split("\n")
		.map(printable)
		.join("\n")
		.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
