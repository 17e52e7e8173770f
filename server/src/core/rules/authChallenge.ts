// auth-challenge: a challenge that was answered, as in every sign-in.

import { offeredSchemes } from "../trace/signIns/credentials.ts";
import { type Rule, related } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on each challenge that a later request answers. A challenge that rejects credentials is left to `auth-failed`.
 */
export const authChallenge: Rule = {
	id: "auth-challenge",
	severity: "hint",
	summary: "The server asked for credentials and got them; this is part of every sign-in, not a failure",
	judges: "transaction",
	judge(trace, transaction, report) {
		if (transaction.outcome !== "challenged" || trace.isRefused(transaction)) return;
		const answer = trace.answers.answerTo(transaction);
		if (!answer) return;
		const schemes = offeredSchemes(trace, transaction.final!);
		const offer = schemes.length > 0 ? ` by ${schemes.join(" or ")}` : "";
		report({
			on: transaction.final!,
			message:
				`${statusText(trace, transaction.final!)}: the server asked for credentials${offer}; the next ` +
				`${transaction.method} answers the challenge.`,
			related: [related(answer.request!, `The ${answer.method} that answers the challenge`)],
		});
	},
};
