// The text shown in place of folded lines.

import { label } from "../printable.ts";
import { mediaType } from "../sip/mediaType.ts";
import { headerAddress, headerText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { countText, dotted } from "../words.ts";
import type { Fold } from "./folding.ts";
import type { InlayHintKinds } from "./inlayHints.ts";
import { outcomeText } from "./outcomeText.ts";

/** What inlay hints show beside the first line of a fold, so that it is not repeated. */
export type ShownHints = Pick<InlayHintKinds, "outcome" | "answers">;

/**
 * One line to follow the visible first line of a fold, which names the message already: `alice@contoso.com → bob@contoso.com
 * · 486 Busy Here · 4.2 s`, `14 headers`, `application/sdp · 12 lines`, `35 records without SIP`.
 */
export function foldText(trace: Trace, { kind, startLine, endLine }: Fold, beside = NOTHING): string {
	const message = trace.messageAtLine(startLine);
	if (kind === "records" || message === undefined) {
		const { records } = trace.index;
		return `${countText(records.atLine(endLine) - records.atLine(startLine) + 1, "record")} that are not SIP`;
	}
	if (kind === "headers") return countText(trace.message(message).headers.length, "header");
	if (kind === "body") return label(bodyText(trace, message, endLine - startLine + 1));
	return label(messageText(trace, message, beside));
}

const NOTHING: ShownHints = { outcome: false, answers: false };

function bodyText(trace: Trace, message: number, lines: number): string {
	const type = mediaType(headerText(trace.text, trace.message(message), "Content-Type") ?? "") || "body";
	return `${type} · ${countText(lines, "line")}`;
}

function messageText(trace: Trace, message: number, beside: ShownHints): string {
	const transaction = trace.transactionOf(message);
	const who = parties(trace, message);
	if (trace.index.messages.status(message) > 0) return dotted(beside.answers ? "" : transaction.method, who);
	const isFirst = message === transaction.request && !beside.outcome;
	return dotted(who, (isFirst && outcomeText(trace, transaction)?.text) || "");
}

function parties(trace: Trace, message: number): string {
	const [from, to] = ["From", "To"].map((name) => headerAddress(trace.text, trace.message(message), name));
	return from === to || !from || !to ? from || to || "" : `${from} → ${to}`;
}
