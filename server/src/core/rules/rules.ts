// Lists all rules, and runs them over a log.

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
import { draftCompleter, judge, type UnplacedFinding } from "./judgements.ts";
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

/** All rules. Each has a page in `docs/rules` with the name of its id, and a setting in the manifest. */
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

/** True for the id of a built-in rule; custom rules have other ids. */
export function isBuiltIn(rule: string): boolean {
	return BUILT_IN.has(rule);
}

const BUILT_IN: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** A sort function: most severe first, and built-in rules before custom rules of the same severity. */
export function bySeverity(one: Finding, other: Finding): number {
	const difference = SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
	return difference || Number(isBuiltIn(other.rule)) - Number(isBuiltIn(one.rule));
}

/** The most important findings: those that come first by `bySeverity`, including ties. */
export function mostSevere(findings: readonly Finding[]): readonly Finding[] {
	const [first, ...others] = findings;
	if (!first) return [];
	const worst = others.reduce((known, each) => (bySeverity(each, known) < 0 ? each : known), first);
	return findings.filter((each) => bySeverity(each, worst) === 0);
}

/** Rules whose findings explain why something that looks like a failure is normal. */
export const HARMLESS_RULES: ReadonlySet<string> = new Set([authChallenge.id]);

/** The possible settings for a rule. */
export const SEVERITY_SETTINGS = [...SEVERITIES, "off"] as const;

/** True for one of these settings. */
export function isSeveritySetting(value: unknown): value is (typeof SEVERITY_SETTINGS)[number] {
	return (SEVERITY_SETTINGS as readonly unknown[]).includes(value);
}

/** The user's settings for individual rules; all other rules keep their own severity. */
export type RuleSettings = Readonly<Record<string, Severity | "off" | undefined>>;

/**
 * Runs all enabled rules. Findings are in file order, with one problem per failure: if several rules detect it, the one that
 * explains it best reports it. Findings of custom rules are added to them.
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
	const byRule = new Map(RULES.map((rule): [Rule, UnplacedFinding[]] => [rule, []]));
	yield* judge(trace, RULES, limits, (unplaced) => byRule.get(unplaced.rule)!.push(unplaced));
	const findings: Finding[] = [];
	for (const [{ id }, unplaced] of byRule) {
		const wanted = settings[id];
		if (wanted !== "off") for (const each of unplaced) findings.push(placed(trace, each, wanted));
	}
	yield;
	const found = oneForEachFailure(trace, findings, outranks);
	const all = [...found];
	const complete = draftCompleter();
	for (const rule of customRules) {
		yield* rule.find(trace, (draft) => all.push(placed(trace, complete(rule, draft))), found);
	}
	return all.sort((a, b) => a.span.start - b.span.start);
}

function outranks(rule: string, other: string): boolean {
	return OUTRANKED.get(rule)?.has(other) ?? false;
}

const OUTRANKED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	RULES.map((rule) => [rule.id, new Set(rule.outranks)]),
);

/** Creates the finding with its positions in the current text, or reuses the previous one. */
function placed(trace: Trace, unplaced: UnplacedFinding<{ readonly id: string }>, wanted = unplaced.severity): Finding {
	const known = unplaced.placed;
	if (known && known.severity === wanted && isAtSamePlace(trace, unplaced, known)) return known;
	const { rule, on, message, headline, related, transaction, why, check } = unplaced;
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
	unplaced.placed = finding;
	return finding;
}

/**
 * True if all messages that a finding refers to start at the same offset as before. Their content is unchanged, or the
 * finding would be a new one.
 */
function isAtSamePlace(
	{ index: { messages } }: Trace,
	{ on, related }: UnplacedFinding<unknown>,
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

/** The start line of a message, without the prefix before it. A span is returned unchanged. */
function spanOf({ lines, index: { messages } }: Trace, on: Place): Span {
	return typeof on === "number" ? { start: messages.start(on), end: lines.end(messages.line(on)) } : on;
}

function transactionAt(trace: Trace, on: Place): number | null {
	const message = typeof on === "number" ? on : trace.messageAtLine(trace.lines.lineAt(on.start));
	return message === undefined ? null : trace.transactionOf(message).id;
}
