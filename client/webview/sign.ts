// The signs for outcomes, which repeat in shape what colours show.

import type { LadderClass } from "../../server/src/protocol.ts";
import { svgElement } from "./dom.ts";

/** Draws the sign for an outcome, or for a lost message; `undefined` if there is none. */
export function drawSign(kind: LadderClass | "lost"): SVGElement | undefined {
	const path = kind === "lost" ? LOST : SIGNS[kind];
	return path === undefined ? undefined : drawSignOf(path);
}

/** Draws a sign from a path in a 12 × 12 view box. */
export function drawSignOf(path: string): SVGElement {
	return svgElement("svg", { class: "sign", viewBox: "0 0 12 12" }, svgElement("path", { d: path }));
}

/** A tick, a cross, a padlock, a bent arrow, a barred circle and an hourglass, each in a 12 × 12 view box. */
const SIGNS: Readonly<Partial<Record<LadderClass, string>>> = {
	success: "M1.5 6.5l3 3l6 -7",
	failed: "M2 2l8 8m0 -8l-8 8",
	challenged: "M2 5.5h8v5h-8zM4 5.5v-2a2 2 0 0 1 4 0v2",
	redirected: "M1.5 10.5v-4h8M7 3.5l3 3l-3 3",
	cancelled: "M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0M3 9l6 -6",
	unanswered: "M2.5 1.5h7l-3.5 4.5l3.5 4.5h-7l3.5 -4.5z",
};

/** A line that ends in a cross. */
const LOST = "M0.5 6h4M5 3l6 6m0 -6l-6 6";
