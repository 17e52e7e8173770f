// Which messages of a diagram were lost, according to the findings.

import type { Finding } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";

/** The messages reported by `lost-message`, including all retransmissions; none if the rule is off. */
export function lostMessages(trace: Trace, findings: readonly Finding[]): ReadonlySet<number> {
	const { lines, index } = trace;
	const lost = new Set<number>();
	for (const { rule, span, related } of findings) {
		if (rule !== "lost-message") continue;
		const first = trace.messageAtLine(lines.lineAt(span.start));
		if (first === undefined) continue;
		lost.add(first);
		// The related places include messages that did arrive, and messages named by other rules.
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
