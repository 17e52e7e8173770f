// Who signed in, where and how: the attempts of each account, with identical attempts and successful renewals summed up.

import { statusText } from "../../rules/wording.ts";
import { serverName } from "../../sip/auth.ts";
import { frameOf } from "../../trace/directions/framing.ts";
import type { SignIn } from "../../trace/signIns/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import { capital, countText, durationText } from "../../words.ts";
import { stampOfMessage } from "../stamp.ts";
import { firstRequest, isFailed, lastMessage } from "./accounts.ts";
import { nameOf, schemeText } from "./signInWords.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/**
 * The section; empty for a log without a REGISTER. If there are too many accounts or attempts, failed ones are preferred.
 */
export function signInSection(trace: Trace): Section {
	const byAccount = new Map<string | null, SignIn[]>();
	for (const signIn of trace.signIns.all) {
		const known = byAccount.get(signIn.account);
		if (known) known.push(signIn);
		else byAccount.set(signIn.account, [signIn]);
	}
	const accounts = [...byAccount.values()];
	const shown = mostTelling(accounts, (attempts) => attempts.some(isFailed), MOST_ACCOUNTS);
	const left = accounts.length - shown.length;
	return {
		title: "Who signed in, where and how",
		statements: shown.flatMap((attempts) => ofAccount(trace, attempts)),
		...(left > 0 ? { note: `${countText(left, "more account")} left out.` } : {}),
	};
}

const MOST_ACCOUNTS = 5;
const MOST_ATTEMPTS = 5;
const MOST_LINES = 3;

/** At most `most` items, preferring failed ones, in log order. */
function mostTelling<T>(all: readonly T[], isBad: (one: T) => boolean, most: number): readonly T[] {
	if (all.length <= most) return all;
	const kept = new Set([...all.filter(isBad), ...all.filter((one) => !isBad(one))].slice(0, most));
	return all.filter((one) => kept.has(one));
}

/** One statement for each group of identical attempts, then the successful renewals. */
function ofAccount(trace: Trace, attempts: readonly SignIn[]): readonly Statement[] {
	const alike = new Map<string, SignIn[]>();
	for (const signIn of attempts.filter((each) => !isRoutine(each))) {
		const key = `${wordsOf(trace, signIn)} ${how(trace, { ...signIn, durationMs: null })} ${followed(trace, signIn)}`;
		const known = alike.get(key);
		if (known) known.push(signIn);
		else alike.set(key, [signIn]);
	}
	const groups = [...alike.values()];
	const shown = mostTelling(groups, ([first]) => isFailed(first!), MOST_ATTEMPTS);
	const left = groups.length - shown.length;
	const name = nameOf(attempts[0]!.account);
	return [
		...shown.map((group) => attemptStatement(trace, group)),
		...(left > 0 ? [statement(trace, `${name}: ${countText(left, "more kind")} of attempts.`)] : []),
		...renewals(trace, attempts.filter(isRoutine)),
	];
}

/** A day has hundreds of successful renewals. */
export function isRoutine({ kind, result }: SignIn): boolean {
	return result === "succeeded" && (kind === "refresh" || kind === "re-authentication");
}

function attemptStatement(trace: Trace, alike: readonly SignIn[]): Statement {
	const signIn = alike[0]!;
	const first = firstRequest(trace, signIn);
	const times = alike.length > 1 ? `, ${alike.length} times` : "";
	const text = [
		`${stampOfMessage(trace, first)} ${wordsOf(trace, signIn)}${times}.`.trim(),
		how(trace, alike.length > 1 ? { ...signIn, durationMs: null } : signIn),
		followed(trace, signIn),
	].filter((part) => part !== "");
	const lines =
		alike.length > 1
			? alike.slice(0, MOST_LINES).map((each) => firstRequest(trace, each))
			: [first, lastMessage(trace, signIn)];
	return statement(trace, text.join(" "), lines);
}

/** `alice@contoso.com: sign-in was refused (403 Forbidden)`. */
function wordsOf(trace: Trace, signIn: SignIn): string {
	return `${nameOf(signIn.account)}: ${KINDS[signIn.kind]} ${RESULTS[signIn.result]}${withStatus(trace, signIn)}`;
}

/** ` (401 Unauthorized)` for a failed attempt, otherwise empty. */
function withStatus(trace: Trace, signIn: SignIn): string {
	const status = isFailed(signIn) ? statusText(trace, lastMessage(trace, signIn)) : "";
	return status && ` (${status})`;
}

const KINDS: Readonly<Record<SignIn["kind"], string>> = {
	"sign-in": "sign-in",
	refresh: "renewal of the registration",
	"re-authentication": "renewal with new authentication",
	"sign-out": "sign-out",
};

const RESULTS: Readonly<Record<SignIn["result"], string>> = {
	succeeded: "succeeded",
	redirected: "was redirected to another server",
	refused: "was refused",
	failed: "failed",
	abandoned: "was abandoned by the client",
	unanswered: "got no response",
	pending: "was still in progress when the log ended",
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
	if (!next) return "The log shows no sign-in at the server to which it was redirected.";
	return `It continued there on line ${trace.index.messages.line(firstRequest(trace, next)) + 1}.`;
}

function renewals(trace: Trace, found: readonly SignIn[]): readonly Statement[] {
	if (found.length === 0) return [];
	const shown = found.length <= MOST_LINES ? found : [found[0]!, found.at(-1)!];
	const newly = found.filter(({ kind }) => kind === "re-authentication").length;
	return [
		statement(
			trace,
			`${nameOf(found[0]!.account)}: ${countText(found.length, "renewal")} of the registration succeeded` +
				`${newly > 0 ? `, ${newly} of them with new authentication` : ""}.`,
			shown.map((signIn) => firstRequest(trace, signIn)),
		),
	];
}
