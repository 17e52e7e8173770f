// What every explanation of something inside a message looks at.

import type { Header as HeaderFact } from "../../sip/facts/headers.ts";
import type { Header, Message } from "../../sip/message.ts";
import type { Trace } from "../../trace/trace.ts";

/** A place in a message. */
export interface MessageScope {
	readonly trace: Trace;
	readonly text: string;
	/** The message by its number, and as it was read. */
	readonly number: number;
	readonly message: Message;
	readonly offset: number;
}

/** A place in a header of a message. */
export interface HeaderScope extends MessageScope {
	readonly header: Header;
	readonly fact: HeaderFact;
}
