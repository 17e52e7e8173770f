// What tells a copy of a request from a new request that looks like it.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { headerText } from "../sip/message.ts";
import { slice } from "../text.ts";

/** What two copies of a request share besides its numbers. */
export interface RequestTraits {
	/** Request line and credentials. */
	readonly text: string;
	/** True over TCP and TLS, where nothing is sent again. */
	readonly isReliable: boolean;
}

/** Those of a request, by its number. */
export function requestTraits({ text, messages }: LogIndex, message: number): RequestTraits {
	const read = messages.read(message);
	const credentials = CREDENTIALS.map((name) => headerText(text, read, name) ?? "");
	return {
		text: [slice(text, read.startSpan), ...credentials].join("\n"),
		isReliable: /^SIP\s*\/\s*2\.0\s*\/\s*(?:TCP|TLS)/i.test(headerText(text, read, "Via") ?? ""),
	};
}

const CREDENTIALS = ["Authorization", "Proxy-Authorization"] as const;
