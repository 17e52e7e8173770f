// Spreads out the messages of a log so far that a change to one of them does not affect the others.

import { REACH } from "../../server/src/core/logIndex/logIndex.ts";

/**
 * Inserts records outside SIP before some of the records of a log, enough that neither side is within the context of the
 * other. `places` selects the records; a text without records is unchanged.
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

/** The start of a record in a client's log. */
const PREFIX = /^(?:\d\d\/\d\d\/\d{4}\|)?\d{1,2}:\d\d:\d\d[.,]\d{3} [\dA-F]+:[\dA-F]+ [A-Z]+ *:: /gim;
