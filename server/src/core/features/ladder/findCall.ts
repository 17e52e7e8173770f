// Which call somebody means who names a line or a Call-ID.

import { label } from "../../printable.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText } from "../../words.ts";

/**
 * A message of the call that `wanted` names: a Call-ID as it is, else the number of a line (from 1) within a message or
 * behind it, else the beginning of exactly one Call-ID. A sentence where it names none.
 */
export function findCall(trace: Trace, wanted: string): { readonly message: number } | { readonly reason: string } {
	const { messages, symbolText } = trace.index;
	const name = wanted.trim();
	const seen = new Set<number>();
	const begun: number[] = [];
	for (let message = 0; message < messages.count; message++) {
		const callId = messages.callId(message);
		if (seen.has(callId)) continue;
		seen.add(callId);
		const text = symbolText(callId);
		if (text === "") continue;
		if (text === name) return { message };
		if (name !== "" && text.startsWith(name)) begun.push(message);
	}
	if (/^\d{1,9}$/.test(name)) return messageOnLine(trace, Number(name));
	if (begun.length === 1) return { message: begun[0]! };
	if (begun.length > 1) return { reason: `${begun.length} Call-IDs begin with ${label(name)}; give more of it.` };
	return { reason: `There is no Call-ID ${label(name)} in this log.` };
}

/** The message on a line (from 1), or behind whose end the line stands. A sentence where the log has none there. */
export function messageOnLine(trace: Trace, line: number): { readonly message: number } | { readonly reason: string } {
	// Behind the last line end there is no line to a reader.
	const count = trace.lines.count - (/[\r\n]$/.test(trace.text) ? 1 : 0);
	if (line > count) return { reason: `There is no line ${line}: the log has ${countText(count, "line")}.` };
	const message = trace.messageAtLine(line - 1);
	return message === undefined ? { reason: `There is no SIP message on line ${line}.` } : { message };
}
