// The sequence diagram as plain data: lanes, arrows, and what is between them.

/** A part of a log, given by the numbers of messages, transactions or activities. */
export type LadderScope =
	| { readonly kind: "log" }
	| { readonly kind: "transaction"; readonly transaction: number }
	/** All messages with the Call-ID of `message`. */
	| { readonly kind: "call"; readonly message: number }
	/** A meeting with all its dialogs, a sign-in with all its attempts, a call with its quality report. */
	| { readonly kind: "activity"; readonly activity: number }
	| { readonly kind: "activities"; readonly activities: readonly number[] }
	| { readonly kind: "messages"; readonly messages: readonly number[] };

/** The class of an arrow, which determines its colour. `unanswered` is a request whose expected response never came. */
export type ArrowClass =
	| "request"
	| "unanswered"
	| "provisional"
	| "success"
	| "redirected"
	| "challenged"
	| "cancelled"
	| "failed";

/**
 * A message of the diagram without anything that requires reading headers, since most messages of a large log are never
 * viewed.
 */
export interface ArrowOutline {
	/** Indexes into `lanes`. */
	readonly from: number;
	readonly to: number;
	readonly class: ArrowClass;
	readonly isRetransmission: boolean;
	/** The log of the other side shows that it did not arrive (rule `lost-message`). */
	readonly isLost: boolean;
	/** As written in the log, without the date: `10:38:58.520`. */
	readonly time: string;
	/** `2013-04-16`; `null` if the log has no dates. */
	readonly date: string | null;
	/** The time since the previous arrow, in ms; `null` for the first one. Negative if the log is out of order. */
	readonly gapMs: number | null;
	/** The message number and its 0-based line. */
	readonly message: number;
	readonly line: number;
}

/** A message of the diagram with its label. */
export interface Arrow extends ArrowOutline {
	/** `INVITE`, `401 Unauthorized`; a piece of the log, so renderers must escape it. */
	readonly label: string;
	/** Additional information: `SDP` for a session description, the event package of a subscription; may be empty. */
	readonly detail: string;
}

/** A lifeline. Its texts are pieces of the log. */
export interface Lane {
	/** `alice@contoso.com`, `server.contoso.com`. */
	readonly name: string;
	/** `192.0.2.1:5061`; empty if only the name is known. */
	readonly address: string;
	/** `Office Communicator 2007 R2`; empty if unknown. */
	readonly product: string;
	/** True for a client that wrote the log. */
	readonly isClient: boolean;
}

/** A pause longer than the limit, before the arrow with index `before`. */
export interface LadderGap {
	readonly before: number;
	readonly ms: number;
}

/** An event other than a message, before the arrow with index `before`; at the end if that is `arrows.length`. */
export interface LadderNote {
	readonly before: number;
	/** A `failure` is not shown by any arrow: a header of a BYE, or a body, reports it. */
	readonly kind: "error-code" | "forced-sign-out" | "failure";
	readonly text: string;
	readonly time: string;
	/** Its 0-based line in the log. */
	readonly line: number;
	/** True for an error code that only repeats the failure response before it. */
	readonly isEcho: boolean;
}

/** A sequence diagram. Everything is in log order. */
export interface Ladder<Drawn extends ArrowOutline = Arrow> {
	/** The part of the log shown: `Sign-in of alice@contoso.com`. */
	readonly title: string;
	/** The client that wrote the log first, the others in order of appearance. Lanes beyond 40 share the last one. */
	readonly lanes: readonly Lane[];
	readonly arrows: readonly Drawn[];
	readonly gaps: readonly LadderGap[];
	readonly notes: readonly LadderNote[];
}
