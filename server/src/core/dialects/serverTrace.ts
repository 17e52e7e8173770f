// Text traces of the servers (Live Communications Server to Skype for Business Server), as saved by OCSLogger, CLSLogger and
// Snooper. A record with a message lists it field by field:
//
//   TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack,…)$$begin_record
//   Direction: incoming
//   Peer: client.contoso.com:61182
//   Start-Line: OPTIONS sip:alice@contoso.com SIP/2.0
//   … headers …
//   Message-Body: -
//   $$end_record

import type { Frame } from "../log/frame.ts";
import { isBlank, isBlankLine, type LineIndex, type LogText, matchAt, skipBlanks, trimEnd } from "../text.ts";
import { dateFrom, dayOf, TIME, timeOfStamp } from "./dateTime.ts";
import type { Dialect } from "./dialect.ts";

/** The dialect. Source: Microsoft Learn, "Test-CsFederatedPartner" article of OfficeDocs-Support; see docs/formats.md. */
export const serverTrace: Dialect = {
	id: "serverTrace",
	format:
		"server trace, as saved by the logging tools of Office Communications Server, Lync Server and Skype for " +
		"Business Server; times are those of the server",
	viewpoint: "server",
	isCapture: false,
	hasTimes: true,
	hasProcesses: true,
	hasOrder: true,
	isSure: false,
	bodyHeader: "message-body",
	isSign(text, start) {
		return matchPrefix(text, start) !== null;
	},
	scanPrefix(text, at, into) {
		const found = matchPrefix(text, at);
		const time = found ? timeOfStamp(found, 8) : -1;
		if (!found || time < 0) return false;
		into.day = dayOf(found, 4);
		into.time = time;
		into.process = Number.parseInt(found[2]!, 16);
		into.thread = Number.parseInt(found[3]!, 16);
		into.levelStart = at + 3;
		into.levelEnd = into.levelStart + found[1]!.length;
		const end = at + found[0].length;
		into.textStart = isBlank(text.charCodeAt(end)) ? end + 1 : end;
		into.isWholeSecond = false;
		return true;
	},
	messageStart(text, lines, line, textStart, endLine) {
		if (!beginsRecord(text, lines, line, textStart)) return -1;
		let at = -1;
		visitFields(text, lines, line, endLine, (name, start) => {
			if (name === "Start-Line") at = start;
		});
		return at;
	},
	messageEnd(text, lines, line, endLine) {
		for (let last = endLine - 1; last > line; last--) {
			if (text.startsWith(END, skipBlanks(text, lines.start(last), lines.end(last)))) return last;
		}
		return endLine;
	},
	readFrame(text, lines, line, textStart): Frame | undefined {
		if (!beginsRecord(text, lines, line, textStart)) return undefined;
		let way = "";
		let peer = "";
		visitFields(text, lines, line, lines.count, (name, start, end) => {
			const value = text.slice(start, Math.min(end, start + LONGEST_VALUE));
			if (name === "Direction") way = value.toLowerCase();
			else if (name === "Peer") peer = value;
		});
		const direction = way.startsWith("incoming") ? "received" : way.startsWith("outgoing") ? "sent" : undefined;
		if (direction === undefined) return undefined;
		return { direction, place: "start", remote: /^\S+:\d{1,5}$/.test(peer) ? peer : null, local: null, bytes: null };
	},
};

/** Level, process, thread, date (4 to 7), time (8 to 12). The last number only counts the records of one buffer. */
const PREFIX = new RegExp(
	`TL_([A-Z]{1,20})\\([A-Z0-9_,| ]{1,80}\\)[ \\t]*\\[[^\\]\\r\\n]{1,200}\\]([0-9A-Fa-f]{1,8})\\.([0-9A-Fa-f]{1,8})::` +
		`${dateFrom(5)}[- ]${TIME}(?:\\.[0-9A-Fa-f]{1,16})?`,
	"y",
);

function matchPrefix(text: LogText, at: number): RegExpExecArray | null {
	return text.startsWith("TL_", at) ? matchAt(PREFIX, text, at) : null;
}

const BEGIN = "$$begin_record";
const END = "$$end_record";

function beginsRecord(text: LogText, lines: LineIndex, line: number, textStart: number): boolean {
	const end = trimEnd(text, textStart, lines.end(line));
	return end - textStart >= BEGIN.length && text.startsWith(BEGIN, end - BEGIN.length);
}

/** Calls back for each field before the headers, up to the start line. */
function visitFields(
	text: LogText,
	lines: LineIndex,
	line: number,
	endLine: number,
	visit: (name: string, start: number, end: number) => void,
): void {
	for (let at = line + 1; at < endLine && at <= line + MOST_FIELDS; at++) {
		const start = lines.start(at);
		const end = lines.end(at);
		// A mail program may have put blank lines between all others.
		if (isBlankLine(text, lines, at)) continue;
		const found = FIELD.exec(text.slice(start, Math.min(end, start + 40)));
		if (!found) return;
		const value = skipBlanks(text, start + found[0].length, end);
		visit(found[1]!, value, trimEnd(text, value, end));
		if (found[1] === "Start-Line") return;
	}
}

const FIELD = /^[ \t]*([A-Za-z][A-Za-z0-9-]{0,30})[ \t]*:/;

/** Every observed record has six, each followed by at most one blank line. */
const MOST_FIELDS = 16;

/** A host with its port is shorter. */
const LONGEST_VALUE = 300;
