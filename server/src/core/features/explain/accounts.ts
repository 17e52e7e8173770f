// The sign-ins of each account, and its state at the end of the log.

import type { Finding } from "../../rules/rule.ts";
import { headerAddress } from "../../sip/message.ts";
import type { SignIn } from "../../trace/signIns/signIn.ts";
import type { Trace } from "../../trace/trace.ts";

/** One account. Sign-ins whose account is unknown are grouped together. */
export interface Account {
	readonly name: string | null;
	/** In file order, without sign-outs. */
	readonly attempts: readonly SignIn[];
	/** The last attempt whose result is known, ignoring redirections; `undefined` if there is none. */
	readonly last: SignIn | undefined;
	/** The failed attempts up to and including `last`. */
	readonly failed: readonly SignIn[];
	/** The requests by which the server signed the account out. */
	readonly forcedOut: readonly number[];
}

/** All accounts of a log in order of appearance. */
export function accounts(trace: Trace, findings: readonly Finding[]): readonly Account[] {
	const names: (string | null)[] = [];
	const attempts = new Map<string | null, SignIn[]>();
	const forcedOut = new Map<string | null, number[]>();
	const meet = (name: string | null) => {
		if (attempts.has(name)) return;
		names.push(name);
		attempts.set(name, []);
		forcedOut.set(name, []);
	};
	for (const signIn of trace.signIns.all) {
		if (signIn.kind === "sign-out") continue;
		meet(signIn.account);
		attempts.get(signIn.account)!.push(signIn);
	}
	for (const message of forcedSignOuts(trace, findings)) {
		const name = headerAddress(trace.text, trace.message(message), "To") || null;
		meet(name);
		forcedOut.get(name)!.push(message);
	}
	return names.map((name) => account(name, attempts.get(name)!, forcedOut.get(name)!));
}

function account(name: string | null, attempts: readonly SignIn[], forcedOut: readonly number[]): Account {
	return {
		name,
		attempts,
		last: attempts.findLast(({ result }) => result !== "pending" && result !== "redirected"),
		failed: attempts.filter(isFailed),
		forcedOut,
	};
}

/** True if the attempt failed, as far as the log shows. */
export function isFailed({ result }: SignIn): boolean {
	return result === "refused" || result === "failed" || result === "abandoned" || result === "unanswered";
}

/** The requests that findings identify as forced sign-outs, in file order. */
function forcedSignOuts(trace: Trace, findings: readonly Finding[]): readonly number[] {
	return findings
		.filter(({ rule }) => rule === "forced-sign-out")
		.map((finding) => messageOf(trace, finding))
		.filter((message) => message !== undefined);
}

/** The message of a finding; `undefined` if the finding is on a record outside SIP. */
export function messageOf(trace: Trace, { span }: Finding): number | undefined {
	const line = trace.lines.lineAt(span.start);
	const message = trace.messageAtLine(line);
	return message !== undefined && trace.index.messages.line(message) === line ? message : undefined;
}

/** The first request of an attempt. */
export function firstRequest(trace: Trace, { transactions }: SignIn): number {
	return trace.transactions[transactions[0]!]!.request!;
}

/** The last response of an attempt, or its last request if there was no response. */
export function lastMessage(trace: Trace, { transactions }: SignIn): number {
	const { final, provisionals, request } = trace.transactions[transactions.at(-1)!]!;
	return final ?? provisionals.at(-1) ?? request!;
}
