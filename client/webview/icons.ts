// The icons on buttons. They are drawn as SVG because an icon font would have to be shipped and loaded.

import { button, element, svgElement } from "./dom.ts";

/** Line drawings on a 16 by 16 grid. */
const ICONS = {
	up: "M3.5 10l4.5 -4.5l4.5 4.5",
	down: "M3.5 6l4.5 4.5l4.5 -4.5",
	/** A cross, and an arrow that leads away from it. */
	previousFailure: "M2.5 5l6 6m0 -6l-6 6M12 13v-10M9.5 5.5l2.5 -2.5l2.5 2.5",
	nextFailure: "M2.5 5l6 6m0 -6l-6 6M12 3v10M9.5 10.5l2.5 2.5l2.5 -2.5",
	/** Two arrows between two lifelines. */
	diagram: "M2.5 2v12M13.5 2v12M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 11h-9M7 8.5L4.5 11L7 13.5",
	table: "M2 3h12v10h-12zM2 6.3h12M2 9.6h12M6 6.3v6.7",
	smaller: "M3.5 8h9",
	larger: "M3.5 8h9M8 3.5v9",
	/** A sheet with lines. */
	message: "M3.5 2h9v12h-9zM5.7 5h4.6M5.7 8h4.6M5.7 11h2.8",
	keys: "M5.8 6a2.2 2.2 0 1 1 3.3 1.9c-0.8 0.5 -1.1 0.9 -1.1 1.9M8 12.4v0.4",
	close: "M3.5 3.5l9 9m0 -9l-9 9",
	export: "M8 2.5v7M5 6.8l3 3l3 -3M2.5 10v3.5h11v-3.5",
	more: "M3 7.5v1M8 7.5v1M13 7.5v1",
} as const;

/** The name of an icon. */
export type Icon = keyof typeof ICONS;

/** Draws an icon in the current text colour. */
export function drawIcon(icon: Icon): SVGElement {
	const attributes = { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" };
	return svgElement("svg", attributes, svgElement("path", { d: ICONS[icon] }));
}

/** Creates a button with an icon, and with text beside it if there is room. */
export function iconButton(icon: Icon, label: string, key: string, press: () => void, word = ""): HTMLButtonElement {
	const made = button("", label, key, press);
	made.classList.add("tool");
	made.append(drawIcon(icon));
	if (word) made.append(element("span", { className: "word", text: word }));
	return made;
}
