// Renders a diagram as a self-contained SVG without scripts or external resources.

import { printable } from "../../printable.ts";
import { cutText, textWidth } from "../../textWidth.ts";
import { escaped } from "../markup.ts";
import type { Arrow, ArrowClass, Ladder, LadderNote, Lane } from "./model.ts";
import { type Row, rowsOf } from "./rows.ts";
import { arrowText, gapText, noteText, stepText } from "./words.ts";

/** The tooltip of an arrow; empty for none. */
type Tooltip = (arrow: Arrow) => string;

/**
 * Draws the diagram. Colours follow the reader's light or dark scheme and are never the only cue. A page with several
 * diagrams passes a different `part` for each, used as a prefix of its ids.
 */
export function svgLadder(ladder: Ladder, tooltip: Tooltip = () => "", part = ""): string {
	const step = stepOf(ladder);
	const lanes = ladder.lanes.map((_, at) => MARGIN + step * (at + 0.5));
	const width = Math.max(MARGIN + step * Math.max(1, lanes.length), TITLE_X * 2 + textWidth(ladder.title) * 9);
	const canvas: Canvas = { lanes, step, width, tooltip, part };
	const top = TITLE_HEIGHT + LANE_HEIGHT;
	const body: string[] = [];
	let y = top + 10;
	for (const row of rowsOf(ladder)) {
		body.push(drawRow(row, y, canvas, ladder.lanes));
		y += heightOf(row, canvas);
	}
	const bottom = y + 14;
	const height = bottom + LANE_HEIGHT + 12;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" aria-labelledby="${part}title ${part}desc">`,
		`<title id="${part}title">${escaped(ladder.title)}</title>`,
		`<desc id="${part}desc">${escaped(description(ladder))}</desc>`,
		`<style>${STYLE}</style>`,
		`<defs>${["request", ...Object.keys(SIGNS)].map((kind) => markers(kind, part)).join("")}</defs>`,
		`<rect class="paper" width="100%" height="100%"/>`,
		`<text class="heading" x="${TITLE_X}" y="28">${escaped(ladder.title)}</text>`,
		...COLUMNS.map(([x, word]) => `<text class="line" x="${x}" y="${top - 10}">${word}</text>`),
		...lanes.map((x) => `<line class="life" x1="${round(x)}" y1="${top}" x2="${round(x)}" y2="${round(bottom)}"/>`),
		...ladder.lanes.map((lane, at) => drawLane(lane, lanes[at]!, TITLE_HEIGHT, step)),
		...body,
		...ladder.lanes.map((lane, at) => drawLane(lane, lanes[at]!, bottom, step)),
		"</svg>\n",
	].join("\n");
}

interface Canvas {
	/** The position of each lifeline. */
	readonly lanes: readonly number[];
	readonly step: number;
	readonly width: number;
	readonly tooltip: Tooltip;
	readonly part: string;
}

/** The columns left of the lifelines: line, time, and time since the previous arrow. */
const MARGIN = 236;
/** The right edges of these columns, and their headings. */
const COLUMNS = [
	[46, "line"],
	[136, "time"],
	[MARGIN - 14, "since"],
] as const;
const TITLE_X = 16;
const TITLE_HEIGHT = 44;
const LANE_HEIGHT = 62;
const ROW_HEIGHT = 34;
const NOTE_LINE = 17;
/** The approximate width of a character in an arrow label; notes are slightly smaller. */
const CHARACTER = 7.4;
const LEAST_STEP = 210;
const MOST_STEP = 420;

/** The distance between lifelines, with room for labels and names. */
function stepOf({ arrows, lanes }: Ladder): number {
	let most = LEAST_STEP;
	for (const arrow of arrows) {
		const span = Math.max(1, Math.abs(arrow.to - arrow.from));
		most = Math.max(most, (textWidth(arrowText(arrow)) * CHARACTER + 60) / span);
	}
	for (const { name, address, product } of lanes) {
		for (const text of [name, address, product]) most = Math.max(most, textWidth(printable(text)) * CHARACTER + 44);
	}
	return Math.min(MOST_STEP, Math.ceil(most));
}

function drawLane({ name, address, product, isClient }: Lane, x: number, y: number, step: number): string {
	const room = Math.floor((step - 32) / CHARACTER);
	const texts = [name, address, product].filter((text) => text !== "");
	const first = y + 33 - (texts.length - 1) * 8;
	const words = texts.map(
		(text, at) =>
			`<text class="${at === 0 ? "name" : "small"}" x="${round(x)}" y="${round(first + at * 16)}">${escaped(cutText(printable(text), room))}</text>`,
	);
	const box = `<rect class="lane${isClient ? " client" : ""}" x="${round(x - step / 2 + 10)}" y="${round(y)}" width="${round(step - 20)}" height="${LANE_HEIGHT - 6}" rx="6"/>`;
	return `<g><title>${escaped(texts.join("\n"))}</title>${box}${words.join("")}</g>`;
}

