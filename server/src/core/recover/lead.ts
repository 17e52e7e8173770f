// What stands before each line of a log that was quoted, indented, numbered or logged again by another program.

import { readStartLine } from "../sip/startLine.ts";
import { isBlank, isDigit, skipBlanks } from "../text.ts";
import { isFull, joint } from "./joint.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import {
	BLANK,
	HEADER,
	headerNameEnd,
	isName,
	isRecord,
	LOOSE,
	RECORD,
	readStructure,
	type Structure,
} from "./structure.ts";

/** The structure of the text as it is without its lead, if it has one: what shows of a log behind another damage. */
export function structureBehindLead(text: string): Structure {
	const structure = readStructure(text);
	const unled = removeLead(structure);
	return unled ? readStructure(unled.text) : structure;
}

/** What kind of lead it was, for the words to the user. */
export type LeadKind = "quote" | "indent" | "number" | "stamp" | "mark";

/** A text without its lead. */
export interface Unled extends Pieces {
	readonly kind: LeadKind;
	/** True when lines that had no lead were joined to the line before them. */
	readonly isJoined: boolean;
}

/**
 * Takes the common lead off the lines. What it looks like is learned from the lines that show a record, a start line or a
 * known header behind it: marks as they are, numbers and words by their place. `undefined` unless nearly all heads of the
 * log are behind such a lead. A line without it stays; where a mail program broke it off the line before, it is joined to
 * that again.
 */
export function removeLead(structure: Structure): Unled | undefined {
	const { text, lines, kinds } = structure;
	const leads = new Map<string, Lead>();
	let ledHeads = 0;
	let unledHeads = 0;
	for (let line = 0; line < lines.count; line++) {
		const kind = kinds[line]!;
		if (kind === BLANK) continue;
		const start = lines.start(line);
		const end = lines.end(line);
		if (!isBlank(text.charCodeAt(start))) {
			if (kind >= RECORD && kind < HEADER) unledHeads++;
			if (kind >= RECORD && kind < LOOSE) continue;
			if (headerNameEnd(text, start, end) >= 0) continue;
		}
		const anchor = findAnchor(text, start, end);
		if (!anchor) continue;
		if (anchor.isHead) ledHeads++;
		const shape = shapeOf(text, start, anchor.at);
		let lead = leads.get(shape);
		if (!lead) {
			lead = {
				lines: 0,
				heads: 0,
				blanks: trailingBlanks(text, start, anchor.at),
				kind: leadKind(text.slice(start, anchor.at)),
			};
			leads.set(shape, lead);
		}
		lead.lines++;
		if (anchor.isHead) lead.heads++;
		const blanks = trailingBlanks(text, start, anchor.at);
		if (blanks.length < lead.blanks.length) lead.blanks = blanks;
	}
	if (ledHeads === 0 || ledHeads <= 2 * unledHeads) return undefined;
	const accepted = acceptedLeads(leads);
	return accepted.size === 0 ? undefined : strip(structure, accepted);
}

interface Lead {
	lines: number;
	heads: number;
	/** The blanks at its end, the fewest that were seen: what goes beyond them is the text's own indent. */
	blanks: string;
	readonly kind: LeadKind | undefined;
}

/** A lead of words only (`Start-Line: `) says what follows; it is no damage. */
function leadKind(lead: string): LeadKind | undefined {
	const trimmed = lead.trim();
	if (trimmed === "") return "indent";
	// A tag is for the reader of HTML.
	if (trimmed.includes("<")) return undefined;
	if (/[>»›|]$/.test(trimmed)) return "quote";
	if (/^[[(]?L?\d{1,8}[\])]?\s*[:.)|-]?$/.test(trimmed)) return "number";
	if (/^[^\p{L}\d]{1,6}$/u.test(trimmed)) return "mark";
	if (/\d[:.]\d\d|\d[-/]\d/.test(trimmed)) return "stamp";
	if (/\.(?:log|txt|old|bak|uccapilog)\b.{0,12}$/i.test(trimmed)) return "number";
	if (/[\d>»›|]/.test(trimmed)) return "mark";
	return undefined;
}

