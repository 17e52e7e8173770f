// Distinguishes a copy of a request from a new request that is similar.

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { headerText } from "../../sip/message.ts";
import { slice } from "../../text.ts";

/** What copies of a request have in common besides their numbers. */
export interface RequestTraits {
	/** Request line and credentials. */
	readonly text: string;
	/** True for TCP and TLS, which need no retransmissions. */
	readonly isReliable: boolean;
}

/** Reads the traits of a request, given its message number. */
export function requestTraits({ text, messages }: LogIndex, message: number): RequestTraits {
	const read = messages.read(message);
	const credentials = CREDENTIALS.map((name) => headerText(text, read, name) ?? "");
	return {
		text: [slice(text, read.startSpan), ...credentials].join("\n"),
		isReliable: /^SIP\s*\/\s*2\.0\s*\/\s*(?:TCP|TLS)/i.test(headerText(text, read, "Via") ?? ""),
	};
}

const CREDENTIALS = ["Authorization", "Proxy-Authorization"] as const;
