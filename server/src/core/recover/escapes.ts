// Unescapes a log in a string of JSON, CSV or source code, `REGISTER sip:contoso.com SIP/2.0\r\nVia: …\"…`, and syslog
// escapes.

import { indexLines } from "../text.ts";
import { structureAfterLead } from "./lead.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import { HEADER, headerNameEnd, mentionsLog, type Structure, showsMore } from "./structure.ts";

/**
 * Undoes string escapes. A string that contains lines of a log is put on separate lines, without the text around it.
 * `undefined` unless the result shows more of a log.
 */
export function undoEscapes(structure: Structure): Pieces | undefined {
	const { text } = structure;
	if (!hasLineEndEscapes(text) && !text.includes('""')) return undefined;
	const now = structureAfterLead(text);
	for (const read of [readStrings, readOctal, readShownLineEnds]) {
		const pieces = read(structure);
		if (!pieces) continue;
		const made = structureAfterLead(pieces.text);
		// The content of the strings may be damaged too, so only mentions of a log can be compared.
		if (now.heads === 0 && made.heads === 0) {
			const [before, after] = [linesOfLog(text), linesOfLog(pieces.text)];
			if (after >= 2 * before || (after > 0 && isJson(text))) return pieces;
		}
		if (showsMore(made, now) || (made.heads >= now.heads && made.headers > 1.5 * now.headers)) return pieces;
		if (read === readShownLineEnds && made.heads >= now.heads && made.headers >= now.headers) return pieces;
	}
	return text.includes('""') ? halveQuotes(structure) : undefined;
}

/** True if the text contains line endings as escaped by strings or by syslog. */
export function hasLineEndEscapes(text: string): boolean {
	return text.includes("\\n") || text.includes("#012");
}

function linesOfLog(text: string): number {
	return text.split("\n").filter(mentionsLog).length;
}

function isJson(text: string): boolean {
	return /^[\s\uFEFF]{0,200}[[{]/.test(text.slice(0, 300)) && /[}\]]\s{0,200}$/.test(text.slice(-300));
}

/** Strings that contain `\n`. Lines without such a string are kept, unless the whole text is JSON. */
function readStrings({ text }: Structure): Pieces | undefined {
	if (!/\\r?\\?n/.test(text) || !text.includes("\\n")) return undefined;
	const lines = indexLines(text);
	const isWhollyJson = isJson(text);
	const writer = new PieceWriter(text);
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		const raw = text.slice(start, end);
		if (!raw.includes("\\n") || !SIP_LINE.test(raw)) {
			if (!isWhollyJson) writer.copy(start, lines.start(line + 1));
			continue;
		}
		for (const [from, to] of strings(raw)) {
			const inside = raw.slice(from, to);
			if (!inside.includes("\\n") || !SIP_LINE.test(inside)) continue;
			writeUnescaped(writer, raw, start, from, to);
			writer.put("\n", start + to, start + to);
		}
	}
	return writer.finish();
}

/** The strings of a line: between quotes, if inner quotes are escaped or doubled; otherwise the whole line. */
function strings(line: string): readonly (readonly [number, number])[] {
	const isDelimited = line.includes('\\"') || line.includes('""') || !line.includes('="');
	const found: [number, number][] = [];
	if (isDelimited && line.includes('"')) {
		let from = -1;
		for (let at = 0; at < line.length; at++) {
			const character = line.charAt(at);
			if (character === "\\" && from >= 0) at++;
			else if (character === '"' && from < 0) from = at + 1;
			else if (character === '"' && line.charAt(at + 1) === '"') at++;
			else if (character === '"') {
				found.push([from, at]);
				from = -1;
			}
		}
		if (from >= 0) found.push([from, line.length]);
		return found;
	}
	// A string in source code, with single quotes.
	const quoted = /^.{0,80}?b?'(?=[A-Z])/.exec(line);
	const isQuoted = quoted !== null && /'[,;)\]\s]{0,8}$/.test(line.slice(-12));
	return [[isQuoted ? quoted[0].length : 0, isQuoted ? line.lastIndexOf("'") : line.length]];
}

