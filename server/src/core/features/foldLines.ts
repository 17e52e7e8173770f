// Which folds to close so that only the requested content stays open.

import { type Finding, isProblem } from "../rules/rule.ts";
import { lastAtMost } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { folds } from "./folding.ts";
import { messageAt, messagesOf } from "./goTo.ts";

/**
 * What stays open: `failures`, transactions with a finding of severity error or warning; `call`, messages with the Call-ID
 * at the cursor; `sip`, all messages.
 */
export type KeepOpen = "failures" | "call" | "sip";

/** The 0-based first lines of the folds to close, in file order, or the reason why there is nothing to fold. */
export type FoldLines = { readonly lines: readonly number[] } | { readonly reason: string };

/** The folds to close; `offset` is the cursor and only affects `call`. */
export function foldLines(trace: Trace, findings: readonly Finding[], offset: number, keep: KeepOpen): FoldLines {
	if (keep === "sip") {
		const lines = linesOf(trace, ({ kind }) => kind === "records");
		return lines.length > 0 ? { lines } : { reason: "This log has no run of non-SIP records to fold." };
	}
	const open = keep === "failures" ? failedLines(trace, findings) : callLines(trace, offset);
	if ("reason" in open) return open;
	return {
		lines: linesOf(trace, ({ kind, startLine, endLine }) => {
			if (kind === "message") return !open.starts.has(startLine);
			return kind === "records" && !hasLine(open.others, startLine, endLine);
		}),
	};
}

interface OpenLines {
	/** The start lines of the messages that stay open. */
	readonly starts: ReadonlySet<number>;
	/** Lines outside SIP that stay visible, ascending. */
	readonly others: readonly number[];
}

function failedLines(trace: Trace, findings: readonly Finding[]): OpenLines | { readonly reason: string } {
	const starts = new Set<number>();
	const others: number[] = [];
	for (const { span } of findings.filter(isProblem)) {
		const message = messageAt(trace, span.start);
		if (message === undefined) others.push(trace.lines.lineAt(span.start));
		else addAll(trace, messagesOf(trace.transactionOf(message)), starts);
	}
	return starts.size + others.length > 0 ? { starts, others } : { reason: "No failure was found in this log." };
}

function callLines(trace: Trace, offset: number): OpenLines | { readonly reason: string } {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const starts = new Set<number>();
	addAll(trace, trace.calls.messagesOf(message), starts);
	return { starts, others: [] };
}

function addAll(trace: Trace, messages: readonly number[], starts: Set<number>): void {
	for (const message of messages) starts.add(trace.index.messages.line(message));
}

function hasLine(ascending: readonly number[], first: number, last: number): boolean {
	if (ascending.length === 0) return false;
	const line = ascending[lastAtMost(ascending, ascending.length, last)]!;
	return first <= line && line <= last;
}

function linesOf(trace: Trace, isClosed: (fold: ReturnType<typeof folds>[number]) => boolean): readonly number[] {
	return folds(trace)
		.filter(isClosed)
		.map(({ startLine }) => startLine);
}
