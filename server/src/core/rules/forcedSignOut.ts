// forced-sign-out: the server ended the registration.

import { readDiagnostics } from "../sip/diagnostics.ts";
import { msDiagnostic } from "../sip/facts/msDiagnostics.ts";
import { registrationEvent } from "../sip/facts/registrationEvents.ts";
import { headerText, type Message } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { sentence } from "../words.ts";
import { type Rule, startLineSpan } from "./rule.ts";

/** [MS-SIPREGE] 3.2: a NOTIFY or BENOTIFY of the package registration-notify, its body `deregistered;event=…`. */
export const forcedSignOut: Rule = {
	id: "forced-sign-out",
	severity: "error",
	summary: "The server signed the client out, and why",
	find(trace, report) {
		for (const { method, request } of trace.transactions) {
			if (request === null || (method !== "NOTIFY" && method !== "BENOTIFY")) continue;
			const message = trace.message(request);
			const event = deregistration(trace.text, message);
			if (event === undefined) continue;
			report({
				span: startLineSpan(trace, request),
				message: `The server signed this client out. ${reason(trace, message, event)}`,
			});
		}
	},
};

/** The word behind `deregistered;event=`, empty when it is missing; `undefined` for any other notification. */
function deregistration(text: string, message: Message): string | undefined {
	if (!/^registration-notify\b/i.test(headerText(text, message, "Event") ?? "")) return undefined;
	const body = message.body ? text.slice(message.body.start, Math.min(message.body.end, message.body.start + 200)) : "";
	const match = /^\s*deregistered\s*(?:;\s*event\s*=\s*"?([\w-]+))?/i.exec(body);
	return match ? (match[1] ?? "").toLowerCase() : undefined;
}

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
