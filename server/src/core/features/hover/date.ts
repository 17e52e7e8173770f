// The Date header: the server's clock compared with that of the log.

import { DAY_MS, timeOfDay } from "../../log/record.ts";
import { skewText } from "../../rules/wording.ts";
import { readDate } from "../../sip/date.ts";
import { headerKinds } from "../../sip/facts/headers.ts";
import { slice } from "../../text.ts";
import { clockDifference } from "../../trace/processes/clockDifference.ts";
import { clockText, durationText } from "../../words.ts";
import type { Found } from "./explanation.ts";
import type { HeaderScope } from "./scope.ts";
import { dayText } from "./times.ts";

/** Explains a Date by the implied time zone of the log and the remaining clock difference. */
export function explainDate({ trace, text, header, number, fact }: HeaderScope): Found | undefined {
	const date = readDate(slice(text, header.value));
	if (date === undefined) return undefined;
	const difference = clockDifference(trace, number, date);
	if (!difference) return undefined;
	const { apart, zone, skew, isBeyondZones } = difference;
	const local = date + zone;
	// In a sent message, the client's own Date cannot differ from the log's clock.
	const isSent = trace.direction(number) === "sent";
	const localDay = dayText(Math.floor(local / DAY_MS));
	return {
		span: { start: header.name.start, end: header.value.end },
		explanation: {
			title: fact.name,
			kind: headerKinds[fact.kind],
			meaning: fact.meaning,
			facts: isBeyondZones
				? [
						`${durationText(Math.abs(apart))} ${apart > 0 ? "before" : "after"} the time of this record, which no ` +
							"time zone explains",
					]
				: [
						`${localDay}, ${clockText(timeOfDay(local), false)} in the local time of this log (${zoneText(zone)})`,
						isSent || trace.viewpoint !== "client" ? undefined : agreementText(skew),
					],
			source: fact.source,
		},
	};
}

/** A Date has a resolution of one second and the response takes a moment to arrive, so two seconds are no difference. */
function agreementText(skew: number): string {
	if (Math.abs(skew) < 2000) return "The clocks of client and server agree";
	return skewText(skew);
}

function zoneText(zone: number): string {
	const minutes = Math.abs(zone) / 60_000;
	const rest = minutes % 60;
	const hours = `${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
	return zone === 0 ? "UTC" : `UTC${zone > 0 ? "+" : "-"}${hours}`;
}
