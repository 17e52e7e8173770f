// Draws one arrow. Colour is never the only cue: its line, its head or a sign shows the same.

import type { LadderRow } from "../../../server/src/protocol.ts";
import { svgElement } from "../dom.ts";

/** A row with an arrow. */
export type ArrowRow = Extract<LadderRow, { kind: "arrow" }>;

/** The length and half the height of an arrowhead, in px. */
const HEAD = 9;
const HALF = 5;
/** The height of the drawing, in px; the line is in the middle. */
const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;

/** How far before the target lifeline a lost message ends: a fraction of its length, up to a maximum in px. */
const SHORT_OF = 0.25;
const MOST_SHORT_OF = 60;

/** Draws the line with its head, left to right or back; `width` is the distance between the lifelines in px. */
export function drawShaft(row: ArrowRow, width: number, isBack: boolean): SVGElement {
	const { isRetransmission, isLost } = row;
	const isCrossed = row.class === "unanswered" || isLost;
	const at = (x: number) => (isBack ? width - x : x);
	const parts: SVGElement[] = [];
	const tip = width - 1 - (isLost ? Math.min(width * SHORT_OF, MOST_SHORT_OF) : 0);
	const lineEnd = isCrossed ? tip - 5 : tip - HEAD + 1;
	parts.push(svgElement("line", { x1: at(1), y1: MIDDLE, x2: at(lineEnd), y2: MIDDLE, class: "line" }));
	if (isCrossed) parts.push(cross(at(tip - 6)));
	else parts.push(head(at(tip), isBack));
	if (isRetransmission) parts.push(head(at(tip - HEAD - (isCrossed ? 6 : 0)), isBack));
	return drawing(width, parts);
}

/** Draws a loop for a message whose two ends cannot be told apart in the log. */
export function drawLoop(row: ArrowRow, width: number, isBack: boolean): SVGElement {
	const at = (x: number) => (isBack ? width - x : x);
	const path = `M${at(1)} 2H${at(width - 3)}V12H${at(HEAD)}`;
	const tip = isBack ? width - 1 : 1;
	const parts = [svgElement("path", { d: path, class: "line" }), head(tip, !isBack, 12)];
	if (row.isRetransmission) parts.push(head(at(1 + HEAD), !isBack, 12));
	return drawing(width, parts, 18);
}

function drawing(width: number, parts: readonly SVGElement[], height = HEIGHT): SVGElement {
	return svgElement("svg", { class: "shaft", width, height, viewBox: `0 0 ${width} ${height}` }, ...parts);
}

function head(tip: number, isBack: boolean, y = MIDDLE): SVGElement {
	const back = isBack ? tip + HEAD : tip - HEAD;
	return svgElement("path", { d: `M${tip} ${y}L${back} ${y - HALF}V${y + HALF}Z`, class: "head" });
}

function cross(x: number): SVGElement {
	return svgElement("path", { d: `M${x - 5} ${MIDDLE - 5}l10 10m0 -10l-10 10`, class: "cross" });
}
