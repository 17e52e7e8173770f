// clock-skew: the clocks of client and server are too far apart for Kerberos.

import { headerText } from "../sip/message.ts";
import { offeredSchemes } from "../trace/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import { durationText } from "../words.ts";
import { type Rule, startLineSpan } from "./rule.ts";

/**
 * [MS-SIP] 3.1.5: the client compares the Date of a challenge with its own clock; Kerberos allows five minutes. The log
 * has local time and no zone, so only the part of the difference that no zone explains can be seen: zones are whole
 * quarters of an hour apart. NTLM allows fifteen minutes, which is just what such a log cannot show.
 */
export const clockSkew: Rule = {
	id: "clock-skew",
	severity: "warning",
	summary: "The clocks of client and server are too far apart for Kerberos",
	find(trace, report) {
		for (const { outcome, final } of trace.transactions) {
			if (outcome !== "challenged" || !offeredSchemes(trace, final!).some((scheme) => /^kerberos$/i.test(scheme)))
				continue;
			const skew = skewOf(trace, final!);
			if (skew === undefined || Math.abs(skew) <= KERBEROS_LIMIT_MS) continue;
			report({
				span: startLineSpan(trace, final!),
				message:
					`The clock of this client is ${durationText(Math.abs(skew))} ${skew > 0 ? "ahead of" : "behind"} the server's ` +
					"(or off by that and some quarters of an hour). Kerberos allows five minutes: no ticket will be accepted until the clocks agree.",
			});
			// The clocks differ in the whole log; saying so once is enough.
			return;
		}
	},
};

const KERBEROS_LIMIT_MS = 5 * 60_000;
const ZONE_STEP_MS = 15 * 60_000;

/** Log time minus Date, modulo the zone: between minus and plus half a zone step. `undefined` without a Date. */
function skewOf(trace: Trace, message: number): number | undefined {
	const date = headerText(trace.text, trace.message(message), "Date");
	const server = date === undefined ? Number.NaN : Date.parse(date);
	if (Number.isNaN(server)) return undefined;
	const rest = (((trace.clock(message) - server) % ZONE_STEP_MS) + ZONE_STEP_MS) % ZONE_STEP_MS;
	return rest > ZONE_STEP_MS / 2 ? rest - ZONE_STEP_MS : rest;
}
