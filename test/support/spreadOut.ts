// Logs whose messages stand so far apart that a change at one of them leaves the others as they were.

import { REACH } from "../../server/src/core/logIndex/logIndex.ts";

/**
 * Puts records that are no SIP before some of the records of a log, so many of them that nothing on one side belongs to the
 * surroundings of what stands on the other. `places` choose among the records; a text without records stays as it is.
 */
export function spreadOut(text: string, places: readonly number[]): string {
	const records = [...text.matchAll(PREFIX)];
	if (records.length === 0) return text;
	const chosen = [...new Set(places.map((place) => place % records.length))].sort((a, b) => a - b);
	let spread = "";
	let at = 0;
	for (const record of chosen) {
		const { index, 0: prefix } = records[record]!;
		spread += text.slice(at, index) + `${prefix}tick\r\n`.repeat(REACH + 2);
		at = index;
	}
	return spread + text.slice(at);
}

/** The beginning of a record as clients write it. */
const PREFIX = /^(?:\d\d\/\d\d\/\d{4}\|)?\d{1,2}:\d\d:\d\d[.,]\d{3} [\dA-F]+:[\dA-F]+ [A-Z]+ *:: /gim;