function heightOf(row: Row, canvas: Canvas): number {
	return row.kind === "note" ? noteLines(row.note, canvas).length * NOTE_LINE + 14 : ROW_HEIGHT;
}

function drawRow(row: Row, y: number, canvas: Canvas, lanes: readonly Lane[]): string {
	switch (row.kind) {
		case "arrow":
			return drawArrow(row.arrow, y, canvas, lanes);
		case "gap":
			return drawBand(gapText(row.gap), y, canvas);
		case "date":
			return drawBand(row.date, y, canvas);
		case "note":
			return drawNote(row.note, y, canvas);
	}
}

function drawArrow(
	arrow: Arrow,
	y: number,
	{ lanes, step, tooltip, part }: Canvas,
	{ length }: readonly Lane[],
): string {
	const [from, to] = [lanes[arrow.from]!, lanes[arrow.to]!];
	const line = y + 24;
	const isSelf = arrow.from === arrow.to;
	const towards = isSelf && arrow.from === length - 1 ? -1 : Math.sign(to - from) || 1;
	const room = isSelf ? step / 2 : Math.abs(to - from);
	const look = arrow.isLost ? "unanswered" : arrow.class;
	const sign = SIGNS[look] ?? "";
	// The arrow of a lost message ends before the other lifeline.
	const tip = to - (arrow.isLost ? step / 5 : 3) * towards;
	const words = cutText(`${sign}${arrowText(arrow)}`, Math.floor((room - 24) / CHARACTER));
	const path = isSelf
		? `M${round(from)} ${line - 6}h${36 * towards}v10h${-33 * towards}`
		: `M${round(from)} ${line}H${round(tip)}`;
	const marker = `${part}${arrow.isRetransmission ? "again-" : ""}${look}`;
	const more = tooltip(arrow);
	return [
		`<g class="arrow ${look}">`,
		more && `<title>${escaped(more)}</title>`,
		`<text class="line" x="46" y="${line + 4}">${arrow.line + 1}</text>`,
		`<text class="time" x="56" y="${line + 4}">${escaped(arrow.time)}</text>`,
		`<text class="step" x="${MARGIN - 14}" y="${line + 4}">${escaped(stepText(arrow))}</text>`,
		`<path d="${path}" marker-end="url(#${marker})"/>`,
		isSelf
			? `<text class="label" style="text-anchor:${towards < 0 ? "end" : "start"}" x="${round(from + 44 * towards)}" y="${line + 2}">${escaped(words)}</text>`
			: `<text class="label" x="${round((from + to) / 2)}" y="${line - 6}">${escaped(words)}</text>`,
		"</g>",
	].join("");
}

/** Signs that repeat what colours show. */
const SIGNS: Readonly<Partial<Record<ArrowClass, string>>> = {
	unanswered: "✕ ",
	provisional: "",
	success: "✓ ",
	redirected: "↪ ",
	challenged: "? ",
	cancelled: "",
	failed: "✕ ",
};

function drawBand(text: string, y: number, { lanes }: Canvas): string {
	const middle = (lanes[0]! + lanes.at(-1)!) / 2;
	const half = textWidth(text) * 3.6 + 16;
	return [
		"<g>",
		`<rect class="band" x="${round(middle - half)}" y="${y + 8}" width="${round(2 * half)}" height="22" rx="11"/>`,
		`<text class="small" x="${round(middle)}" y="${y + 23}">${escaped(text)}</text>`,
		"</g>",
	].join("");
}

function noteLines(note: LadderNote, { lanes, step }: Canvas): readonly string[] {
	const room = Math.max(30, Math.floor((lanes.length * step - 60) / CHARACTER));
	const words = `${note.time}  ${noteText(note)} (line ${note.line + 1})`.split(" ");
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(last) + 1 + textWidth(word) <= room)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(cutText(word, room));
	}
	return lines;
}

function drawNote(note: LadderNote, y: number, canvas: Canvas): string {
	const lines = noteLines(note, canvas);
	const width = Math.max(...lines.map((line) => textWidth(line))) * CHARACTER + 28;
	const left = MARGIN + 14;
	return [
		"<g>",
		`<rect class="note" x="${left}" y="${y + 4}" width="${round(width)}" height="${lines.length * NOTE_LINE + 8}" rx="3"/>`,
		...lines.map(
			(line, at) => `<text class="said" x="${left + 12}" y="${y + 20 + at * NOTE_LINE}">${escaped(line)}</text>`,
		),
		"</g>",
	].join("");
}

