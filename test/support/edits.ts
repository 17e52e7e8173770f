// Edits of logs in critical places: in a message, of a whole message, at the end.

import type { Trace } from "../../server/src/core/index.ts";

/** Replaces `start..end` of a text with `put`. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly put: string;
}

/** Edits of a log; `other` is inserted where a piece of a log is needed. */
export const EDITS: readonly ((log: Target) => Edit)[] = [
	({ trace, other }) => ({ start: trace.text.length, end: trace.text.length, put: other }),
	({ trace, at }) => ({ start: trace.text.length, end: trace.text.length, put: later(trace, at) }),
	({ trace, at }) => ({ start: Math.max(0, trace.text.length - at), end: trace.text.length, put: "" }),
	({ message, at }) => ({ start: message.start + at, end: message.start + at, put: "x" }),
	({ message, at }) => ({ start: message.start + at, end: message.start + at + 1, put: "7" }),
	({ message, at }) => ({ start: message.start + at, end: message.start + at + (at % 40), put: "" }),
	({ message, at }) => ({ start: message.start + at, end: message.start + at, put: "\r\n" }),
	({ message }) => ({ ...message, put: "" }),
	({ trace, message }) => ({
		start: message.start,
		end: message.start,
		put: trace.text.slice(message.start, message.end),
	}),
	({ message, trace }) => replaced(trace, message, /SIP\/2\.0 \d{3}/, "SIP/2.0 200"),
	({ message, trace }) => replaced(trace, message, /SIP\/2\.0 \d{3}/, "SIP/2.0 403"),
	({ message, trace }) => replaced(trace, message, /SIP\/2\.0 \d{3}/, "SIP/2.0 503"),
	({ message, trace }) => replaced(trace, message, /\d \w+\r?$/m, "9 INVITE"),
	({ message, trace }) => replaced(trace, message, /(?<=;tag=)\w+/, "another"),
	({ message, trace }) => replaced(trace, message, /\r\n/, ""),
	// The record before a message is often the framing record with its direction and time.
	({ message }) => ({ start: Math.max(0, message.start - 60), end: Math.max(0, message.start - 55), put: "11:11" }),
	({ message }) => ({ start: Math.max(0, message.start - 30), end: Math.max(0, message.start - 30), put: "0" }),
];

/** A record of the process that wrote last, up to five minutes after its last one. */
function later({ text }: Trace, at: number): string {
	const last = /(?:^|\n)((?:\S+\|)?)(\d\d?):(\d\d):(\d\d)(\S* [^\n]*?:: )[^\n]*\s*$/.exec(text.slice(-2000));
	if (!last) return "";
	const [, date, hours, minutes, seconds, rest] = last;
	const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + (at % 300);
	return `${date}${new Date(time * 1000).toISOString().slice(11, 19)}${rest}tick\r\n`;
}

interface Target {
	readonly trace: Trace;
	/** A message of the log; the whole text if it has none. */
	readonly message: { readonly start: number; readonly end: number };
	readonly at: number;
	readonly other: string;
}

/** The edit selected by three numbers: its kind, the message, and the position within it. Always inside the text. */
export function chosenEdit(trace: Trace, kind: number, number: number, at: number, other: string): Edit {
	const { text, index } = trace;
	const { count } = index.messages;
	const whole = { start: 0, end: text.length };
	const message = count === 0 ? whole : trace.message(number % count).span;
	const edit = EDITS[kind % EDITS.length]!({
		trace,
		message,
		at: at % Math.max(1, message.end - message.start),
		other,
	});
	const start = Math.min(edit.start, text.length);
	return { start, end: Math.max(start, Math.min(edit.end, text.length)), put: edit.put };
}

function replaced(trace: Trace, { start, end }: Target["message"], pattern: RegExp, put: string): Edit {
	const match = pattern.exec(trace.text.slice(start, end));
	if (!match) return { start, end: start, put: "" };
	return { start: start + match.index, end: start + match.index + match[0].length, put };
}
