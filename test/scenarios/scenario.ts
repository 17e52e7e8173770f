/**
 * What a labelled scenario is: a log in the dialect of Microsoft's clients, and what a reader of that log must be told.
 * The labels come from the design, the log format's facts, RFC 3261, [MS-SIPAE], [MS-SIPREGE] and [MS-OCER]; never from
 * what the engine says.
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
	/** 1-based; the start line the finding stands on. */
	readonly line: number;
}

export interface ExpectedHint {
	readonly rule: Rule;
	readonly line: number;
}

export interface ExpectedOutcome {
	/** 1-based; the start line of the transaction's request (its first copy), of its response where there is no request. */
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
 * How it ended. `refused`: a person or a policy said no; `failed`: it could not be done; `given-up`: its sender cancelled
 * or abandoned it; `unknown`: the log begins or ends inside.
 */
export type ActivityResult = "worked" | "failed" | "refused" | "given-up" | "unanswered" | "unknown";

export interface ExpectedActivity {
	readonly kind: ActivityKind;
	readonly result: ActivityResult;
	/** 1-based; the start line of the activity's first message. */
	readonly line: number;
}

/** What the first paragraph of the answer says: regular expressions, case ignored. */
export interface ExpectedAnswer {
	readonly has: readonly string[];
	readonly never: readonly string[];
}

export interface Scenario {
	/** Name of the log beside this file. */
	readonly file: string;
	readonly about: string;
	/** Every finding of severity error, warning and information; nothing else of these severities may be there. */
	readonly expected: readonly ExpectedFinding[];
	/** Hints that must be there; others may be. */
	readonly hints?: readonly ExpectedHint[];
	readonly outcomes?: readonly ExpectedOutcome[];
	/** Activities that must be there with this result, where the label is sure of them; others may be. */
	readonly activities?: readonly ExpectedActivity[];
	readonly answer?: ExpectedAnswer;
}
