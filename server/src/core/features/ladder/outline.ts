// Builds a diagram: its messages, its lanes, and what is between the messages.

import type { Finding } from "../../rules/rule.ts";
import { diagnose } from "../../rules/rules.ts";
import type { Trace } from "../../trace/trace.ts";
import { outlineArrow } from "./arrow.ts";
import { withWords } from "./arrowWords.ts";
import { between } from "./between.ts";
import { hopsOf } from "./hops.ts";
import { laneOrder, lanesOf, MOST_LANES } from "./lanes.ts";
import { lostMessages } from "./lost.ts";
import type { ArrowOutline, Ladder, LadderNote, LadderScope } from "./model.ts";
import { messagesOf } from "./scope.ts";

/** Pauses longer than this are marked. */
const GAP_MS = 5000;

/**
 * Builds the diagram of a part of the log. `findings` are those of the whole log: some become notes, and some mark messages
 * as lost. A message has the same endpoints in every part.
 */
export function ladder(trace: Trace, scope: LadderScope, findings: readonly Finding[] = diagnose(trace)): Ladder {
	const outline = ladderOutline(trace, scope, findings);
	return { ...outline, arrows: outline.arrows.map((arrow) => withWords(trace, arrow)) };
}

/** The same without labels, for a view that adds them to visible rows only. */
export function ladderOutline(trace: Trace, scope: LadderScope, findings: readonly Finding[]): Ladder<ArrowOutline> {
	const { messages: all, title } = messagesOf(trace, scope);
	const messages = onceEach(trace, all);
	const hops = hopsOf(trace);
	const order = laneOrder(hops, messages);
	const laneNumber = new Map(order.map((endpoint, lane) => [endpoint, Math.min(lane, MOST_LANES - 1)]));
	const lost = lostMessages(trace, findings);
	let clock: number | null = null;
	const arrows: ArrowOutline[] = [];
	for (const message of messages) {
		const ends = { from: laneNumber.get(hops.from[message]!)!, to: laneNumber.get(hops.to[message]!)! };
		const now = trace.clock(message);
		arrows.push(
			outlineArrow(trace, hops, message, {
				...ends,
				gapMs: clock === null ? null : now - clock,
				isLost: lost.has(message),
			}),
		);
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

/** Removes messages that appear a second time in the log of the other side: the arrow shows the sent copy. */
function onceEach(trace: Trace, messages: readonly number[]): readonly number[] {
	const all = new Set(messages);
	return messages.filter((message) => {
		const other = trace.otherEndOf(message);
		if (other === undefined || !all.has(other)) return true;
		const [isSent, isOtherSent] = [trace.direction(message) === "sent", trace.direction(other) === "sent"];
		return isSent === isOtherSent ? message < other : isSent;
	});
}

/** Selects the notes that lie between the drawn messages. */
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
