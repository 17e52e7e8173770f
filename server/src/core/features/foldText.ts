// What stands in place of the lines that are folded away.

import { addressName, readAddress } from "../sip/address.ts";
import { headerText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { countText } from "../words.ts";
import type { Fold } from "./folding.ts";
import { outcomeText } from "./outcomeText.ts";

/**
 * One line to follow the visible first line of a fold, which already names the message: `alice@contoso.com →
 * bob@contoso.com · 486 Busy Here · 4.2 s`, `14 headers`, `application/sdp · 12 lines`, `35 records without SIP`.
 */
export function foldText(trace: Trace, { kind, startLine, endLine }: Fold): string {
	const message = trace.messageAtLine(startLine);
	if (kind === "records" || message === undefined) {
		const { records } = trace.index;
		return `${countText(records.atLine(endLine) - records.atLine(startLine) + 1, "record")} without SIP`;
	}
	if (kind === "headers") return countText(trace.message(message).headers.length, "header");
	if (kind === "body") return bodyText(trace, message, endLine - startLine + 1);
	return messageText(trace, message);
}

function bodyText(trace: Trace, message: number, lines: number): string {
	const type = headerText(trace.text, trace.message(message), "Content-Type")?.replace(/\s*;.*$/s, "") || "body";
	return `${type} · ${countText(lines, "line")}`;
}

function messageText(trace: Trace, message: number): string {
	const transaction = trace.transactionOf(message);
	const outcome = message === transaction.request ? outcomeText(trace, transaction)?.text : undefined;
	const of = trace.index.messages.status(message) > 0 ? transaction.method : undefined;
	return [of, parties(trace, message), outcome].filter(Boolean).join(" · ");
}

function parties(trace: Trace, message: number): string {
	const [from, to] = ["From", "To"].map((name) => {
		const value = headerText(trace.text, trace.message(message), name);
		return value === undefined ? "" : addressName(readAddress(value));
	});
	return from === to || !from || !to ? from || to || "" : `${from} → ${to}`;
}
