// The list of all rules, and how they are run over a log.

import type { MessageIndex } from "../logIndex/logIndex.ts";
import { atOnce, type Steps } from "../steps.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { authAbandoned } from "./authAbandoned.ts";
import { authChallenge } from "./authChallenge.ts";
import { authFailed } from "./authFailed.ts";
import { clockSkew } from "./clockSkew.ts";
import { errorCode } from "./errorCode.ts";
import { failedTransaction } from "./failedTransaction.ts";
import { oneForEachFailure } from "./failure.ts";
import { forcedSignOut } from "./forcedSignOut.ts";
import { judge, type Signed, signer } from "./judgements.ts";
import { lostMessage } from "./lostMessage.ts";
import { malformedMessage } from "./malformedMessage.ts";
import { mediaFailed } from "./mediaFailed.ts";
import { meetingFailed } from "./meetingFailed.ts";
import { missingAck } from "./missingAck.ts";
import { orphanResponse } from "./orphanResponse.ts";
import { pendingRequest } from "./pendingRequest.ts";
import { poorQuality } from "./poorQuality.ts";
import { presenceRefused } from "./presenceRefused.ts";
import { redirected } from "./redirected.ts";
import { reportedFailure } from "./reportedFailure.ts";
import { retransmission } from "./retransmission.ts";
import {
	type CustomRule,
	DEFAULT_LIMITS,
	type Finding,
	type Limits,
	type Place,
	type Rule,
	SEVERITIES,
	type Severity,
} from "./rule.ts";
import { serviceFailed } from "./serviceFailed.ts";
import { slowTransaction } from "./slowTransaction.ts";
import { truncatedMessage } from "./truncatedMessage.ts";
import { unansweredRequest } from "./unansweredRequest.ts";

/** All rules. Each has a page of its id's name in `docs/rules`, and a setting in the manifest. */
export const RULES: readonly Rule[] = [
	failedTransaction,
	authFailed,
	authAbandoned,
	authChallenge,
	unansweredRequest,
	pendingRequest,
	orphanResponse,
	missingAck,
	lostMessage,
	retransmission,
	slowTransaction,
	redirected,
	forcedSignOut,
	mediaFailed,
	meetingFailed,
	presenceRefused,
	serviceFailed,
	poorQuality,
	reportedFailure,
	clockSkew,
	malformedMessage,
	truncatedMessage,
	errorCode,
];

/** True for the id of one of them; of the rules of a user none has such an id. */
export function isBuiltIn(rule: string): boolean {
	return BUILT_IN.has(rule);
}

const BUILT_IN: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** To sort findings by: those that matter most come first, and of equals ours before those of the user's rules. */
export function bySeverity(one: Finding, other: Finding): number {
	const difference = SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
	return difference || Number(isBuiltIn(other.rule)) - Number(isBuiltIn(one.rule));
}

/** The gravest of some findings: those that none comes before by `bySeverity`. */
export function gravest(findings: readonly Finding[]): readonly Finding[] {
	const [first, ...others] = findings;
	if (!first) return [];
	const worst = others.reduce((known, each) => (bySeverity(each, known) < 0 ? each : known), first);
	return findings.filter((each) => bySeverity(each, worst) === 0);
}

/** The rules whose findings say that all is well where it may not look so. */
export const HARMLESS_RULES: ReadonlySet<string> = new Set([authChallenge.id]);

/** What can be set for a rule. */
export const SEVERITY_SETTINGS = [...SEVERITIES, "off"] as const;

/** True for one of them. */
export function isSeveritySetting(value: unknown): value is (typeof SEVERITY_SETTINGS)[number] {
	return (SEVERITY_SETTINGS as readonly unknown[]).includes(value);
}

/** What a user has set for single rules; a rule that is not named keeps its own severity. */
export type RuleSettings = Readonly<Record<string, Severity | "off" | undefined>>;

/**
 * Runs all rules that are not switched off. The findings come in the order of the log, one problem for each failure: of
 * several rules that saw it, the most knowing one speaks. What the rules of a user find stands beside that.
 */
export function diagnose(
	trace: Trace,
	settings: RuleSettings = {},
	limits: Limits = DEFAULT_LIMITS,
	customRules: readonly CustomRule[] = [],
): readonly Finding[] {
	return atOnce(judging(trace, settings, limits, customRules));
}

/** The same in steps. */
export function* judging(
	trace: Trace,
	settings: RuleSettings,
	limits: Limits,
	customRules: readonly CustomRule[],
): Steps<readonly Finding[]> {
	const byRule = new Map(RULES.map((rule): [Rule, Signed[]] => [rule, []]));
	yield* judge(trace, RULES, limits, (signed) => byRule.get(signed.rule)!.push(signed));
	const findings: Finding[] = [];
	for (const [{ id }, signed] of byRule) {
		const wanted = settings[id];
		if (wanted !== "off") for (const each of signed) findings.push(placed(trace, each, wanted));
	}
	yield;
	const found = oneForEachFailure(trace, findings, outranks);
	const all = [...found];
	const sign = signer();
	for (const rule of customRules) {
		yield* rule.find(trace, (draft) => all.push(placed(trace, sign(rule, draft))), found);
	}
	return all.sort((a, b) => a.span.start - b.span.start);
}

function outranks(rule: string, other: string): boolean {
	return OUTRANKED.get(rule)?.has(other) ?? false;
}

const OUTRANKED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	RULES.map((rule) => [rule.id, new Set(rule.outranks)]),
);

/** The finding with its places in the text as it is now. */
function placed(trace: Trace, signed: Signed<{ readonly id: string }>, wanted = signed.severity): Finding {
	const known = signed.placed;
	if (known && known.severity === wanted && standsOn(trace, signed, known)) return known;
	const { rule, on, message, headline, related, transaction, why, check } = signed;
	const finding: Finding = {
		rule: rule.id,
		severity: wanted,
		span: spanOf(trace, on),
		message,
		headline,
		related: related.map((each) => ({ span: spanOf(trace, each.on), message: each.message })),
		transaction: transaction ?? transactionAt(trace, on),
		why,
		check,
	};
	signed.placed = finding;
	return finding;
}

/** True where all messages that a finding names begin where they did: what they say is what it was, or it would be another one. */
function standsOn(
	{ index: { messages } }: Trace,
	{ on, related }: Signed<unknown>,
	{ span, related: places }: Finding,
): boolean {
	if (!beginsAt(messages, on, span)) return false;
	for (let at = 0; at < related.length; at++) {
		if (!beginsAt(messages, related[at]!.on, places[at]!.span)) return false;
	}
	return true;
}

function beginsAt(messages: MessageIndex, place: Place, { start }: Span): boolean {
	return typeof place === "number" && messages.start(place) === start;
}

/** The start line of a message, without the prefix before it; a span stays as it is. */
function spanOf({ lines, index: { messages } }: Trace, on: Place): Span {
	return typeof on === "number" ? { start: messages.start(on), end: lines.end(messages.line(on)) } : on;
}

function transactionAt(trace: Trace, on: Place): number | null {
	const message = typeof on === "number" ? on : trace.messageAtLine(trace.lines.lineAt(on.start));
	return message === undefined ? null : trace.transactionOf(message).id;
}
