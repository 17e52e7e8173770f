// auth-failed: credentials were sent, and the server refused them.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { causeOf } from "./cause.ts";
import { isRefused, usedScheme } from "./credentials.ts";
import { type Draft, type Rule, related, startLineSpan } from "./rule.ts";
import { senderName, statusText } from "./wording.ts";

export const authFailed: Rule = {
	id: "auth-failed",
	severity: "error",
	summary: "Credentials were sent, and the server refused them",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.final === null || transaction.request === null) continue;
			if (isRefused(trace, transaction)) report(refusedByChallenge(trace, transaction));
			else if (isForbiddenForAuth(trace, transaction)) report(refusedByStatus(trace, transaction));
		}
	},
};

/** The server asked again although the credentials were complete. Only a warning where the sign-in succeeds later. */
function refusedByChallenge(trace: Trace, transaction: Transaction): Draft {
	const later = trace.answers.answerTo(transaction);
	const succeeds = later !== undefined && trace.answers.finalOutcome(later) === "success";
	const diagnostic = causeOf(trace, transaction.final!)?.diagnostic;
	const remedy = diagnostic?.check ?? REMEDY;
	const end = succeeds ? " A later try succeeded." : "";
	return {
		span: startLineSpan(trace, transaction.final!),
		...(succeeds ? { severity: "warning" as const } : {}),
		message:
			`${subject(trace, transaction)} failed: the server answered complete credentials` +
			`${by(trace, transaction)} with ${statusText(trace, transaction.final!)} again, so it refused them. ${remedy}${end}`,
		related: evidence(trace, transaction, later),
	};
}

function refusedByStatus(trace: Trace, transaction: Transaction): Draft {
	return {
		span: startLineSpan(trace, transaction.final!),
		message:
			`${subject(trace, transaction)} failed: the server refused the credentials${by(trace, transaction)} ` +
			`with ${statusText(trace, transaction.final!)}. ${causeOf(trace, transaction.final!)?.diagnostic?.check ?? REMEDY}`,
		related: evidence(trace, transaction, undefined),
	};
}

const REMEDY = "Check the account name, the password and whether the account is locked or expired.";

/** A 403 counts only where it says itself that it is about credentials: there are many other reasons. */
function isForbiddenForAuth(trace: Trace, { final, outcome }: Transaction): boolean {
	if (outcome !== "failed" || trace.index.messages.status(final!) !== 403) return false;
	const diagnostic = causeOf(trace, final!)?.diagnostic;
	return diagnostic ? diagnostic.cause === "auth" : /password|credential|authenticat/i.test(statusText(trace, final!));
}

function subject(trace: Trace, { method, request }: Transaction): string {
	const who = senderName(trace, request!);
	const what = method === "REGISTER" ? "Sign-in" : `${method}`;
	return who ? `${what} of ${who}` : what;
}

function by(trace: Trace, { request }: Transaction): string {
	const scheme = usedScheme(trace, request!);
	return scheme ? ` (${scheme})` : "";
}

function evidence(trace: Trace, { method, request }: Transaction, later: Transaction | undefined) {
	const credentials = related(trace, request!, `The ${method} with the credentials`);
	return later ? [credentials, related(trace, later.request!, "The next try")] : [credentials];
}
