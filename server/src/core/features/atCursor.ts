// What is at the cursor, so that menus only offer commands that apply there.

import type { Trace } from "../trace/trace.ts";
import { bodies } from "./bodies.ts";
import { definition, messageAt } from "./goTo.ts";
import { tokenAt } from "./tokenAt.ts";

/** The message at a position: whether there is one, and what it has. */
export interface AtCursor {
	readonly message: boolean;
	/** Has a body that *Show Body* can show. */
	readonly body: boolean;
	/** Has a token or signature that *Decode Token* can read. */
	readonly token: boolean;
	/** Has a matching request or response. */
	readonly match: boolean;
}

/** Describes the message at `offset`; everything is false outside messages. */
export function atCursor(trace: Trace, offset: number): AtCursor {
	if (messageAt(trace, offset) === undefined) return { message: false, body: false, token: false, match: false };
	return {
		message: true,
		body: "parts" in bodies(trace, offset),
		token: tokenAt(trace, offset) !== undefined,
		match: definition(trace, offset).length > 0,
	};
}
