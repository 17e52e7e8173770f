// What rules and findings are.

import type { Steps } from "../steps.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import type { Headline } from "./headline.ts";

/** All severities, most severe first. */
export const SEVERITIES = ["error", "warning", "information", "hint"] as const;

/** How severe a finding is. Errors and warnings require the reader's attention. */
export type Severity = (typeof SEVERITIES)[number];

/** An observation about the log, with its evidence. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	/** Where the finding is shown: on a start line, an error code in a record, or a line before the first record. */
	readonly span: Span;
	/** What happened and why, in complete sentences. */
	readonly message: string;
	/** The same for lists, which show a single line. */
	readonly headline: Headline;
	/** Other places that show it, each with a description. */
	readonly related: readonly RelatedPlace[];
	/** The number of the transaction it is about; `null` if it is about a record or the log as a whole. */
	readonly transaction: number | null;
	/** Only the cause, in complete sentences; empty if the log does not name one. */
	readonly why: string;
	/** What to check or do, in complete sentences; empty if nothing is known. */
	readonly check: string;
}

/** Another place that supports a finding. */
export interface RelatedPlace {
	readonly span: Span;
	readonly message: string;
}

/** True for errors and warnings, which require attention. *Next Failure* stops at the same findings. */
export function isProblem({ severity }: Pick<Finding, "severity">): boolean {
	return severity === "error" || severity === "warning";
}

/** The severity of the worst problem; `none` without any. */
export type WorstProblem = "error" | "warning" | "none";

/** The worst problem among the findings. */
export function worstProblem(findings: readonly Finding[]): WorstProblem {
	if (findings.some(({ severity }) => severity === "error")) return "error";
	return findings.some(isProblem) ? "warning" : "none";
}

/**
 * The position of a finding or related place: a message number, which means its start line, or a span. Findings about a
 * transaction are cached while text moves, so they contain only message numbers.
 */
export type Place = number | Span;

/**
 * A finding as reported by a rule. The default severity is that of the rule, and the default headline is the first sentence
 * of the message.
 */
export interface Draft {
	readonly on: Place;
	readonly message: string;
	readonly headline?: Headline;
	readonly severity?: Severity;
	readonly related?: readonly RelatedMessage[];
	/** The number of the failed transaction; by default, that of the message on which it is reported. */
	readonly transaction?: number;
	readonly why?: string;
	readonly check?: string;
}

/** A related place of a draft: the start line of a message. */
export interface RelatedMessage {
	readonly on: number;
	readonly message: string;
}

/** Receives the findings of a rule. */
export type Report = (draft: Draft) => void;

/**
 * One kind of finding. A rule is called for each thing that it judges. It may report in any order, needs evidence in the
 * log, and is silent when unsure.
 */
export type Rule = RuleWords & (TransactionRule | MessageRule | RecordRule | LogRule);

interface RuleWords {
	readonly id: string;
	/** The severity unless a finding or a setting changes it. */
	readonly severity: Severity;
	/** What the rule detects, in one clause, for settings and the list of rules. */
	readonly summary: string;
	/** Rules that explain the same failure less well. Their findings become related places of this rule's finding. */
	readonly outranks?: readonly string[];
}

/**
 * Judges one transaction. It is called again only if something it may depend on has changed: transactions with the same
 * Call-ID, the sign-in, the transaction that recovered a failure, and everything listed by `fillBasis` in `judgements.ts`.
 */
export interface TransactionRule {
	readonly judges: "transaction";
	judge(trace: Trace, transaction: Transaction, report: Report, limits: Limits): void;
}

/** Judges one message by its columns in the index. It is called for all messages each time. */
export interface MessageRule {
	readonly judges: "message";
	judge(trace: Trace, message: number, report: Report): void;
}

/** Judges one record without a message, by a fact about it. */
export interface RecordRule {
	readonly judges: "record";
	judge(trace: Trace, record: number, report: Report): void;
}

/** Judges the log as a whole, each time. */
export interface LogRule {
	readonly judges: "log";
	judge(trace: Trace, report: Report): void;
}

/**
 * A rule defined by a user. It runs after the built-in rules and sees what they `found`, but cannot change it. Its id
 * differs from all built-in ids.
 */
export interface CustomRule {
	readonly id: string;
	readonly severity: Severity;
	/** What it detects, in the user's words. */
	readonly summary: string;
	find(trace: Trace, report: Report, found: readonly Finding[]): Steps<void>;
}

/** Limits that the user can set. */
export interface Limits {
	/** Transactions that take longer than this are slow, in ms. */
	readonly slowTransactionMs: number;
}

/** The defaults, as for `rtcdll.slowTransaction` in the manifest. */
export const DEFAULT_LIMITS: Limits = { slowTransactionMs: 5000 };

/** A link to the start line of a message. */
export function related(on: number, message: string): RelatedMessage {
	return { on, message };
}

/** Links to at most 20 of the messages, since thousands of copies do not need thousands of links. */
export function relatedAll(messages: readonly number[], text: string): readonly RelatedMessage[] {
	return messages.slice(0, 20).map((message) => related(message, text));
}
