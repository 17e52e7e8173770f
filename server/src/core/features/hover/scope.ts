// The context for explaining something inside a message.

import type { Header as HeaderFact } from "../../sip/facts/headers.ts";
import type { Header, Message } from "../../sip/message.ts";
import type { LogText } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";

/** A position in a message. */
export interface MessageScope {
	readonly trace: Trace;
	readonly text: LogText;
	/** The number of the message, and its parsed form. */
	readonly number: number;
	readonly message: Message;
	readonly offset: number;
}

/** A position in a header of a message. */
export interface HeaderScope extends MessageScope {
	readonly header: Header;
	readonly fact: HeaderFact;
}