/** Those that stand before heads, or before so many lines that it cannot be chance. */
function acceptedLeads(leads: ReadonlyMap<string, Lead>): ReadonlyMap<string, Lead> {
	let all = 0;
	for (const { lines } of leads.values()) all += lines;
	const isLead = ({ kind, lines, heads }: Lead) => kind !== undefined && (heads > 0 || lines * 20 >= all);
	const accepted = [...leads].filter(([shape, lead]) => isLead(lead) && !isNamed(shape));
	return new Map(accepted.sort(([, one], [, other]) => other.lines - one.lines).slice(0, MOST_LEADS));

	/** Another lead and a name: `> Start-Line: `, whose name belongs to the log. */
	function isNamed(shape: string): boolean {
		const name = NAME_SHAPE.exec(shape);
		const before = name && leads.get(shape.slice(0, name.index));
		return before ? isLead(before) : false;
	}
}

/** The name of a field before its value, as `shapeOf` writes it. */
const NAME_SHAPE = / ?a(?:-a){0,5}:$/;

function strip({ text, lines, kinds }: Structure, leads: ReadonlyMap<string, Lead>): Unled {
	const ends = new Float64Array(lines.count).fill(-1);
	const counts = new Map<LeadKind, number>();
	let width = 0;
	let number = Number.NaN;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		const isAnchored = kinds[line]! >= RECORD && kinds[line]! < LOOSE && !isBlank(text.charCodeAt(start));
		if (start === end || isAnchored) continue;
		const match = matchLead(text, start, end, leads, number);
		if (!match) continue;
		number = numberAt(text, start, end) + 1;
		ends[line] = match.at;
		counts.set(match.kind, (counts.get(match.kind) ?? 0) + 1);
		width = Math.max(width, end - start);
	}

	const writer = new PieceWriter(text);
	const canBreak = width <= WIDEST && !counts.has("indent");
	let isJoined = false;
	let wasLed = false;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		const before = line === 0 ? 0 : lines.start(line - 1);
		const beforeEnd = line === 0 ? 0 : lines.end(line - 1);
		if (ends[line]! >= 0) {
			writer.copy(beforeEnd, start);
			writer.copy(ends[line]!, end);
			wasLed = true;
			continue;
		}
		const isAnchored = kinds[line]! >= BLANK && kinds[line]! < LOOSE;
		if (wasLed && canBreak && !isAnchored && isFull(text, before, beforeEnd, start, end, width)) {
			writer.put(joint(text, before, beforeEnd, start, end, width, false), beforeEnd, start);
			isJoined = true;
		} else {
			writer.copy(beforeEnd, start);
			wasLed = false;
		}
		writer.copy(start, end);
	}
	writer.copy(lines.end(lines.count - 1), text.length);
	let kind: LeadKind = "mark";
	for (const [each, count] of counts) if (count > (counts.get(kind) ?? 0)) kind = each;
	return { ...writer.finish(), kind, isJoined };
}

/**
 * Where the lead of a line ends: the longest of `leads` that the line begins with. A number alone is one where it is
 * `number`, the next one of numbered lines.
 */
function matchLead(text: string, start: number, end: number, leads: ReadonlyMap<string, Lead>, number: number) {
	const limit = Math.min(end, start + LONGEST_LEAD);
	let found: { readonly at: number; readonly kind: LeadKind } | undefined;
	let shape = "";
	let at = start;
	for (;;) {
		const lead = leads.get(shape);
		if (lead?.kind) {
			const behind = behindBlanks(text, at, end, lead);
			if (behind >= 0) found = { at: behind, kind: lead.kind };
		}
		if (at === end && !found && isRest(at)) return { at, kind: "mark" as const };
		if (at >= limit) return found;
		const next = runEnd(text, at, limit);
		// Blanks count where something follows them; those at the end of a lead are the lead's own.
		const afterBlanks = skipBlanks(text, at, limit);
		if (afterBlanks > at) {
			if (afterBlanks === end && !found && isRest(at)) return { at: end, kind: "mark" as const };
			if (afterBlanks >= limit) return found;
			if (!isQuoteMark(text.charCodeAt(afterBlanks)) && shape !== "") shape += " ";
			at = afterBlanks;
			continue;
		}
		shape += runShape(text, at);
		at = next;
	}

	/** True for the beginning of a lead, up to `to`, whose end was dropped on a line that has nothing else. */
	function isRest(to: number): boolean {
		if (!/[^a9 ]/.test(shape) && text.slice(start, to).trim() !== String(number)) return false;
		for (const [whole, { kind }] of leads) if (kind && whole.startsWith(shape)) return true;
		return false;
	}
}

