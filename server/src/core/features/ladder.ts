// The sequence diagram of a log, or of a part of it, as plain data: who spoke with whom, when, and what came of it.

import type { Finding } from "../rules/rule.ts";
import { diagnose } from "../rules/rules.ts";
import type { Trace } from "../trace/trace.ts";
import { countText } from "../words.ts";
import { outlineArrow } from "./ladder/arrow.ts";
import { withWords } from "./ladder/arrowWords.ts";
import { between } from "./ladder/between.ts";
import { type Hops, hopsOf } from "./ladder/hops.ts";
import { laneOf } from "./ladder/lane.ts";
import { messagesOf } from "./ladder/scope.ts";

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

/** A silence is marked when it is longer. */
const GAP_MS = 5000;

/**
 * Draws up the diagram of a part of the log under the findings of all of it, some of which are notes in it. The same
 * message has the same ends in every part.
 */
export function ladder(trace: Trace, scope: LadderScope, findings: readonly Finding[] = diagnose(trace)): Ladder {
	const outline = ladderOutline(trace, scope, findings);
	return { ...outline, arrows: outline.arrows.map((arrow) => withWords(trace, arrow)) };
}

/** The same without the words of its arrows, for a view: it has them added to those that it shows. */
export function ladderOutline(trace: Trace, scope: LadderScope, findings: readonly Finding[]): Ladder<ArrowOutline> {
	const { messages: all, title } = messagesOf(trace, scope);
	const messages = onceEach(trace, all);
	const hops = hopsOf(trace);
	const order = laneOrder(hops, messages);
	const laneNumber = new Map(order.map((endpoint, lane) => [endpoint, Math.min(lane, MOST_LANES - 1)]));
	let clock: number | null = null;
	const arrows: ArrowOutline[] = [];
	for (const message of messages) {
		const ends = { from: laneNumber.get(hops.from[message]!)!, to: laneNumber.get(hops.to[message]!)! };
		const now = trace.clock(message);
		arrows.push(outlineArrow(trace, hops, message, { ...ends, gapMs: clock === null ? null : now - clock }));
		if (trace.index.dialect.hasTimes) clock = now;
	}
	return {
		title,
		lanes: lanesOf(trace, hops, order),
		arrows,
		gaps: arrows.flatMap(({ gapMs: ms }, before) => (ms !== null && ms > GAP_MS ? [{ before, ms }] : [])),
		notes: notesOf(trace, all, messages, findings),
	};
}

/** The messages without those that another one is in the log of the other side: of both ends the arrow shows the sent one. */
function onceEach(trace: Trace, messages: readonly number[]): readonly number[] {
	const all = new Set(messages);
	return messages.filter((message) => {
		const other = trace.otherEndOf(message);
		if (other === undefined || !all.has(other)) return true;
		const [isSent, isOtherSent] = [trace.direction(message) === "sent", trace.direction(other) === "sent"];
		return isSent === isOtherSent ? message < other : isSent;
	});
}

/** The notes between all the messages, before those that are drawn. */
function notesOf(
	trace: Trace,
	all: readonly number[],
	drawn: readonly number[],
	findings: readonly Finding[],
): readonly LadderNote[] {
	const notes = between(trace, all, findings);
	if (all.length === drawn.length) return notes;
	const shown = new Set(drawn);
	let count = 0;
	const before = [0, ...all.map((message) => (shown.has(message) ? ++count : count))];
	return notes.map((note) => ({ ...note, before: before[note.before]! }));
}

/** No reader follows more lifelines. A scan of a network would have thousands, and each row has to show them all. */
const MOST_LANES = 40;

/** The lanes of these endpoints; those past the limit share the last one. */
function lanesOf(trace: Trace, hops: Hops, order: readonly number[]): readonly Lane[] {
	if (order.length <= MOST_LANES) return order.map((endpoint) => laneOf(trace, hops, endpoint));
	const lanes = order.slice(0, MOST_LANES - 1).map((endpoint) => laneOf(trace, hops, endpoint));
	const name = countText(order.length - lanes.length, "other endpoint");
	return [...lanes, { name, address: "", product: "", isClient: false }];
}

/** The endpoints of these messages: the own one first, then as they come. */
function laneOrder({ own, from, to }: Hops, messages: readonly number[]): readonly number[] {
	const seen = new Set<number>();
	for (const message of messages) seen.add(from[message]!).add(to[message]!);
	return own !== null && seen.has(own) ? [own, ...[...seen].filter((endpoint) => endpoint !== own)] : [...seen];
}
