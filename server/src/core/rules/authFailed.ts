// auth-failed: credentials were sent, and the server refused them.

import { accountName, readNtlmAccount } from "../tokens/ntlm.ts";
import { causeOf } from "../trace/cause.ts";
import { credentialsOf, isForbiddenForAuth, usedScheme } from "../trace/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { type Draft, type Rule, related, startLineSpan } from "./rule.ts";
import { attemptName, statusText } from "./wording.ts";

/**
 * Stands on the response that refuses: a challenge after complete credentials ([MS-SIPAE] 3.2.5), which is only a
 * warning where a later try succeeds, or a 403 that says itself that it is about credentials.
 */
export const authFailed: Rule = {
	id: "auth-failed",
	severity: "error",
	summary: "Credentials were sent, and the server refused them",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.final === null || transaction.request === null) continue;
			if (trace.isRefused(transaction)) report(refusedByChallenge(trace, transaction));
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
			`${attemptName(trace, transaction)} failed: the server answered complete credentials` +
			`${by(trace, transaction)} with ${statusText(trace, transaction.final!)} again, so it refused them. ${remedy}${end}`,
		related: evidence(trace, transaction, later),
	};
}

function refusedByStatus(trace: Trace, transaction: Transaction): Draft {
	const found = causeOf(trace, transaction.final!);
	const cause = found?.diagnostic ? found : undefined;
	return {
		span: startLineSpan(trace, transaction.final!),
		message:
			`${attemptName(trace, transaction)} failed: the server refused the credentials${by(trace, transaction)} ` +
			`with ${statusText(trace, transaction.final!)}. ${cause ? `${cause.text} ${cause.diagnostic?.check ?? ""}`.trim() : REMEDY}`,
		related: evidence(trace, transaction, undefined),
	};
}

const REMEDY = "Check the account name, the password and whether the account is locked or expired.";

/** `(NTLM, as CONTOSO\\alice)`: how the client proved who it is, as far as the log shows it. */
function by(trace: Trace, { request }: Transaction): string {
	const scheme = usedScheme(trace, request!);
	const tokens = credentialsOf(trace, request!).map(({ parameters }) =>
		readNtlmAccount(parameters.get("gssapi-data") ?? ""),
	);
	const account = tokens.map((token) => (token ? accountName(token) : "")).find((name) => name !== "");
	return scheme ? ` (${account ? `${scheme}, as ${account}` : scheme})` : "";
}

function evidence(trace: Trace, { method, request }: Transaction, later: Transaction | undefined) {
	const credentials = related(trace, request!, `The ${method} with the credentials`);
	return later ? [credentials, related(trace, later.request!, "The next try")] : [credentials];
}
