// What RTCDLL logs and uccapilogs have in common: the prefix up to `::`, and the framing records.

import { type Frame, readFrame } from "../log/frame.ts";
import { scanPrefix } from "../log/record.ts";
import { isBlankLine, type LineIndex, type LogText } from "../text.ts";
import type { Dialect, Stamp } from "./dialect.ts";

/**
 * Everything except what distinguishes them. A log may combine both, so each dialect also reads the records of the other.
 */
export const clientTrace: Omit<Dialect, "id" | "format" | "isSign"> = {
	viewpoint: "client",
	isCapture: false,
	hasTimes: true,
	hasProcesses: true,
	hasOrder: true,
	isSure: true,
	readsRecordsAlone: true,
	scanPrefix,
	messageStart(text, lines, line, textStart, endLine) {
		if (line + 1 >= endLine || readFrame(text, textStart, lines.end(line))?.place !== "start") return -1;
		let next = line + 1;
		while (next + 1 < endLine && isBlankLine(text, lines, next)) next++;
		return lines.start(next);
	},
	readFrame: (text: LogText, lines: LineIndex, line: number, textStart: number): Frame | undefined =>
		readFrame(text, textStart, lines.end(line)),
	readStamp(text, start, textStart): Stamp {
		const [, month, day, year, time = ""] = STAMP.exec(text.slice(start, textStart)) ?? [];
		return {
			date: month ? `${year}-${month.padStart(2, "0")}-${day!.padStart(2, "0")}` : null,
			time,
			text: month ? `${month}/${day}/${year} ${time}` : time,
		};
	},
};

const STAMP = /^\uFEFF?(?:(\d+)\/(\d+)\/(\d+)\|)?([\d:.,]+)/;
