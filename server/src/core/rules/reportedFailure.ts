// reported-failure: a request tells of a failure. Its own transaction ends well, so no other rule would speak of it.

import { isDaily } from "../sip/facts/statusCodes.ts";
import { eventPackage, headerText } from "../sip/message.ts";
import { readStartLine } from "../sip/startLine.ts";
import { diagnosticsCause } from "../trace/cause.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { type Rule, related, type Severity, startLineSpan } from "./rule.ts";
import { senderName } from "./wording.ts";

/**
 * Stands on a BYE whose ms-diagnostics are a known failure, on a NOTIFY or BENOTIFY of the package refer with a status
 * of 300 or more, or on one that ends a rejected subscription.
 */
export const reportedFailure: Rule = {
	id: "reported-failure",
	severity: "error",
	summary: "A request tells that a call, a transfer or a subscription failed",
	find(trace, report) {
		/** The last request of each Call-ID that could have begun what failed. */
		const begun: Record<Told["about"], Map<number, number>> = {
			INVITE: new Map(),
			REFER: new Map(),
			SUBSCRIBE: new Map(),
		};
		for (const transaction of trace.transactions) {
			const { method, request, callId } = transaction;
			if (request === null) continue;
			if (method === "INVITE" || method === "REFER" || method === "SUBSCRIBE") begun[method].set(callId, request);
			const told = toldBy(trace, transaction);
			if (!told) continue;
			const first = begun[told.about].get(callId);
			report({
				span: startLineSpan(trace, request),
				severity: told.severity,
				message: told.text,
				related: first === undefined ? [] : [related(trace, first, `The ${told.about} that it speaks of`)],
			});
		}
	},
};

/** What a request tells. */
interface Told {
	readonly text: string;
	readonly severity: Severity;
	/** The method of the request that began what failed. */
	readonly about: "INVITE" | "REFER" | "SUBSCRIBE";
}

function toldBy(trace: Trace, { method, request }: Transaction): Told | undefined {
	if (method === "BYE") return endOfCall(trace, request!);
	if (method === "NOTIFY" || method === "BENOTIFY") return transfer(trace, request!) ?? subscription(trace, request!);
	return undefined;
}

/** A client that ends a call says why ([MS-OCER] 2.2.1); most reasons are ordinary ones. */
function endOfCall(trace: Trace, request: number): Told | undefined {
	const cause = diagnosticsCause(trace.text, trace.message(request));
	if (!cause?.diagnostic || cause.diagnostic.progress) return undefined;
	const sender = senderName(trace, request) ?? "The other side";
	return { text: `${sender} ended the call, since it had failed. ${cause.text}`, severity: "error", about: "INVITE" };
}

/** RFC 3515 §2.4.5: a NOTIFY of the package refer holds the status line that the transfer came to. */
function transfer(trace: Trace, request: number): Told | undefined {
	const message = trace.message(request);
	if (!message.body || eventPackage(trace.text, message).toLowerCase() !== "refer") return undefined;
	const line = trace.lines.lineAt(message.body.start);
	const startLine = readStartLine(trace.text, message.body.start, Math.min(trace.lines.end(line), message.body.end));
	if (startLine?.kind !== "response" || startLine.status < 300) return undefined;
	const status = trace.text.slice(startLine.code.start, startLine.reason.end).trim();
	return {
		text: `The transfer failed: the new call was answered with ${status}.`,
		severity: isDaily(startLine.status, "INVITE") ? "warning" : "error",
		about: "REFER",
	};
}

/**
 * RFC 6665 §4.1.3: of the reasons why a subscription ends only this one is always a failure. A `noresource` is what a
 * transfer that went well ends with, too (RFC 3515 §2.4.7).
 */
function subscription(trace: Trace, request: number): Told | undefined {
	const message = trace.message(request);
	const state = headerText(trace.text, message, "Subscription-State") ?? "";
	const reason = /^\s*terminated\b.*?;\s*reason\s*=\s*"?([\w-]+)/i.exec(state.slice(0, LONGEST_STATE))?.[1];
	if (reason?.toLowerCase() !== "rejected") return undefined;
	const event = eventPackage(trace.text, message);
	const what = event ? `The subscription to ${event}` : "The subscription";
	return {
		text: `${what} was rejected: whom it is about, or a policy, does not allow it.`,
		severity: "warning",
		about: "SUBSCRIBE",
	};
}

const LONGEST_STATE = 1000;
