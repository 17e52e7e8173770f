// slow-transaction: the response arrived late.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";
import { type Rule, related } from "./rule.ts";
import { statusText } from "./wording.ts";

/** Reported on the response that took longer than the limit: the final one, or for an INVITE the first. */
export const slowTransaction: Rule = {
	id: "slow-transaction",
	severity: "information",
	summary: "The response to a request took longer than `rtcdll.slowTransaction` allows",
	judges: "transaction",
	judge(trace, transaction, report, { slowTransactionMs }) {
		const response = timedResponse(transaction);
		if (transaction.request === null || response === undefined) return;
		const took = trace.clock(response) - trace.clock(transaction.request);
		if (!(took > slowTransactionMs)) return;
		report({
			on: response,
			message: slowText(trace, transaction, response, took),
			related: [related(transaction.request, `The ${transaction.method}`)],
		});
	},
};

/** For an INVITE, the first response, since the final one depends on a person and does not show how fast servers are. */
export function timedResponse({ method, provisionals, final }: Transaction): number | undefined {
	return (method === "INVITE" ? provisionals[0] : undefined) ?? final ?? undefined;
}

function slowText(trace: Trace, { method, final }: Transaction, response: number, took: number): string {
	const which = response === final ? "answered" : "first answered";
	return `${method} was ${which} only after ${durationText(took)}, with ${statusText(trace, response)}.`;
}
