// The sequence diagram as plain data: its lanes, its arrows, and what stands between them.

/** A part of a log: messages are given by their numbers, transactions and activities by theirs. */
export type LadderScope =
	| { readonly kind: "log" }
	| { readonly kind: "transaction"; readonly transaction: number }
	/** All messages with the Call-ID of `message`. */
	| { readonly kind: "call"; readonly message: number }
	/** A meeting with all its dialogs, a sign-in with all its attempts, a call with its quality report. */
	| { readonly kind: "activity"; readonly activity: number }
	| { readonly kind: "activities"; readonly activities: readonly number[] }
	| { readonly kind: "messages"; readonly messages: readonly number[] };

/** What an arrow means, for its colour. A request that should have had an answer and got none is `unanswered`. */
export type ArrowClass =
	| "request"
	| "unanswered"
	| "provisional"
	| "success"
	| "redirected"
	| "challenged"
	| "cancelled"
	| "failed";

/** One message of the diagram, without what only its headers tell: a large log has thousands that nobody looks at. */
export interface ArrowOutline {
	/** Indexes of `lanes`. */
	readonly from: number;
	readonly to: number;
	readonly class: ArrowClass;
	readonly isRetransmission: boolean;
	/** The log of the other side shows that it never arrived (rule `lost-message`). */
	readonly isLost: boolean;
	/** As the log writes it, without the date: `10:38:58.520`. */
	readonly time: string;
	/** `2013-04-16`; `null` where the log has no dates. */
	readonly date: string | null;
	/** Since the arrow before, in ms; `null` for the first one. Negative where the log is out of turn. */
	readonly gapMs: number | null;
	/** The number of the message, and its line, counted from 0. */
	readonly message: number;
	readonly line: number;
}

/** One message of the diagram with its words. */
export interface Arrow extends ArrowOutline {
	/** `INVITE`, `401 Unauthorized`; a piece of the log, so that whoever draws it has to escape it. */
	readonly label: string;
	/** What is worth knowing besides: `SDP` for a session description, the event package of a subscription; or empty. */
	readonly detail: string;
}

/** One lifeline. The texts are pieces of the log. */
export interface Lane {
	/** `alice@contoso.com`, `server.contoso.com`. */
	readonly name: string;
	/** `192.0.2.1:5061`; empty where the name is all that is known. */
	readonly address: string;
	/** `Office Communicator 2007 R2`; empty where the log does not tell. */
	readonly product: string;
	/** True for the client that wrote the log. */
	readonly isClient: boolean;
}

/** A silence that is longer than the limit, before the arrow with the index `before`. */
export interface LadderGap {
	readonly before: number;
	readonly ms: number;
}

/** Something besides a message. It stands before the arrow with the index `before`, at the end when that is `arrows.length`. */
export interface LadderNote {
	readonly before: number;
	/** A `failure` is one that no arrow shows: a header of a BYE or a body tells of it. */
	readonly kind: "error-code" | "forced-sign-out" | "failure";
	readonly text: string;
	readonly time: string;
	/** The line that it speaks of, counted from 0. */
	readonly line: number;
	/** True for an error code that only says again what the failed response before it says. */
	readonly isEcho: boolean;
}

/** A sequence diagram. Everything is in the order of the log. */
export interface Ladder<Drawn extends ArrowOutline = Arrow> {
	/** What part of the log it shows: `Sign-in of alice@contoso.com`. */
	readonly title: string;
	/** The client first, where one wrote the log; the others as they come. Of more than 40 the last are one lane. */
	readonly lanes: readonly Lane[];
	readonly arrows: readonly Drawn[];
	readonly gaps: readonly LadderGap[];
	readonly notes: readonly LadderNote[];
}
