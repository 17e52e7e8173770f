// The causes and effects of a message: the chain of a sign-in or call, one step at a time.

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
	/** Its relation to the message in question, and its position. */
	readonly detail: string;
	readonly kind: "request" | "response";
	/** From the start line to the end of the message. */
	readonly span: Span;
	/** The start line. */
	readonly selection: Span;
}

/** The message at `offset` as the root of a hierarchy; `undefined` outside messages. */
export function hierarchyItem(trace: Trace, offset: number): HierarchyItem | undefined {
	const message = messageAt(trace, offset);
	return message === undefined ? undefined : item(trace, message, `line ${lineNumber(trace, message)}`);
}

/** The cause of the message at `offset` as far as the log shows it: at most one message. */
export function incoming(trace: Trace, offset: number): readonly HierarchyItem[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const cause = causesInCall(trace, message).get(message) ?? causeElsewhere(trace, message);
	if (!cause) return [];
	const before = durationText(trace.clock(message) - trace.clock(cause.message));
	const when = trace.index.dialect.hasTimes ? `${before} before` : "";
	return [item(trace, cause.message, dotted(`line ${lineNumber(trace, cause.message)}`, when))];
}

/** All effects of the message at `offset`, in file order. */
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

/** A subscription can have thousands of notifications, more than anyone reads in a tree. */
const MOST_EFFECTS = 500;

function item(trace: Trace, message: number, detail: string): HierarchyItem {
	const { span, startSpan, startLine } = trace.message(message);
	return { name: messageName(trace, message), detail, kind: startLine.kind, span, selection: startSpan };
}
