// The text that a tree search covers: parties, methods, responses and causes, and Call-IDs. For bodies and other headers
// there is the filter.

import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { statusText } from "../../rules/wording.ts";
import { headerText } from "../../sip/message.ts";
import { slice } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { activityName, resultText } from "../activityText.ts";
import type { Entry } from "./entries.ts";

/** Tests whether a lowercase text contains all words of a search, in any order; an empty search matches every text. */
export function searchFor(search: string): { readonly isEmpty: boolean; finds(text: string): boolean } {
	const words = search.toLowerCase().split(/\s+/).filter(Boolean);
	return { isEmpty: words.length === 0, finds: (text) => words.every((word) => text.includes(word)) };
}

/** The searchable text of an entry, in lower case. */
export function searchText(trace: Trace, { activity, transactions }: Entry): string {
	const parts = [activityName(trace, activity), resultText(trace, activity), activity.cause?.text ?? ""];
	for (const id of transactions) {
		const transaction = trace.transactions[id]!;
		const { method, request, final, provisionals, callId } = transaction;
		const signIn = trace.signIns.of(transaction);
		parts.push(method, signIn?.scheme ?? "", signIn?.credentials ?? "");
		const first = request ?? final ?? provisionals[0];
		if (first === undefined) continue;
		const read = trace.message(first);
		if (read.startLine.kind === "request") parts.push(slice(trace.text, read.startLine.uri));
		parts.push(headerText(trace.text, read, "From") ?? "", headerText(trace.text, read, "To") ?? "");
		if (final !== null) parts.push(statusText(trace, final));
		if (callId !== NO_SYMBOL) parts.push(trace.index.symbolText(callId));
	}
	return parts.join("\n").toLowerCase();
}
