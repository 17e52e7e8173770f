// forced-sign-out: the server ended the registration.

import { readDiagnostics } from "../sip/diagnostics.ts";
import { msDiagnostic } from "../sip/facts/msDiagnostics.ts";
import { registrationEvent } from "../sip/facts/registrationEvents.ts";
import { headerText, type Message } from "../sip/message.ts";
import { deregistration } from "../trace/deregistration.ts";
import type { Trace } from "../trace/trace.ts";
import { sentence } from "../words.ts";
import { type Rule, startLineSpan } from "./rule.ts";

/** Stands on the NOTIFY or BENOTIFY that says so ([MS-SIPREGE] 3.2). */
export const forcedSignOut: Rule = {
	id: "forced-sign-out",
	severity: "error",
	summary: "The server signed the client out, and why",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			const event = deregistration(trace, transaction);
			if (event === undefined) continue;
			const request = transaction.request!;
			report({
				span: startLineSpan(trace, request),
				message: `The server signed this client out. ${reason(trace, trace.message(request), event)}`,
			});
		}
	},
};

function reason(trace: Trace, message: Message, event: string): string {
	const diagnostics = ["ms-diagnostics", "ms-diagnostics-public"]
		.map((name) => headerText(trace.text, message, name))
		.map((value) => (value === undefined ? undefined : readDiagnostics(value)))
		.find((found) => found !== undefined);
	const said = diagnostics && (msDiagnostic(diagnostics.id)?.meaning ?? diagnostics.parameters.get("reason"));
	const known = registrationEvent(event)?.meaning;
	const cause = said ? `${sentence(said).slice(0, -1)} (ms-diagnostics ${diagnostics.id}).` : "";
	return [known ? sentence(known) : event ? `Its reason: ${event}.` : "", cause]
		.filter((part) => part !== "")
		.join(" ");
}
