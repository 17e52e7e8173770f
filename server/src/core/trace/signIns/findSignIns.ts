// Groups the REGISTER transactions of each attempt to sign in ([MS-SIPAE] 4, [MS-SIPREGE] 3.1).

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { isSigned } from "../../sip/auth.ts";
import { findHeaders, headerAddress, headerText } from "../../sip/message.ts";
import { copied, slice } from "../../text.ts";
import { causeOf } from "../causes/causeOf.ts";
import { TIMEOUT_MS } from "../timers.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";
import { challengesOf, credentialsOf, isForbiddenForAuth, ntlmName, signaturesOf } from "./credentials.ts";
import { deregistration } from "./deregistration.ts";
import type { SignIn, SignInKind, SignInResult, SignIns } from "./signIn.ts";

/** Groups the REGISTERs of the log. A REGISTER that does not answer a challenge starts an attempt. */
export function findSignIns(trace: Trace): SignIns {
	const all: SignIn[] = [];
	const numberOf = new Int32Array(trace.transactions.length).fill(NO_SIGN_IN);
	const registeredOf = new Map<number, Set<string>>();
	for (const first of trace.transactions) {
		if (first.request === null) continue;
		if (deregistration(trace, first) !== undefined) {
			const signedOut = headerAddress(trace.text, trace.message(first.request!), "To") || null;
			if (signedOut !== null) atProcess(registeredOf, processOf(trace, first)).delete(signedOut);
		}
		if (first.method !== "REGISTER" || numberOf[first.id] !== NO_SIGN_IN) continue;
		const registered = atProcess(registeredOf, processOf(trace, first));
		const account = trace.index.fact(readAccount)(first.request);
		const isRegistered = account !== null && registered.has(account);
		const signIn = trace.fact(isRegistered ? readRenewal : readSignIn)(first.id);
		for (const id of signIn.transactions) numberOf[id] = all.length;
		all.push(signIn);
		if (signIn.account === null) continue;
		// The account is signed out regardless of the response.
		if (signIn.kind === "sign-out") registered.delete(signIn.account);
		else if (signIn.result === "succeeded") registered.add(signIn.account);
	}
	followRedirects(trace, all);
	const of = ({ id }: Transaction) => {
		const number = numberOf[id]!;
		// Avoids the index -1, which is slow in JavaScript engines; most transactions are not REGISTERs.
		return number === NO_SIGN_IN ? undefined : all[number];
	};
	const last = new Map<string, SignIn>();
	for (const signIn of all) {
		if (signIn.account !== null && signIn.kind !== "sign-out") last.set(signIn.account, signIn);
	}
	return {
		all,
		of,
		succeedsAfter(transaction) {
			const attempt = last.get(of(transaction)?.account ?? "");
			return attempt?.result === "succeeded" && attempt.transactions.at(-1)! > transaction.id;
		},
	};
}

const NO_SIGN_IN = -1;

/**
 * A fact about a message (`LogIndex.fact`): the address in From, `alice@contoso.com`; `null` if the log does not show it.
 */
export function readAccount({ text, messages }: LogIndex, message: number): string | null {
	return copied(headerAddress(text, messages.read(message), "From")) || null;
}

/** The accounts that a process has signed in. A restarted client has to sign in again. */
function atProcess(registeredOf: Map<number, Set<string>>, process: number): Set<string> {
	let registered = registeredOf.get(process);
	if (!registered) {
		registered = new Set();
		registeredOf.set(process, registered);
	}
	return registered;
}

function processOf({ index: { messages, records } }: Trace, { request }: Transaction): number {
	return records.process(messages.record(request!));
}

/**
 * A redirected sign-in continues with the next one of the same account, at the home server (RFC 3261 §8.1.3.4). If there is
 * none in the next 32 s of the log, the client did not get there.
 */
function followRedirects(trace: Trace, all: SignIn[]): void {
	const following = new Map<string, number>();
	for (let number = all.length - 1; number >= 0; number--) {
		const signIn = all[number]!;
		if (signIn.account === null) continue;
		if (signIn.result === "redirected") {
			const next = following.get(signIn.account) ?? null;
			const { final } = trace.transactions[signIn.transactions.at(-1)!]!;
			const isLeft = next === null && trace.loggedAfter(final!) > TIMEOUT_MS;
			all[number] = { ...signIn, next, result: isLeft ? "abandoned" : "redirected" };
		}
		following.set(signIn.account, number);
	}
}

