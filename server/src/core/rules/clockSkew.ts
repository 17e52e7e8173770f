// clock-skew: the clocks of client and server differ too much for a sign-in.

import { DAY_MS } from "../log/record.ts";
import { readDate } from "../sip/date.ts";
import { headerText } from "../sip/message.ts";
import { clockDifference } from "../trace/processes/clockDifference.ts";
import { offeredSchemes } from "../trace/signIns/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import { countText, durationText } from "../words.ts";
import type { Rule } from "./rule.ts";
import { CLIENT_CLOCK, sideText, skewText } from "./wording.ts";

/**
 * [MS-SIP] 3.1.5: the client compares the Date of a challenge with its own clock. Kerberos tolerates five minutes, NTLM and
 * certificates at most fifteen. Since the log contains no time zone, only the part of the difference that no zone explains
 * is visible. It is less than fifteen minutes, unless a log with dates shows a difference beyond all zones.
 */
export const clockSkew: Rule = {
	id: "clock-skew",
	severity: "warning",
	summary: "The clocks of client and server are too far apart to sign in",
	judges: "log",
	judge(trace, report) {
		// The times in a server log or capture are not those of the client.
		if (trace.viewpoint !== "client") return;
		const differenceIn = trace.fact(readDifference);
		for (const { id, final } of trace.transactions) {
			const message = differenceIn(id);
			if (message === undefined) continue;
			const explained = explainedBy(trace);
			report({
				on: final!,
				message,
				why: message,
				...(explained === undefined ? {} : { transaction: explained }),
				check:
					"Compare the date, time and time zone of the client computer with those of the server and the domain controller.",
			});
			// Reported once, since the clocks differ throughout the log.
			return;
		}
	},
};

/** The last transaction of the first sign-in that may have failed because of the clocks; `undefined` if there is none. */
function explainedBy(trace: Trace): number | undefined {
	return trace.signIns.all.find(({ result }) => result === "refused" || result === "abandoned")?.transactions.at(-1);
}

/**
 * A fact about a transaction (`Trace.fact`): the clock difference that its challenge shows; `undefined` if the clocks agree.
 */
function readDifference(trace: Trace, id: number): string | undefined {
	const { outcome, final } = trace.transactions[id]!;
	return outcome === "challenged" ? differenceText(trace, final!) : undefined;
}

function differenceText(trace: Trace, message: number): string | undefined {
	const schemes = offeredSchemes(trace, message).map((scheme) => scheme.toLowerCase());
	if (!schemes.some((scheme) => DEPENDING_ON_CLOCKS.has(scheme))) return undefined;
	const date = readDate(headerText(trace.text, trace.message(message), "Date") ?? "");
	if (date === undefined) return undefined;
	const difference = clockDifference(trace, message, date);
	if (!difference) return undefined;
	const { apart, skew, isBeyondZones } = difference;
	if (isBeyondZones) {
		return (
			`${CLIENT_CLOCK} about ${longTime(Math.abs(apart))} ${sideText(apart)} the server's. ` +
			"Neither Kerberos nor NTLM nor a certificate will be accepted until the clocks agree."
		);
	}
	if (!schemes.includes("kerberos") || Math.abs(skew) <= KERBEROS_LIMIT_MS) return undefined;
	return `${skewText(skew)}. Kerberos allows five minutes: no ticket will be accepted until the clocks agree.`;
}

const DEPENDING_ON_CLOCKS: ReadonlySet<string> = new Set(["kerberos", "ntlm", "tls-dsk"]);
const KERBEROS_LIMIT_MS = 5 * 60_000;

/** In days or years if possible, since differences beyond time zones are not a matter of minutes. */
function longTime(ms: number): string {
	const days = Math.round(ms / DAY_MS);
	if (days >= 2 * DAYS_OF_YEAR) return countText(Math.round(days / DAYS_OF_YEAR), "year");
	return days > 0 ? countText(days, "day") : durationText(ms);
}

const DAYS_OF_YEAR = 365;
