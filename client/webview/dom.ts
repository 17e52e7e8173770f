// Helpers that create elements. Text is always set as text: nothing from a log is parsed as markup.

import { keyText } from "./keyNames.ts";

/** The parts of an element besides its name. */
export interface Parts {
	readonly className?: string;
	readonly text?: string;
	readonly title?: string;
	readonly attributes?: Readonly<Record<string, string>>;
	readonly children?: readonly Node[];
}

/** Creates an HTML element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	{ className, text, title, attributes = {}, children = [] }: Parts = {},
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	if (className) made.className = className;
	if (text !== undefined) made.textContent = text;
	if (title) made.title = title;
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}

/** Creates an SVG element. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
	name: Name,
	attributes: Readonly<Record<string, string | number>>,
	...children: readonly Node[]
): SVGElementTagNameMap[Name] {
	const made = document.createElementNS("http://www.w3.org/2000/svg", name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
	made.append(...children);
	return made;
}

/** Creates a button with an accessible name; `key` is its keyboard shortcut. */
export function button(text: string, label: string, key: string, press: () => void): HTMLButtonElement {
	const made = element("button", {
		text,
		title: key ? `${label} (${keyText(key)})` : label,
		attributes: { type: "button", "aria-label": label },
	});
	made.addEventListener("click", press);
	return made;
}
