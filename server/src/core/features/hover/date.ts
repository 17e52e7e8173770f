// The Date header: what the server's clock says in the time of this log.

import { DAY_MS, timeOfDay } from "../../log/record.ts";
import { headerKinds } from "../../sip/facts/headers.ts";
import { slice } from "../../text.ts";
import { durationText } from "../../words.ts";
import type { Found } from "./explanation.ts";
import type { HeaderScope } from "./scope.ts";
import { clockText, dayText, readDate } from "./times.ts";

/**
 * Explains a Date. The log has local time without a zone: zones are whole quarters of an hour apart, so the rest of the
 * difference is how far the two clocks differ, as far as it can be seen.
 */
export function explainDate({ trace, text, header, number, fact }: HeaderScope): Found | undefined {
	const date = readDate(
		slice(text, { start: header.value.start, end: Math.min(header.value.end, header.value.start + 60) }),
	);
	if (date === undefined) return undefined;
	const { day, time } = trace.index.records.prefix(trace.index.messages.record(number));
	const difference = day === null ? withinHalfADay(time - date) : day * DAY_MS + time - date;
	const zone = Math.round(difference / ZONE_STEP_MS) * ZONE_STEP_MS;
	const skew = difference - zone;
	const local = date + zone;
	const localDay = dayText(Math.floor(local / DAY_MS));
	return {
		span: { start: header.name.start, end: header.value.end },
		explanation: {
			title: fact.name,
			kind: headerKinds[fact.kind],
			meaning: fact.meaning,
			facts:
				Math.abs(zone) > GREATEST_ZONE_MS
					? [
							`${durationText(Math.abs(difference))} ${difference > 0 ? "before" : "after"} the time of this record: no time zone explains that`,
						]
					: [
							`${localDay}, ${clockText(local, false)} in the local time of this log (${zoneText(zone)})`,
							skewText(skew),
						],
			source: fact.source,
		},
	};
}

/** A Date has whole seconds, and the answer takes a moment to arrive: two seconds are no difference. */
function skewText(skew: number): string {
	if (Math.abs(skew) < 2000) return "The clocks of client and server agree";
	const side = skew > 0 ? "ahead of" : "behind";
	return `The clock of this client is ${durationText(Math.abs(skew))} ${side} the server's (or off by that and some quarters of an hour)`;
}

function zoneText(zone: number): string {
	const minutes = Math.abs(zone) / 60_000;
	const rest = minutes % 60;
	const hours = `${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
	return zone === 0 ? "UTC" : `UTC${zone > 0 ? "+" : "-"}${hours}`;
}

/** Without a date in the log only the times of day can be compared: from 12 hours behind to 12 hours ahead. */
function withinHalfADay(difference: number): number {
	const rest = timeOfDay(difference);
	return rest > DAY_MS / 2 ? rest - DAY_MS : rest;
}
const ZONE_STEP_MS = 15 * 60_000;
/** Zones go from 12 hours behind to 14 ahead. */
const GREATEST_ZONE_MS = 14 * 3_600_000;