function chainFrom(trace: Trace, first: Transaction): readonly Transaction[] {
	const chain = [first];
	for (let next = trace.answers.answerTo(first); next; next = trace.answers.answerTo(next)) chain.push(next);
	return chain;
}

/** Facts about the first transaction of an attempt, depending on whether the account is already signed in. */
function readRenewal(trace: Trace, first: number): SignIn {
	return readAttempt(trace, first, true);
}

function readSignIn(trace: Trace, first: number): SignIn {
	return readAttempt(trace, first, false);
}

function readAttempt(trace: Trace, id: number, isRegistered: boolean): SignIn {
	const chain = chainFrom(trace, trace.transactions[id]!);
	const [first, last] = [chain[0]!, chain.at(-1)!];
	const account = trace.index.fact(readAccount)(first.request!);
	const credentials = chain.flatMap(({ request }) => credentialsOf(trace, request!));
	const challenges = chain.flatMap(({ final }) => (final === null ? [] : challengesOf(trace, final)));
	const signatures = last.final === null ? [] : signaturesOf(trace, last.final);
	const end = last.final ?? last.provisionals.at(-1);
	const result = resultOf(trace, last);
	const cause = result === "refused" || result === "failed" ? causeOf(trace, last.final!) : undefined;
	return {
		kind: kindOf(trace, chain, isRegistered),
		result,
		reason: cause?.text ?? null,
		next: null,
		account,
		credentials: lastNtlmName(trace, chain),
		transactions: chain.map(({ id }) => id),
		schemesOffered: [...new Set(challenges.map(({ scheme }) => scheme))],
		schemesTried: [...new Set(credentials.map(({ scheme }) => scheme))],
		scheme: signatures[0]?.scheme ?? credentials.at(-1)?.scheme ?? null,
		rounds: chain.length - 1,
		server:
			[...signatures, ...challenges]
				.find(({ parameters }) => parameters.has("targetname"))
				?.parameters.get("targetname") ?? null,
		durationMs: end === undefined ? null : timeBetween(trace, first.request!, end),
	};
}

/** The name in the last NTLM token that has one. */
function lastNtlmName(trace: Trace, chain: readonly Transaction[]): string | null {
	for (const { request } of chain.toReversed()) {
		const name = ntlmName(trace, request!);
		if (name !== "") return name;
	}
	return null;
}

/** `null` if the clock went back, and in a log without times. */
function timeBetween(trace: Trace, from: number, to: number): number | null {
	const took = trace.clock(to) - trace.clock(from);
	return took >= 0 ? took : null;
}

function kindOf(trace: Trace, chain: readonly Transaction[], isRegistered: boolean): SignInKind {
	if (trace.index.fact(endsRegistration)(chain.at(-1)!.request!)) return "sign-out";
	// A log that starts in the middle may lack the sign-in, but a signature proves that there was one.
	const isSignedIn = isRegistered || credentialsOf(trace, chain[0]!.request!).some(isSigned);
	if (!isSignedIn) return "sign-in";
	return chain.some(({ outcome }) => outcome === "challenged") ? "re-authentication" : "refresh";
}

/** RFC 3261 §10.2.2: an Expires of 0, or an expires parameter of 0 in every Contact. */
function endsRegistration({ text, messages }: LogIndex, request: number): boolean {
	const message = messages.read(request);
	const contacts = findHeaders(text, message, "Contact").map(
		({ value }) => /;\s*expires\s*=\s*"?(\d+)/i.exec(slice(text, value))?.[1],
	);
	const expires = headerText(text, message, "Expires")?.trim();
	if (contacts.some((value) => value !== undefined))
		return contacts.every((value) => value !== undefined && Number(value) === 0);
	return expires !== undefined && /^0+$/.test(expires);
}

function resultOf(trace: Trace, last: Transaction): SignInResult {
	switch (last.outcome) {
		case "success":
			return "succeeded";
		case "redirected":
			return "redirected";
		case "challenged":
			if (trace.isRefused(last)) return "refused";
			return trace.loggedAfter(last.final!) > TIMEOUT_MS ? "abandoned" : "pending";
		case "unanswered":
			return "unanswered";
		case "pending":
			return "pending";
		default:
			return isForbiddenForAuth(trace, last) ? "refused" : "failed";
	}
}
