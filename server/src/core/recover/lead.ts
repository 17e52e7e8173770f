// Removes what quoting, indentation, line numbers or another logger added before each line of a log.

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

/** The structure of the text without its lead, if any, to judge how much of a log is recognizable despite other damage. */
export function structureAfterLead(text: string): Structure {
	const structure = readStructure(text);
	const unled = removeLead(structure);
	return unled ? readStructure(unled.text) : structure;
}

/** The kind of lead, as described to the user. */
export type LeadKind = "quote" | "indent" | "number" | "stamp" | "mark";

/** A text without its lead. */
export interface WithoutLead extends Pieces {
	readonly kind: LeadKind;
	/** True if lines without the lead were joined to the preceding line. */
	readonly isJoined: boolean;
}

/**
 * Removes the common lead from the lines. Its form is learned from lines with a record, start line or known header after it:
 * marks literally, numbers and words by position. `undefined` unless nearly all records and messages have such a lead. Lines
 * without it are kept, and joined to the preceding line if a mail program wrapped them.
 */
export function removeLead(structure: Structure): WithoutLead | undefined {
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
	/** The blanks at its end: the smallest number seen, since any more are indentation in the original text. */
	blanks: string;
	readonly kind: LeadKind | undefined;
}

/** A lead that consists of words (`Start-Line: `) describes the line and is not damage. */
function leadKind(lead: string): LeadKind | undefined {
	const trimmed = lead.trim();
	if (trimmed === "") return "indent";
	// Tags are handled as HTML.
	if (trimmed.includes("<")) return undefined;
	if (/[>»›|]$/.test(trimmed)) return "quote";
	if (/^[[(]?L?\d{1,8}[\])]?\s*[:.)|-]?$/.test(trimmed)) return "number";
	if (/^[^\p{L}\d]{1,6}$/u.test(trimmed)) return "mark";
	if (/\d[:.]\d\d|\d[-/]\d/.test(trimmed)) return "stamp";
	if (/\.(?:log|txt|old|bak|uccapilog)\b.{0,12}$/i.test(trimmed)) return "number";
	if (/[\d>»›|]/.test(trimmed)) return "mark";
	return undefined;
}

/** Leads before records or messages, or before too many lines to be a coincidence. */
function acceptedLeads(leads: ReadonlyMap<string, Lead>): ReadonlyMap<string, Lead> {
	let all = 0;
	for (const { lines } of leads.values()) all += lines;
	const isLead = ({ kind, lines, heads }: Lead) => kind !== undefined && (heads > 0 || lines * 20 >= all);
	const accepted = [...leads].filter(([shape, lead]) => isLead(lead) && !isNamed(shape));
	return new Map(accepted.sort(([, one], [, other]) => other.lines - one.lines).slice(0, MOST_LEADS));

	/** True for another lead with a name: in `> Start-Line: `, the name belongs to the log. */
	function isNamed(shape: string): boolean {
		const name = NAME_SHAPE.exec(shape);
		const before = name && leads.get(shape.slice(0, name.index));
		return before ? isLead(before) : false;
	}
}

/** The name of a field before its value, in the notation of `shapeOf`. */
const NAME_SHAPE = / ?a(?:-a){0,5}:$/;

function strip({ text, lines, kinds }: Structure, leads: ReadonlyMap<string, Lead>): WithoutLead {
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
 * The end of a line's lead: the longest of `leads` at its start. A lone number counts if it is `number`, the next line
 * number.
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
		// Blanks count if something follows them; trailing blanks belong to the lead.
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

	/** True for the start of a lead, up to `to`, on an otherwise empty line whose trailing part was dropped. */
	function isRest(to: number): boolean {
		if (!/[^a9 ]/.test(shape) && text.slice(start, to).trim() !== String(number)) return false;
		for (const [whole, { kind }] of leads) if (kind && whole.startsWith(shape)) return true;
		return false;
	}
}

/** The offset after the blanks that belong to a lead ending at `at`; -1 if they are missing. */
function behindBlanks(text: string, at: number, end: number, lead: Lead): number {
	if (at === end) return at;
	let behind = at;
	while (behind - at < lead.blanks.length && text.charCodeAt(behind) === lead.blanks.charCodeAt(behind - at)) behind++;
	if (lead.kind === "indent") return behind > at || lead.blanks === "" ? behind : -1;
	if (behind === at && lead.kind === "quote" && text.charCodeAt(at) === SPACE) return at + 1;
	return behind === at && lead.blanks !== "" && lead.kind !== "quote" ? -1 : behind;
}

/** The number at the start of a line; NaN if there is none. */
function numberAt(text: string, start: number, end: number): number {
	const digits = /^[ \t]*(\d{1,9})/.exec(text.slice(start, Math.min(end, start + LONGEST_LEAD)));
	return digits ? Number(digits[1]) : Number.NaN;
}

/** The form of a lead: `9` for digits, `a` for letters, a single blank for several, marks literally. */
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

/** The first position after `start` where a record, start line or known header starts, which is the end of the lead. */
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
/** More than any text has; limits the comparisons for each line. */
const MOST_LEADS = 30;
/** Lines are never wrapped at a greater width. */
const WIDEST = 132;
