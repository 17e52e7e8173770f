// Debug logs of pidgin-sipe: `(10:38:48) sipe: text` for each libpurple record, and messages between two markers:
//
//   MESSAGE START >>>>>>>>>> SIP - 2013-05-02T08:12:33.123456Z
//   REGISTER sip:contoso.com SIP/2.0
//   …
//   MESSAGE END >>>>>>>>>> SIP - 2013-05-02T08:12:33.123456Z

import type { Frame } from "../log/frame.ts";
import { DAY_MS, fillUnknown, type RecordPrefix } from "../log/record.ts";
import { type LineIndex, type LogText, matchAt } from "../text.ts";
import { dateFrom, dayOf, TIME, timeOfStamp } from "./dateTime.ts";
import { type Dialect, nextTextLine } from "./dialect.ts";

const FORMAT = "debug log of pidgin-sipe";

/**
 * The dialect. Markers have dates and UTC times, all other records only local times of day. If a text has both, the times of
 * the markers are converted to local time. Source: `sipe_utils_message_debug` of pidgin-sipe, and logs in its issues; see
 * docs/formats.md.
 */
export const sipe: Dialect = withZone(0, `${FORMAT}; times of messages are UTC`);

function withZone(zoneMs: number, format: string): Dialect {
	return {
		id: "sipe",
		format,
		viewpoint: "client",
		isCapture: false,
		hasTimes: true,
		hasProcesses: false,
		hasOrder: true,
		isSure: true,
		isSign(text, start, end) {
			if (text.charCodeAt(start) === PARENTHESIS) return readStamp(text, start)?.[11] === "sipe";
			return readMark(text, start, end)?.isSip === true;
		},
		open(text, lines) {
			const zone = findZone(text, lines);
			return zone === undefined ? sipe : withZone(zone, `${FORMAT}; times are the client's local time`);
		},
		scanPrefix: (text, at, into, lines, line) => scan(text, at, lines.end(line), into, zoneMs),
		messageStart(text, lines, line, textStart, endLine) {
			const mark = readMark(text, textStart, lines.end(line));
			return mark && mark.place !== "end" ? nextTextLine(text, lines, line + 1, endLine) : -1;
		},
		readFrame(text, lines, line, textStart): Frame | undefined {
			const mark = readMark(text, textStart, lines.end(line));
			if (!mark?.isSip) return undefined;
			return { direction: mark.direction, place: mark.place, remote: null, local: null, bytes: null };
		},
	};
}

function scan(text: LogText, at: number, end: number, into: RecordPrefix, zoneMs: number): boolean {
	const code = text.charCodeAt(at);
	if (code !== PARENTHESIS && code !== LETTER_M) return false;
	const stamp = code === PARENTHESIS ? readStamp(text, at) : null;
	const textStart = stamp ? at + stamp[0].length : at;
	const mark = readMark(text, textStart, end);
	if (!stamp && !mark?.time) return false;
	fillUnknown(into, textStart);
	if (mark?.time) {
		const local = mark.time + zoneMs;
		into.day = Math.floor(local / DAY_MS);
		into.time = local - into.day * DAY_MS;
	} else if (stamp) {
		into.day = stamp[2] === undefined ? null : dayOf(stamp, 2);
		into.time = Math.max(0, timeOfStamp(stamp, 6));
		into.isWholeSecond = stamp[9] === undefined;
	}
	return true;
}

const PARENTHESIS = 40;
const LETTER_M = 77;

/** The libpurple timestamp, date (2 to 5) and time (6 to 10), and the component that logs (11). */
const STAMP = new RegExp(`\\((${dateFrom(3)}[ T])?${TIME}\\)[ \\t]*([A-Za-z][\\w.+-]{0,40}):[ \\t]?`, "y");

function readStamp(text: LogText, at: number): RegExpExecArray | null {
	return matchAt(STAMP, text, at);
}

interface Mark {
	readonly place: "start" | "end";
	readonly direction: "sent" | "received";
	readonly isSip: boolean;
	/** Milliseconds since 1970 UTC; `undefined` if the marker has no time. */
	readonly time: number | undefined;
}

/** START or END, the arrows, the protocol, and an ISO 8601 time. Newer versions add the connection after the protocol. */
const MARK =
	/^MESSAGE[ \t]+(?:(START|END)[ \t]+)?(>{4,20}|<{4,20})[ \t]+([A-Z]{2,10})(?:\([^)\s]{1,40}\))?(?:[ \t]+-[ \t]+(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z)?/;

function readMark(text: LogText, start: number, end: number): Mark | undefined {
	if (text.charCodeAt(start) !== LETTER_M) return undefined;
	const found = MARK.exec(text.slice(start, Math.min(end, start + LONGEST_MARK)));
	if (!found) return undefined;
	const [, place, arrows, protocol, date, time, fraction = ""] = found;
	const ms = date === undefined ? Number.NaN : Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}Z`);
	return {
		place: place === "END" ? "end" : "start",
		direction: arrows!.startsWith(">") ? "sent" : "received",
		isSip: protocol === "SIP",
		time: Number.isNaN(ms) ? undefined : ms,
	};
}

const LONGEST_MARK = 160;

/**
 * Local time minus UTC in ms, from the first marker and the timestamp before it; `undefined` if the text does not show it.
 */
function findZone(text: LogText, lines: LineIndex): number | undefined {
	let stamp = -1;
	let stampLine = -1;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const code = text.charCodeAt(start);
		if (code === PARENTHESIS) {
			const found = readStamp(text, start);
			if (!found) continue;
			stamp = timeOfStamp(found, 6);
			stampLine = line;
			const mark = readMark(text, start + found[0].length, lines.end(line));
			if (mark?.time !== undefined) return zoneOf(stamp, mark.time);
		} else if (code === LETTER_M) {
			const mark = readMark(text, start, lines.end(line));
			if (mark?.time === undefined) continue;
			return stampLine >= 0 && line - stampLine <= NEAR_LINES ? zoneOf(stamp, mark.time) : undefined;
		}
	}
	return undefined;
}

/** libpurple writes its timestamp directly before the marker, which begins a line of its own. */
const NEAR_LINES = 4;

/** Time zones are multiples of a quarter of an hour, from UTC-12 to UTC+14. */
function zoneOf(local: number, utc: number): number {
	const quarter = 15 * 60_000;
	const apart = Math.round((local - (utc % DAY_MS)) / quarter) * quarter;
	if (apart > 14 * 3_600_000) return apart - DAY_MS;
	return apart < -12 * 3_600_000 ? apart + DAY_MS : apart;
}
