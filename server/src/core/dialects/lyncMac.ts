// `Microsoft-Lync.log` and `Microsoft-Communicator.log` of the clients for Mac: `2012/05/18 08:32:28.602 text`.

import { fillUnknown } from "../log/record.ts";
import { readStartLine } from "../sip/startLine.ts";
import { isDigit, type LogText, matchAt } from "../text.ts";
import { DATE, dayOf, TIME, timeOfStamp } from "./dateTime.ts";
import { type Dialect, nextTextLine } from "./dialect.ts";

/**
 * The dialect. The prefix does not identify the program, so a text is recognised only if a record contains something
 * specific to these clients, or a message. Observed: the prefix and the records of a sign-in (Summit 7 blog, 2012).
 * Inferred: that a message follows the prefix directly or on the next line. See docs/formats.md.
 */
export const lyncMac: Dialect = {
	id: "lyncMac",
	format: "log of Communicator or Lync for Mac; times are the client's local time",
	viewpoint: "client",
	isCapture: false,
	hasTimes: true,
	hasProcesses: false,
	hasOrder: true,
	isSure: false,
	isSign(text, start, end) {
		const found = matchPrefix(text, start);
		if (!found) return false;
		const textStart = start + found[0].length;
		return (
			TELLING.test(text.slice(textStart, Math.min(end, textStart + 200))) ||
			readStartLine(text, textStart, end) !== undefined
		);
	},
	scanPrefix(text, at, into) {
		const found = matchPrefix(text, at);
		const time = found ? timeOfStamp(found, 5) : -1;
		if (!found || time < 0) return false;
		fillUnknown(into, at + found[0].length);
		into.day = dayOf(found, 1);
		into.time = time;
		into.isWholeSecond = found[8] === undefined;
		return true;
	},
	messageStart: (text, lines, line, _textStart, endLine) => nextTextLine(text, lines, line + 1, endLine),
	readFrame: () => undefined,
};

/** Date (1 to 4), time (5 to 9). */
const PREFIX = new RegExp(`${DATE}[ T]${TIME}(?:[ \\t]|(?=[\\r\\n]|$))`, "y");

function matchPrefix(text: LogText, at: number): RegExpExecArray | null {
	return isDigit(text.charCodeAt(at)) ? matchAt(PREFIX, text, at) : null;
}

const TELLING = /^(?:SIPService::|Office Communications Server LOGON|Lync Server LOGON)/;
