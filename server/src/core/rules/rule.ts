// What a rule is and what it finds.

import type { Steps } from "../steps.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import type { Headline } from "./headline.ts";

/** How much a finding matters, from the most to the least. */
export const SEVERITIES = ["error", "warning", "information", "hint"] as const;

/** How grave a finding is. Errors and warnings are what a reader must look at. */
export type Severity = (typeof SEVERITIES)[number];

/** Something about the log that a reader should know, with the evidence for it. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	/** What the finding stands on: a start line, an error code in a record, or a line before the first record. */
	readonly span: Span;
	/** What happened and why, in whole sentences. */
	readonly message: string;
	/** The same for a list, where a line has to do. */
	readonly headline: Headline;
	/** The other places that show it, each with what it is. */
	readonly related: readonly RelatedPlace[];
	/** The number of the transaction that it is about; `null` for one about a record, or about the log as a whole. */
	readonly transaction: number | null;
	/** The cause alone, in whole sentences; empty where the log names none. */
	readonly why: string;
	/** What to look at or do, in whole sentences; empty where nothing is known. */
	readonly check: string;
}

/** Another place that shows what a finding says. */
export interface RelatedPlace {
	readonly span: Span;
	readonly message: string;
}

/** True for what a reader must look at: the same findings that a step to the next failure visits. */
export function isProblem({ severity }: Pick<Finding, "severity">): boolean {
	return severity === "error" || severity === "warning";
}

/** The severity of the worst problem; `none` without any. */
export type WorstProblem = "error" | "warning" | "none";

/** How bad the worst of the findings is. */
export function worstProblem(findings: readonly Finding[]): WorstProblem {
	if (findings.some(({ severity }) => severity === "error")) return "error";
	return findings.some(isProblem) ? "warning" : "none";
}

/**
 * Where a finding stands or leads to: the number of a message, whose start line is meant, or a place in the text. What is found
 * of a transaction is kept while the text around it moves, and names messages alone.
 */
export type Place = number | Span;

/**
 * A finding before its rule has signed it; without a severity it has that of the rule, and without a headline the first
 * sentence of its message.
 */
export interface Draft {
	readonly on: Place;
	readonly message: string;
	readonly headline?: Headline;
	readonly severity?: Severity;
	readonly related?: readonly RelatedMessage[];
	/** The number of the transaction that failed; that of the message that it stands on where it is left out. */
	readonly transaction?: number;
	readonly why?: string;
	readonly check?: string;
}

/** A related place of a draft: the start line of a message. */
export interface RelatedMessage {
	readonly on: number;
	readonly message: string;
}

/** Takes what a rule finds. */
export type Report = (draft: Draft) => void;

/**
 * One kind of finding. It says what it judges, and is asked about each such thing: it reports in any order, needs evidence
 * in the log, and is silent when unsure.
 */
export type Rule = RuleWords & (TransactionRule | MessageRule | RecordRule | LogRule);

interface RuleWords {
	readonly id: string;
	/** The severity unless a finding says otherwise or a setting changes it. */
	readonly severity: Severity;
	/** What the rule says, in one clause: for the settings and the list of rules. */
	readonly summary: string;
	/** The rules that know less of the same failure: what they found becomes a related place of this rule's finding. */
	readonly outranks?: readonly string[];
}

/**
 * Judges one transaction. It is asked again only when something has changed of what it may look at: the transactions with the
 * same Call-ID, the sign-in, the transaction that made a failure good, and what `fillBasis` in `judgements.ts` names besides.
 */
export interface TransactionRule {
	readonly judges: "transaction";
	judge(trace: Trace, transaction: Transaction, report: Report, limits: Limits): void;
}

/** Judges one message, by what its columns in the index say of it: it is asked about all of them each time. */
export interface MessageRule {
	readonly judges: "message";
	judge(trace: Trace, message: number, report: Report): void;
}

/** Judges one record that holds no message, by a fact about it. */
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
 * A rule that a user wrote. It speaks once our own rules have: it sees what they `found`, and takes nothing away from it. Its
 * id is none of ours.
 */
export interface CustomRule {
	readonly id: string;
	readonly severity: Severity;
	/** What it says, as the user wrote it. */
	readonly summary: string;
	find(trace: Trace, report: Report, found: readonly Finding[]): Steps<void>;
}

/** What counts as too much; the user can set it. */
export interface Limits {
	/** A transaction that takes longer is slow, in ms. */
	readonly slowTransactionMs: number;
}

/** What holds unless the user sets it: the default of `rtcdll.slowTransaction` in the manifest. */
export const DEFAULT_LIMITS: Limits = { slowTransactionMs: 5000 };

/** A link to the start line of a message. */
export function related(on: number, message: string): RelatedMessage {
	return { on, message };
}

/** Links to at most 20 of the messages: what was repeated thousands of times needs no thousands of links. */
export function relatedAll(messages: readonly number[], text: string): readonly RelatedMessage[] {
	return messages.slice(0, 20).map((message) => related(message, text));
}