function writeUnescaped(writer: PieceWriter, line: string, offset: number, from: number, to: number): void {
	ESCAPE.lastIndex = from;
	let at = from;
	for (let match = ESCAPE.exec(line); match && match.index < to; match = ESCAPE.exec(line)) {
		const { 0: escaped, index } = match;
		if (index + escaped.length > to) break;
		writer.copy(offset + at, offset + index);
		at = index + escaped.length;
		writer.put(character(escaped), offset + index, offset + at);
	}
	writer.copy(offset + at, offset + to);
}

function character(escaped: string): string {
	if (escaped === '""') return '"';
	const code = escaped.charAt(1);
	if (code === "u" || code === "x") return String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
	return SIMPLE[code] ?? code;
}

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
/** The escapes of JSON (RFC 8259 §7) and of other languages, and the doubled quote of CSV (RFC 4180 §2). */
const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[nrtbf"'/\\])|""/g;
const SIP_LINE = /SIP\/2\.0|\d\d:\d\d:\d\d[.,]\d{3} |\\n[A-Za-z-]{2,40}:/;

/** Control characters as written by syslog daemons: `#015#012` in octal (rsyslog, $EscapeControlCharactersOnReceive). */
function readOctal({ text }: Structure): Pieces | undefined {
	if (!text.includes("#012")) return undefined;
	const writer = new PieceWriter(text);
	let from = 0;
	for (const { 0: code, index } of text.matchAll(/#01[125]/g)) {
		writer.copy(from, index);
		from = index + code.length;
		writer.put(code === "#011" ? "\t" : code === "#012" ? "\n" : "\r", index, from);
	}
	writer.copy(from, text.length);
	return writer.finish();
}

/** Removes line endings that are also written out, as in `Via: SIP/2.0/TCP 192.0.2.1:7519\r\n` on each line. */
function readShownLineEnds({ text, lines, kinds }: Structure): Pieces | undefined {
	let shown = 0;
	let all = 0;
	for (let line = 0; line < lines.count; line++) {
		if (kinds[line] !== HEADER) continue;
		all++;
		if (/(?:\\r)?\\n[ \t]{0,8}$/.test(text.slice(Math.max(lines.start(line), lines.end(line) - 14), lines.end(line))))
			shown++;
	}
	if (shown === 0 || shown * 2 < all) return undefined;
	const writer = new PieceWriter(text);
	let from = 0;
	for (let line = 0; line < lines.count; line++) {
		const end = lines.end(line);
		const tail = Math.max(lines.start(line), end - 14);
		const match = /(?:\\r)?\\n[ \t]{0,8}$/.exec(text.slice(tail, end));
		if (!match) continue;
		writer.copy(from, tail + match.index);
		from = end;
	}
	writer.copy(from, text.length);
	return writer.finish();
}

/** Quotes doubled by CSV (RFC 4180 §2), in a field with real line endings. */
function halveQuotes({ text, lines, kinds }: Structure): Pieces | undefined {
	let doubled = 0;
	let plain = 0;
	for (let line = 0; line < lines.count; line++) {
		if (kinds[line] !== HEADER || headerNameEnd(text, lines.start(line), lines.end(line)) < 0) continue;
		const value = text.slice(lines.start(line), Math.min(lines.end(line), lines.start(line) + LONGEST_VALUE));
		if (PLAIN_QUOTE.test(value)) plain++;
		else if (DOUBLED_QUOTE.test(value)) doubled++;
	}
	if (doubled === 0 || plain > 0) return undefined;
	const writer = new PieceWriter(text);
	let from = 0;
	for (const { index } of text.matchAll(/""/g)) {
		writer.copy(from, index + 1);
		from = index + 2;
	}
	writer.copy(from, text.length);
	return writer.finish();
}

/** False only for a text in which no quotes would be halved. A single line with `hasPlainQuote` proves the same. */
export function mayBeDoubled(text: string): boolean {
	return DOUBLED_QUOTE.test(text);
}

/** True if the line `start..end` of a header block is a header with a quote that is not doubled. */
export function hasPlainQuote(text: string, start: number, end: number): boolean {
	return (
		headerNameEnd(text, start, end) >= 0 && PLAIN_QUOTE.test(text.slice(start, Math.min(end, start + LONGEST_VALUE)))
	);
}

const PLAIN_QUOTE = /="(?!")|"="""/;
const DOUBLED_QUOTE = /=""[^",;\s]/;
/** Only this much of a header is examined. */
const LONGEST_VALUE = 2000;
