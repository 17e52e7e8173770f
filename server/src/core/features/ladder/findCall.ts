// Resolves a line or a Call-ID given by the user to a call.

import { label } from "../../printable.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText } from "../../words.ts";

/**
 * A message of the call that `wanted` names: an exact Call-ID, else the number of a line (1-based) inside or after a
 * message, else an unambiguous prefix of a Call-ID. Otherwise an explanation.
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
	if (begun.length > 1) return { reason: `${begun.length} Call-IDs begin with ${label(name)}; type more of it.` };
	return { reason: `There is no Call-ID ${label(name)} in this log.` };
}

/** The message on a line (1-based), or the one before it. An explanation if the log has none there. */
export function messageOnLine(trace: Trace, line: number): { readonly message: number } | { readonly reason: string } {
	// Readers do not count an empty line after the last line ending.
	const count = trace.lines.count - (/[\r\n]$/.test(trace.text.slice(-1)) ? 1 : 0);
	if (line > count) return { reason: `There is no line ${line}: the log has ${countText(count, "line")}.` };
	const message = trace.messageAtLine(line - 1);
	return message === undefined ? { reason: `There is no SIP message on line ${line}.` } : { message };
}
