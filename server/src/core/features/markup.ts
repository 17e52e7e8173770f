// Text of a log as the content of an element, in SVG and in HTML.

import { printable } from "../printable.ts";

/** Every character shows itself and means nothing to a parser; line ends stay. Attributes may hold it as well, in quotes. */
export function escaped(text: string): string {
	return text
		.split("\n")
		.map(printable)
		.join("\n")
		.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
