// The body by which a server ends a registration: `deregistered;event=rejected`.

import { registrationEvent } from "../../sip/facts/registrationEvents.ts";
import { readDeregistration } from "../../trace/signIns/deregistration.ts";
import type { Found } from "./explanation.ts";
import type { MessageScope } from "./scope.ts";

/** Explains the line of such a body; `undefined` in any other message. */
export function explainRegistrationEvent({ trace, text, message, offset }: MessageScope): Found | undefined {
	const found = readDeregistration(text, message);
	const line = trace.lines.lineAt(offset);
	if (!found || trace.lines.lineAt(found.start) !== line) return undefined;
	return {
		span: { start: trace.lines.start(line), end: trace.lines.end(line) },
		explanation: {
			title: "deregistered",
			kind: "registration event",
			meaning: "The server signed the client out",
			facts: [registrationEvent(found.event)?.meaning],
			source: "[MS-SIPREGE]",
		},
	};
}
