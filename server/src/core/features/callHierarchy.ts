// What caused a message, and what came of it: the chain of a sign-in or a call, one step at a time.

import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { dotted, durationText } from "../words.ts";
import { causesInCall } from "./causes.ts";
import { causeElsewhere, effectsElsewhere } from "./causesElsewhere.ts";
import { messageAt } from "./goTo.ts";
import { lineNumber } from "./lineNumber.ts";
import { messageName } from "./symbols.ts";

/** A message as a step of the chain. */
export interface HierarchyItem {
	/** `→ REGISTER add.com.cn`, `← 401 Unauthorized`. */
	readonly name: string;
	/** What it has to do with the message that was asked about, and where it stands. */
	readonly detail: string;
	readonly kind: "request" | "response";
	/** From the start line to the end of the message. */
	readonly span: Span;
	/** The start line. */
	readonly selection: Span;
}

/** The message at `offset`, to begin with; `undefined` outside messages. */
export function hierarchyItem(trace: Trace, offset: number): HierarchyItem | undefined {
	const message = messageAt(trace, offset);
	return message === undefined ? undefined : item(trace, message, `line ${lineNumber(trace, message)}`);
}

/** What caused the message at `offset`, as far as the log shows it: at most one message. */
export function incoming(trace: Trace, offset: number): readonly HierarchyItem[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const cause = causesInCall(trace, message).get(message) ?? causeElsewhere(trace, message);
	if (!cause) return [];
	const before = durationText(trace.clock(message) - trace.clock(cause.message));
	const when = trace.index.dialect.hasTimes ? `${before} before` : "";
	return [item(trace, cause.message, dotted(`line ${lineNumber(trace, cause.message)}`, when))];
}

/** What came of the message at `offset`: everything of which it is the cause, in file order. */
export function outgoing(trace: Trace, offset: number): readonly HierarchyItem[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const effects = [...causesInCall(trace, message)].flatMap(([effect, cause]) =>
		cause.message === message ? [{ message: effect, why: cause.why }] : [],
	);
	return [...effects, ...effectsElsewhere(trace, message)]
		.sort((a, b) => a.message - b.message)
		.slice(0, MOST_EFFECTS)
		.map((effect) => {
			const after = durationText(trace.clock(effect.message) - trace.clock(message));
			const when = trace.index.dialect.hasTimes ? `${after} later` : "";
			return item(trace, effect.message, dotted(effect.why, `line ${lineNumber(trace, effect.message)}`, when));
		});
}

/** A subscription can have thousands of notifications; nobody reads a tree of so many. */
const MOST_EFFECTS = 500;

function item(trace: Trace, message: number, detail: string): HierarchyItem {
	const { span, startSpan, startLine } = trace.message(message);
	return { name: messageName(trace, message), detail, kind: startLine.kind, span, selection: startSpan };
}
