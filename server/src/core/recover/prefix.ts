// Repairs record prefixes whose fields lost or gained blanks: `10:38:58.52033C:B00INFO::`, `04/16/2013 03:17:30.168 …`.

import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import type { Structure } from "./structure.ts";

/** True if a line contains a record prefix, even with missing or additional blanks. */
export function hasPrefix(line: string): boolean {
	return COLONS.test(line.slice(0, LONGEST)) && LOOSE_PREFIX.test(line.slice(0, LONGEST));
}

/** Writes such prefixes in the client's format; `undefined` if there are none. */
export function mendPrefixes({ text, lines }: Structure): Pieces | undefined {
	const writer = new PieceWriter(text);
	let written = 0;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		if (scanPrefix(text, start, PREFIX)) continue;
		const begin = text.slice(start, Math.min(end, start + LONGEST));
		const match = COLONS.test(begin) ? LOOSE_PREFIX.exec(begin) : null;
		const first = start + (match?.index ?? 0);
		if (!match || scanPrefix(text, first, PREFIX)) continue;
		const { date, hour, minute, second, fraction, process, thread, level } = match.groups!;
		let at = first;
		const field = (value: string, behind: string) => {
			const from = text.indexOf(value, at);
			writer.copy(from, from + value.length);
			at = from + value.length;
			if (text.startsWith(behind, at)) writer.copy(at, at + behind.length);
			else writer.put(behind, at, at);
			if (text.startsWith(behind, at)) at += behind.length;
		};
		writer.copy(written, first);
		if (date) field(date, "|");
		field(hour!, ":");
		field(minute!, ":");
		field(second!, ".");
		field(fraction!, " ");
		field(process!, ":");
		field(thread!, " ");
		field(level!, " :: ");
		written = first + match[0].length;
	}
	if (written === 0) return undefined;
	writer.copy(written, text.length);
	return writer.finish();
}

const PREFIX = emptyPrefix();
const COLONS = /:[ \t\u00a0]?:/;
const LONGEST = 240;
/** Levels are matched by name, which distinguishes them from the digits of the thread. These are the names in trace logs. */
const LOOSE_PREFIX =
	/(?<![\d./])(?:(?<date>\d{1,2}\/\d{1,2}\/\d{4})[ \t]{0,3}\|?[ \t]{0,3})?(?<hour>\d{1,2})[ \t]{0,2}:[ \t]{0,2}(?<minute>\d\d)[ \t]{0,2}:[ \t]{0,2}(?<second>\d\d)[ \t]{0,2}[.,][ \t]{0,2}(?<fraction>\d{3})[ \t]{0,8}(?<process>[\dA-Fa-f]{1,8})[ \t]{0,3}:[ \t]{0,3}(?<thread>[\dA-Fa-f]{1,8}?)[ \t]{0,8}(?<level>INFO|WARN(?:ING)?|ERROR|TRACE|DEBUG|VERBOSE|FATAL)[ \t]{0,8}:[ \t]?:[ \t]?/;
