// auth-failed: the server rejected the credentials.

import { recoveriesOf } from "../activities/recovery.ts";
import { whatFailed } from "../activities/wording.ts";
import type { Cause } from "../trace/causes/cause.ts";
import { causeOf } from "../trace/causes/causeOf.ts";
import { isForbiddenForAuth, ntlmName, usedScheme } from "../trace/signIns/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { headlineOf } from "./headline.ts";
import { type Rule, related, relatedAll, type Severity } from "./rule.ts";
import { attemptName, statusText } from "./wording.ts";

/**
 * Reported on the last response of an attempt that rejects credentials: a challenge after complete credentials ([MS-SIPAE]
 * 3.2.5), or a 403 that concerns them. Only a warning if a later attempt with the same scheme succeeds, and information if
 * the client signs in with another scheme.
 */
export const authFailed: Rule = {
	id: "auth-failed",
	severity: "error",
	summary: "Credentials were sent, and the server refused them",
	outranks: ["failed-transaction", "auth-abandoned", "clock-skew", "reported-failure"],
	judges: "transaction",
	judge(trace, refused, report) {
		if (!isRefusal(trace, refused) || isRefusedAgain(trace, refused)) return;
		const attempt = attemptUpTo(trace, refused);
		const cause = refusalCause(trace, refused);
		const severity = severityOf(trace, refused);
		const why = cause?.text ?? "";
		report({
			on: refused.final!,
			...(severity ? { severity } : {}),
			message: [whatText(trace, attempt), why, AFTERWARDS[severity ?? "error"]].filter((part) => part).join(" "),
			headline: headlineOf(
				why || `The credentials${by(trace, refused)} were refused`,
				`${whatFailed(trace, refused)}${severity ? " at first" : ""}`,
			),
			transaction: refused.id,
			why,
			check: refusalCheck(cause, usedScheme(trace, refused.request!)),
			related: evidence(trace, attempt),
		});
	},
};

function isRefusal(trace: Trace, transaction: Transaction): boolean {
	if (transaction.final === null || transaction.request === null) return false;
	return trace.isRefused(transaction) || isForbiddenForAuth(trace, transaction);
}

/** True if a later request in the same attempt was rejected as well, possibly after several handshake steps. */
function isRefusedAgain(trace: Trace, refused: Transaction): boolean {
	for (let next = trace.answers.answerTo(refused); next; next = trace.answers.answerTo(next)) {
		if (isRefusal(trace, next)) return true;
	}
	return false;
}

/** The rejected transactions of an attempt, in file order. A client may try several times in a row. */
function attemptUpTo(trace: Trace, last: Transaction): readonly Transaction[] {
	const attempt = [last];
	for (let each = trace.answers.answeredBy(last); each; each = trace.answers.answeredBy(each)) {
		if (isRefusal(trace, each)) attempt.push(each);
	}
	return attempt.reverse();
}

/** The reason that the server gives; `undefined` if there is only a status. */
function refusalCause(trace: Trace, { final }: Transaction): Cause | undefined {
	const cause = causeOf(trace, final!);
	return cause?.isStock === false ? cause : undefined;
}

function severityOf(trace: Trace, refused: Transaction): Severity | undefined {
	if (recoveriesOf(trace).has(refused.id)) return "information";
	return succeedsLater(trace, refused) ? "warning" : undefined;
}

/** In the same attempt, or in a later one of the same account. */
function succeedsLater(trace: Trace, refused: Transaction): boolean {
	if (trace.answers.finalOutcome(refused) === "success") return true;
	return trace.signIns.succeedsAfter(refused);
}

const AFTERWARDS: Partial<Readonly<Record<Severity, string>>> = {
	warning: "A later attempt succeeded.",
	information: "The sign-in then succeeded in another way.",
};

function whatText(trace: Trace, attempt: readonly Transaction[]): string {
	const refused = attempt.at(-1)!;
	const again = refused.outcome === "challenged" ? " again" : "";
	const times = attempt.length > 1 ? ` ${attempt.length} times` : "";
	return (
		`${attemptName(trace, refused)} was refused${times}: the server rejected complete ` +
		`credentials${by(trace, refused)} with ${statusText(trace, refused.final!)}${again}.`
	);
}

/**
 * What to check after credentials were rejected. If the server gives no cause, or only reports that the handshake failed
 * ([MS-OCER] 1000), the advice depends on the scheme; without a scheme, it is about passwords.
 */
export function refusalCheck(cause: Cause | undefined, scheme: string | null | undefined): string {
	if (cause?.code) return cause.check;
	const saysNoMore = cause === undefined || cause.diagnostic?.id === HANDSHAKE_FAILED;
	return saysNoMore ? schemeCheck(scheme) : cause.check || schemeCheck(scheme);
}

const HANDSHAKE_FAILED = 1000;

function schemeCheck(scheme: string | null | undefined): string {
	switch (scheme?.toLowerCase()) {
		case "kerberos":
			return "Check that the account is enabled, that the server's service principal name belongs to the account the server runs as, and that the clocks agree.";
		case "tls-dsk":
			return "Check that the client's certificate is valid, was issued for this account and is known to the server; deleting it makes the client ask for a new one.";
		default:
			return "Check the account name, the password and whether the account is locked or expired.";
	}
}

/** How the client authenticated itself, as far as the log shows it: `(NTLM, as CONTOSO\\alice)`. */
function by(trace: Trace, { request }: Transaction): string {
	const scheme = usedScheme(trace, request!);
	const account = ntlmName(trace, request!);
	return scheme ? ` (${account ? `${scheme}, as ${account}` : scheme})` : "";
}

function evidence(trace: Trace, attempt: readonly Transaction[]) {
	const refused = attempt.at(-1)!;
	const later = trace.answers.answerTo(refused);
	return [
		related(refused.request!, `The ${refused.method} with the credentials`),
		...relatedAll(
			attempt.slice(0, -1).map(({ final }) => final!),
			"Refused before",
		),
		...(later ? [related(later.request!, "The next attempt")] : []),
	];
}
