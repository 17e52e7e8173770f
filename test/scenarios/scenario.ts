/**
 * Types of a labelled scenario: a log in the dialect of Microsoft's clients, and what must be reported about it. The labels
 * come from the design, the facts about the log format, RFC 3261, [MS-SIPAE], [MS-SIPREGE] and [MS-OCER]; never from the
 * output of the engine.
 */

export type Rule =
	| "failed-transaction"
	| "auth-failed"
	| "auth-abandoned"
	| "auth-challenge"
	| "unanswered-request"
	| "pending-request"
	| "orphan-response"
	| "missing-ack"
	| "retransmission"
	| "slow-transaction"
	| "redirected"
	| "forced-sign-out"
	| "media-failed"
	| "meeting-failed"
	| "presence-refused"
	| "service-failed"
	| "poor-quality"
	| "reported-failure"
	| "clock-skew"
	| "malformed-message"
	| "truncated-message"
	| "error-code";

export type Outcome =
	| "success"
	| "redirected"
	| "challenged"
	| "cancelled"
	| "failed"
	| "unanswered"
	| "pending"
	| "noResponseDue"
	| "orphan";

export interface ExpectedFinding {
	readonly rule: Rule;
	readonly severity: "error" | "warning" | "information";
	/** 1-based; the start line that the finding is on. */
	readonly line: number;
}

export interface ExpectedHint {
	readonly rule: Rule;
	readonly line: number;
}

export interface ExpectedOutcome {
	/** 1-based; the start line of the transaction's request (the first copy), or of its response if there is no request. */
	readonly line: number;
	readonly outcome: Outcome;
}

/** What the person was doing. */
export type ActivityKind =
	| "sign-in"
	| "call"
	| "conversation"
	| "sharing"
	| "meeting"
	| "presence"
	| "contacts"
	| "settings"
	| "publication"
	| "transfer"
	| "voice-mail"
	| "other";

/**
 * How it ended. `refused`: by a person or a policy; `failed`: it was not possible; `given-up`: its sender cancelled or
 * abandoned it; `unknown`: the log begins or ends in the middle.
 */
export type ActivityResult = "worked" | "failed" | "refused" | "given-up" | "unanswered" | "unknown";

export interface ExpectedActivity {
	readonly kind: ActivityKind;
	readonly result: ActivityResult;
	/** 1-based; the start line of the activity's first message. */
	readonly line: number;
}

/** The content of the answer's first paragraph: regular expressions, case-insensitive. */
export interface ExpectedAnswer {
	readonly has: readonly string[];
	readonly never: readonly string[];
}

export interface Scenario {
	/** Name of the log beside this file. */
	readonly file: string;
	readonly about: string;
	/** All findings of severity error, warning and information; no others of these severities may occur. */
	readonly expected: readonly ExpectedFinding[];
	/** Hints that must occur; others may too. */
	readonly hints?: readonly ExpectedHint[];
	readonly outcomes?: readonly ExpectedOutcome[];
	/** Activities that must occur with this result, where the label is certain; others may too. */
	readonly activities?: readonly ExpectedActivity[];
	readonly answer?: ExpectedAnswer;
}
