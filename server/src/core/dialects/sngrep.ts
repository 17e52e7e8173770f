// The text export of sngrep: a network capture with a line of time and addresses before each message.

import type { Frame } from "../log/frame.ts";
import { fillUnknown } from "../log/record.ts";
import { isDigit, type LogText, matchAt } from "../text.ts";
import { dateFrom, dayOf, TIME, timeOfStamp } from "./dateTime.ts";
import { type Dialect, nextTextLine } from "./dialect.ts";

/** The dialect. Source: `capture_output_txt_write` of sngrep; see docs/formats.md. */
export const sngrep: Dialect = {
	id: "sngrep",
	format: "text export of sngrep, from a network capture; times are those of the capturing computer",
	viewpoint: "unknown",
	isCapture: true,
	hasTimes: true,
	hasProcesses: false,
	hasOrder: true,
	isSure: false,
	isSign: (text, start) => matchLine(text, start) !== null,
	scanPrefix(text, at, into) {
		const found = matchLine(text, at);
		const time = found ? timeOfStamp(found, 6) : -1;
		if (!found || time < 0) return false;
		fillUnknown(into, at + found[1]!.length);
		into.day = dayOf(found, 2);
		into.time = time;
		into.isWholeSecond = found[9] === undefined;
		return true;
	},
	messageStart: (text, lines, line, _textStart, endLine) => nextTextLine(text, lines, line + 1, endLine),
	readFrame(text, lines, line, textStart): Frame | undefined {
		const end = Math.min(lines.end(line), textStart + LONGEST_ADDRESSES);
		const found = ADDRESSES.exec(text.slice(textStart, end));
		if (!found) return undefined;
		return { direction: "unknown", place: "start", remote: found[2]!, local: found[1]!, bytes: null };
	},
};

/** The timestamp (1) with date (2 to 5) and time (6 to 10); then both addresses. */
const LINE = new RegExp(
	`(${dateFrom(3)}[ \\t]+${TIME}[ \\t]+)\\S{1,60}:\\d{1,5}[ \\t]+->[ \\t]+\\S{1,60}:\\d{1,5}[ \\t]*(?=[\\r\\n]|$)`,
	"y",
);

const ADDRESSES = /^(\S+:\d{1,5})[ \t]+->[ \t]+(\S+:\d{1,5})/;
const LONGEST_ADDRESSES = 200;

function matchLine(text: LogText, at: number): RegExpExecArray | null {
	return isDigit(text.charCodeAt(at)) ? matchAt(LINE, text, at) : null;
}
