// Which messages of a diagram never arrived, as far as the findings tell.

import type { Finding } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";

/** The numbers of the messages that `lost-message` speaks of, with all their copies; none where that rule is switched off. */
export function lostMessages(trace: Trace, findings: readonly Finding[]): ReadonlySet<number> {
	const { lines, index } = trace;
	const lost = new Set<number>();
	for (const { rule, span, related } of findings) {
		if (rule !== "lost-message") continue;
		const first = trace.messageAtLine(lines.lineAt(span.start));
		if (first === undefined) continue;
		lost.add(first);
		// Among the related places are also messages that did arrive, and those that another rule has named.
		for (const place of related) {
			const message = trace.messageAtLine(lines.lineAt(place.span.start));
			if (message !== undefined && isCopy(message, first)) lost.add(message);
		}
	}
	return lost;

	function isCopy(message: number, of: number): boolean {
		const { messages } = index;
		return (
			trace.transactionOf(message) === trace.transactionOf(of) &&
			messages.status(message) === messages.status(of) &&
			messages.method(message) === messages.method(of) &&
			trace.otherEndOf(message) === undefined
		);
	}
}