/** Behind the blanks that belong to a lead which ends at `at`; -1 when they are not there. */
function behindBlanks(text: string, at: number, end: number, lead: Lead): number {
	if (at === end) return at;
	let behind = at;
	while (behind - at < lead.blanks.length && text.charCodeAt(behind) === lead.blanks.charCodeAt(behind - at)) behind++;
	if (lead.kind === "indent") return behind > at || lead.blanks === "" ? behind : -1;
	if (behind === at && lead.kind === "quote" && text.charCodeAt(at) === SPACE) return at + 1;
	return behind === at && lead.blanks !== "" && lead.kind !== "quote" ? -1 : behind;
}

/** The number that a line begins with; NaN when it begins with none. */
function numberAt(text: string, start: number, end: number): number {
	const digits = /^[ \t]*(\d{1,9})/.exec(text.slice(start, Math.min(end, start + LONGEST_LEAD)));
	return digits ? Number(digits[1]) : Number.NaN;
}

/** What a lead looks like: a `9` for digits, an `a` for letters, one blank for several, marks as they are. */
function shapeOf(text: string, start: number, end: number): string {
	const stop = end - trailingBlanks(text, start, end).length;
	let shape = "";
	let at = start;
	while (at < stop) {
		const afterBlanks = skipBlanks(text, at, stop);
		if (afterBlanks > at) {
			if (!isQuoteMark(text.charCodeAt(afterBlanks)) && shape !== "") shape += " ";
			at = afterBlanks;
			continue;
		}
		shape += runShape(text, at);
		at = runEnd(text, at, stop);
	}
	return shape;
}

function runShape(text: string, at: number): string {
	const code = text.charCodeAt(at);
	return isDigit(code) ? "9" : isLetter(code) ? "a" : text.charAt(at);
}

function runEnd(text: string, at: number, end: number): number {
	const isSame = isDigit(text.charCodeAt(at)) ? isDigit : isLetter(text.charCodeAt(at)) ? isLetter : undefined;
	let to = at + 1;
	if (isSame) while (to < end && isSame(text.charCodeAt(to))) to++;
	return to;
}

function trailingBlanks(text: string, start: number, end: number): string {
	let at = end;
	while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
	return text.slice(at, end);
}

/** The first place behind `start` where a record, a start line or a known header begins; it ends the lead. */
export function findAnchor(text: string, start: number, end: number) {
	const limit = Math.min(end, start + LONGEST_LEAD);
	for (let at = start + 1; at < limit; at++) {
		const before = text.charCodeAt(at - 1);
		if (isDigit(before) || isLetter(before) || before === HYPHEN) continue;
		if (isRecord(text, at, end)) return { at, isHead: true };
		const code = text.charCodeAt(at);
		if (isLetter(code)) {
			if (code <= 90 && readStartLine(text, at, end)) return { at, isHead: true };
			if (isName(text, at) && headerNameEnd(text, at, end) >= 0) return { at, isHead: false };
		}
	}
	return undefined;
}

function isLetter(code: number): boolean {
	const lower = code | 32;
	return (lower >= 97 && lower <= 122) || (code >= 0xc0 && code !== 0xfeff);
}

function isQuoteMark(code: number): boolean {
	return code === 62 || code === 124 || code === 0xbb || code === 0x203a;
}

const SPACE = 32;
const HYPHEN = 45;
/** No lead is longer. */
const LONGEST_LEAD = 160;
/** No text has more kinds of leads; a bound, so that each line is compared with a few. */
const MOST_LEADS = 30;
/** A width beyond which nobody wraps lines. */
const WIDEST = 132;
