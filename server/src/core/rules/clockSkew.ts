// clock-skew: the clocks of client and server are too far apart to sign in.

import { DAY_MS } from "../log/record.ts";
import { headerText } from "../sip/message.ts";
import { offeredSchemes } from "../trace/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import { countText, durationText } from "../words.ts";
import { type Rule, startLineSpan } from "./rule.ts";

/**
 * [MS-SIP] 3.1.5: the client compares the Date of a challenge with its own clock; Kerberos allows five minutes, NTLM and
 * certificates fifteen at most. The log has local time and no zone, so only the part of the difference that no zone
 * explains can be seen: zones are whole quarters of an hour apart, and in a log with dates they reach from 12 hours behind
 * to 14 hours ahead of UTC.
 */
export const clockSkew: Rule = {
	id: "clock-skew",
	severity: "warning",
	summary: "The clocks of client and server are too far apart to sign in",
	find(trace, report) {
		for (const { outcome, final } of trace.transactions) {
			if (outcome !== "challenged") continue;
			const message = skewText(trace, final!);
			if (message === undefined) continue;
			report({ span: startLineSpan(trace, final!), message });
			// The clocks differ in the whole log; saying so once is enough.
			return;
		}
	},
};

function skewText(trace: Trace, message: number): string | undefined {
	const schemes = offeredSchemes(trace, message).map((scheme) => scheme.toLowerCase());
	if (!schemes.some((scheme) => DEPENDING_ON_CLOCKS.has(scheme))) return undefined;
	const date = headerText(trace.text, trace.message(message), "Date");
	const server = date === undefined ? Number.NaN : Date.parse(date);
	if (Number.isNaN(server)) return undefined;
	const { day, time } = trace.index.records.prefix(trace.index.messages.record(message));
	const apart = day === null ? 0 : day * DAY_MS + time - server;
	if (apart > EASTERNMOST_ZONE_MS + NTLM_LIMIT_MS || apart < WESTERNMOST_ZONE_MS - NTLM_LIMIT_MS) {
		return (
			`The clock of this client is about ${longTime(Math.abs(apart))} ${side(apart)} the server's. ` +
			"Neither Kerberos nor NTLM nor a certificate will be accepted until the clocks agree."
		);
	}
	const skew = withinZone(time - server);
	if (!schemes.includes("kerberos") || Math.abs(skew) <= KERBEROS_LIMIT_MS) return undefined;
	return (
		`The clock of this client is ${durationText(Math.abs(skew))} ${side(skew)} the server's ` +
		"(or off by that and some quarters of an hour). Kerberos allows five minutes: no ticket will be accepted until the clocks agree."
	);
}

const DEPENDING_ON_CLOCKS: ReadonlySet<string> = new Set(["kerberos", "ntlm", "tls-dsk"]);
const KERBEROS_LIMIT_MS = 5 * 60_000;
const NTLM_LIMIT_MS = 15 * 60_000;
const ZONE_STEP_MS = 15 * 60_000;
const EASTERNMOST_ZONE_MS = 14 * 3_600_000;
const WESTERNMOST_ZONE_MS = -12 * 3_600_000;

/** The part of a difference that no zone explains: between minus and plus half a zone step. */
function withinZone(apart: number): number {
	const rest = ((apart % ZONE_STEP_MS) + ZONE_STEP_MS) % ZONE_STEP_MS;
	return rest > ZONE_STEP_MS / 2 ? rest - ZONE_STEP_MS : rest;
}

function side(apart: number): string {
	return apart > 0 ? "ahead of" : "behind";
}

/** Days where there are some: what is beyond the zones is no matter of minutes. */
function longTime(ms: number): string {
	const days = Math.round(ms / DAY_MS);
	if (days >= 2 * DAYS_OF_YEAR) return countText(Math.round(days / DAYS_OF_YEAR), "year");
	return days > 0 ? countText(days, "day") : durationText(ms);
}

const DAYS_OF_YEAR = 365;
