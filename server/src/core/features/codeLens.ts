// Code lenses: a summary of the log, and the outcome and related messages of each request.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { label } from "../printable.ts";
import { type Finding, isProblem } from "../rules/rule.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { countText } from "../words.ts";
import { messagesOf } from "./goTo.ts";
import { outcomeText } from "./outcomeText.ts";
import { totals, totalsText } from "./totals.ts";

/** The subject of a lens: the whole log, a request's transaction or Call-ID, or a view that only our own client has. */
export type LensSubject =
	| { readonly kind: "log" }
	| { readonly kind: "transaction" | "call" | LensView; readonly message: number };

/** `diagram` is the sequence diagram of the call; `compare` compares with the previous request of the same method. */
export type LensView = "diagram" | "compare";

/** A lens without its title, which is computed only when it becomes visible. */
export interface Lens {
	readonly subject: LensSubject;
	/** The offset of the line that it is shown above. */
	readonly offset: number;
}

/** The title of a lens and the places it leads to. */
export interface LensText {
	readonly title: string;
	readonly places: readonly Span[];
}

/**
 * One lens above the first record and two above each request that expects a response; with `withViews` also one for each
 * available view. None for a log without messages. Reads no message.
 */
export function lenses(trace: Trace, withViews: boolean): readonly Lens[] {
	const { records, messages } = trace.index;
	if (messages.count === 0) return [];
	const found: Lens[] = [{ subject: { kind: "log" }, offset: trace.lines.start(records.line(0)) }];
	const methods = new Set<string>();
	for (const { request, outcome, method, callId } of trace.transactions) {
		if (request === null || outcome === "noResponseDue") continue;
		const offset = messages.start(request);
		found.push({ subject: { kind: "transaction", message: request }, offset });
		if (callId !== NO_SYMBOL) found.push({ subject: { kind: "call", message: request }, offset });
		if (!withViews) continue;
		found.push({ subject: { kind: "diagram", message: request }, offset });
		if (methods.has(method)) found.push({ subject: { kind: "compare", message: request }, offset });
		methods.add(method);
	}
	return found;
}

/** The title of a lens; `undefined` if the log has changed and the message no longer exists. */
export function lensText(
	trace: Trace,
	findings: readonly Finding[],
	subject: LensSubject,
	slowMs: number,
): LensText | undefined {
	if (subject.kind === "log") {
		return {
			title: totalsText(totals(trace, findings)),
			places: findings.filter(isProblem).map(({ span }) => span),
		};
	}
	if (!(subject.message >= 0 && subject.message < trace.index.messages.count)) return undefined;
	if (subject.kind === "diagram") return { title: "Diagram", places: [] };
	if (subject.kind === "compare") return { title: "Compare with the previous one", places: [] };
	const transaction = trace.transactionOf(subject.message);
	if (subject.kind === "transaction") {
		const outcome = outcomeText(trace, transaction, slowMs);
		return outcome && { title: label(outcome.text), places: spansOf(trace, messagesOf(transaction)) };
	}
	const call = trace.calls.messagesOf(subject.message);
	return { title: `${countText(call.length, "message")} with this Call-ID`, places: spansOf(trace, call) };
}

function spansOf(trace: Trace, messages: readonly number[]): readonly Span[] {
	const { messages: index } = trace.index;
	return messages.map((message) => ({ start: index.start(message), end: trace.lines.end(index.line(message)) }));
}
