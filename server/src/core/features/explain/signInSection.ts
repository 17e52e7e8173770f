// Who signed in, where and how: one statement for each attempt, those that only prolong a registration summed up.

import { statusText } from "../../rules/wording.ts";
import { serverName } from "../../sip/auth.ts";
import { frameOf } from "../../trace/framing.ts";
import type { SignIn } from "../../trace/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import { capital, countText, durationText } from "../../words.ts";
import { stampOfMessage } from "../stamp.ts";
import { firstRequest, isFailed, lastMessage } from "./accounts.ts";
import { causeText, nameOf, schemeText } from "./signInWords.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/** The section; empty for a log without a REGISTER. */
export function signInSection(trace: Trace): Section {
	const told = trace.signIns.all.filter((signIn) => !isRoutine(signIn));
	const left = told.length - MOST_ATTEMPTS;
	return {
		title: "Who signed in, where and how",
		statements: [...mostTelling(told).map((signIn) => attempt(trace, signIn)), ...renewals(trace)],
		...(left > 0 ? { note: `${countText(left, "more attempt")} left out.` } : {}),
	};
}

const MOST_ATTEMPTS = 20;
const MOST_ACCOUNTS = 10;
const MOST_LINES = 3;

/** Where there are too many, those that failed before those that worked; all in the order of the log. */
function mostTelling(attempts: readonly SignIn[]): readonly SignIn[] {
	if (attempts.length <= MOST_ATTEMPTS) return attempts;
	const failed = attempts.filter(isFailed);
	const others = attempts.filter((signIn) => !isFailed(signIn));
	const kept = new Set([...failed, ...others].slice(0, MOST_ATTEMPTS));
	return attempts.filter((signIn) => kept.has(signIn));
}

/** A renewal that worked is one of hundreds in a day. */
export function isRoutine({ kind, result }: SignIn): boolean {
	return result === "succeeded" && (kind === "refresh" || kind === "re-authentication");
}

function attempt(trace: Trace, signIn: SignIn): Statement {
	const first = firstRequest(trace, signIn);
	const text = [
		`${stampOfMessage(trace, first)} ${nameOf(signIn.account)}: ${KINDS[signIn.kind]} ${RESULTS[signIn.result]}${withStatus(trace, signIn)}.`.trim(),
		how(trace, signIn),
		causeText(trace, signIn),
		followed(trace, signIn),
	].filter((part) => part !== "");
	return statement(trace, text.join(" "), [first, lastMessage(trace, signIn)]);
}

/** ` (401 Unauthorized)` for an attempt that failed, empty for any other. */
function withStatus(trace: Trace, signIn: SignIn): string {
	const status = isFailed(signIn) ? statusText(trace, lastMessage(trace, signIn)) : "";
	return status && ` (${status})`;
}

/** The words for an attempt in this report. */
export const KINDS: Readonly<Record<SignIn["kind"], string>> = {
	"sign-in": "sign-in",
	refresh: "renewal of the registration",
	"re-authentication": "renewal with new authentication",
	"sign-out": "sign-out",
};

/** The words for how it ended. */
export const RESULTS: Readonly<Record<SignIn["result"], string>> = {
	succeeded: "succeeded",
	redirected: "was redirected to another server",
	refused: "was refused",
	failed: "failed",
	abandoned: "was given up by the client",
	unanswered: "got no answer",
	pending: "was still going on when the log ended",
};

function how(trace: Trace, signIn: SignIn): string {
	const address = frameOf(trace.index, firstRequest(trace, signIn))?.remote;
	const server = signIn.server && serverName(signIn.server);
	const where = server && address ? `${server} (${address})` : (server ?? address);
	const by = schemeText(signIn);
	const tried = signIn.schemesTried.length > 1 ? signIn.schemesTried.join(", then ") : "";
	const parts = [
		where ? `server ${where}` : "",
		by ? `credentials: ${by}` : "",
		tried ? `tried ${tried}` : "",
		signIn.schemesOffered.length > 0 ? `offered: ${signIn.schemesOffered.join(", ")}` : "",
		signIn.rounds > 0 ? `${countText(signIn.rounds, "challenge")} answered` : "",
		signIn.durationMs === null ? "" : `took ${durationText(signIn.durationMs)}`,
	].filter((part) => part !== "");
	const text = parts.join("; ");
	return text && `${capital(text)}.`;
}

function followed(trace: Trace, signIn: SignIn): string {
	if (signIn.result !== "redirected") return "";
	const next = signIn.next === null ? undefined : trace.signIns.all[signIn.next];
	if (!next) return "The log shows no sign-in at the server it was sent to.";
	return `It went on there on line ${trace.index.messages.line(firstRequest(trace, next)) + 1}.`;
}

function renewals(trace: Trace): readonly Statement[] {
	const byAccount = new Map<string | null, SignIn[]>();
	for (const signIn of trace.signIns.all.filter(isRoutine)) {
		const known = byAccount.get(signIn.account);
		if (known) known.push(signIn);
		else byAccount.set(signIn.account, [signIn]);
	}
	return [...byAccount].slice(0, MOST_ACCOUNTS).map(([account, found]) => {
		const shown = found.length <= MOST_LINES ? found : [found[0]!, found.at(-1)!];
		const newly = found.filter(({ kind }) => kind === "re-authentication").length;
		return statement(
			trace,
			`${nameOf(account)}: ${countText(found.length, "renewal")} of the registration succeeded` +
				`${newly > 0 ? `, ${newly} of them with new authentication` : ""}.`,
			shown.map((signIn) => firstRequest(trace, signIn)),
		);
	});
}