/** The arrowheads of a class: a single one, and a double one for retransmissions. */
function markers(kind: string, part: string): string {
	const cross = kind === "unanswered";
	const head = (at: number) => `<path d="M${at} 1L${at + 8} 5L${at} 9z"/>`;
	const shape = cross ? `<path class="cross" d="M1 1L9 9M9 1L1 9"/>` : head(1);
	const twice = cross ? shape : head(1) + head(8);
	return [
		`<marker id="${part}${kind}" class="head ${kind}" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto" markerUnits="userSpaceOnUse">${shape}</marker>`,
		`<marker id="${part}again-${kind}" class="head ${kind}" markerWidth="17" markerHeight="10" refX="16" refY="5" orient="auto" markerUnits="userSpaceOnUse">${twice}</marker>`,
	].join("");
}

/** One rule per class and scheme. Light colours have a contrast of at least 4.5:1 on white, dark ones on black. */
const STYLE = [
	"text{font:13px 'Segoe UI',system-ui,-apple-system,'DejaVu Sans',sans-serif;fill:#1f2328}",
	".paper{fill:#fff}",
	".heading{font-size:17px;font-weight:600}",
	".lane{fill:#f6f8fa;stroke:#8c959f}.client{fill:#ddf4ff;stroke:#0969da}",
	".name{font-weight:600;text-anchor:middle}.small{font-size:12px;fill:#57606a;text-anchor:middle}",
	".life{stroke:#afb8c1;stroke-dasharray:2 4}",
	".line,.step{font-size:12px;fill:#57606a;text-anchor:end;font-variant-numeric:tabular-nums}",
	".time{font-size:12px;font-variant-numeric:tabular-nums}",
	// An outline in the background colour keeps lifelines from crossing the label.
	".label{text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:4px}",
	".arrow path{fill:none;stroke:#1f2328;stroke-width:1.5}.head path{fill:#1f2328}",
	".arrow.provisional path,.arrow.cancelled path{stroke-dasharray:6 4}",
	".band{fill:#fff;stroke:#afb8c1}.note{fill:#fff8c5;stroke:#bf8700}.said{font-size:12px}",
	".cross{stroke-width:2}",
	...colors({
		failed: "#b3261e",
		unanswered: "#b3261e",
		success: "#1a7f37",
		challenged: "#8a5a00",
		redirected: "#6b3fa0",
		provisional: "#57606a",
		cancelled: "#57606a",
	}),
	"@media (prefers-color-scheme:dark){",
	"text{fill:#e6edf3}.paper,.band{fill:#0d1117}.label{stroke:#0d1117}",
	".lane{fill:#161b22;stroke:#6e7681}.client{fill:#12263f;stroke:#58a6ff}",
	".small,.line,.step{fill:#9da7b3}.life,.band{stroke:#484f58}",
	".arrow path{stroke:#e6edf3}.head path{fill:#e6edf3}",
	".note{fill:#2e2a1a;stroke:#d29922}",
	...colors({
		failed: "#ff8178",
		unanswered: "#ff8178",
		success: "#56d364",
		challenged: "#e3b341",
		redirected: "#d2a8ff",
		provisional: "#9da7b3",
		cancelled: "#9da7b3",
	}),
	"}",
].join("");

function colors(byClass: Readonly<Record<string, string>>): readonly string[] {
	return Object.entries(byClass).map(
		([kind, color]) =>
			`.arrow.${kind} path{stroke:${color}}.arrow.${kind} .label{fill:${color}}.head.${kind} path{fill:${color};stroke:none}.head.${kind} .cross{stroke:${color}}`,
	);
}

/** The description for screen readers. */
function description({ lanes, arrows, notes }: Ladder): string {
	const failed =
		arrows.filter(({ class: kind }) => kind === "failed" || kind === "unanswered").length +
		notes.filter(({ kind }) => kind === "failure").length;
	const names = lanes.map(({ name }) => printable(name)).join(", ");
	const bad = failed === 0 ? "none of them failed" : `${failed} of them failed, report a failure, or got no response`;
	const lost = arrows.filter(({ isLost }) => isLost).length;
	return `Sequence diagram of ${arrows.length} SIP messages between ${names}; ${bad}${lost > 0 ? `; ${lost} got lost` : ""}.`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
