// The body with which a server ends a registration: `deregistered;event=rejected`.

import { registrationEvent } from "../../sip/facts/registrationEvents.ts";
import { headerText } from "../../sip/message.ts";
import type { Found } from "./explanation.ts";
import type { MessageScope } from "./scope.ts";

/** Explains the line of such a body; `undefined` in any other message. */
export function explainRegistrationEvent({ trace, text, message, offset }: MessageScope): Found | undefined {
	if (!/^registration-notify\b/i.test(headerText(text, message, "Event")?.slice(0, 40) ?? "")) return undefined;
	const line = trace.lines.lineAt(offset);
	const [start, end] = [trace.lines.start(line), trace.lines.end(line)];
	const match = /^deregistered\s*(?:;\s*event\s*=\s*"?(\w+))?/i.exec(text.slice(start, Math.min(end, start + 200)));
	if (!match) return undefined;
	const fact = registrationEvent(match[1] ?? "");
	return {
		span: { start, end },
		explanation: {
			title: "deregistered",
			kind: "registration event",
			meaning: "The server has signed the client out",
			facts: [fact?.meaning],
			source: "[MS-SIPREGE]",
		},
	};
}
