// What there is at the cursor, so that a menu offers no more than can be done there.

import type { Trace } from "../trace/trace.ts";
import { bodies } from "./bodies.ts";
import { definition, messageAt } from "./goTo.ts";
import { tokenAt } from "./tokenAt.ts";

/** The message at a place: whether there is one, and what it has. */
export interface AtCursor {
	readonly message: boolean;
	/** A body that *Show Body* shows. */
	readonly body: boolean;
	/** A token or a signature that *Decode Token* reads. */
	readonly token: boolean;
	/** Its request, or its response. */
	readonly match: boolean;
}

/** Looks at the message at `offset`; outside of all messages nothing is there. */
export function atCursor(trace: Trace, offset: number): AtCursor {
	if (messageAt(trace, offset) === undefined) return { message: false, body: false, token: false, match: false };
	return {
		message: true,
		body: "parts" in bodies(trace, offset),
		token: tokenAt(trace, offset) !== undefined,
		match: definition(trace, offset).length > 0,
	};
}
