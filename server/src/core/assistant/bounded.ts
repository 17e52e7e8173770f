// Limits the length of tool results: what a model reads costs tokens and crowds out other context.

/** The maximum length of a result as JSON, in characters. */
export const LONGEST_ANSWER = 20_000;

/** Reserved for the rest of a result besides its longest list or text. */
const ROOM_FOR_THE_REST = 4000;

/** As many of the rows as fit into `most` characters of JSON, and the number of omitted ones. */
export function fitting<Row>(
	rows: Iterable<Row>,
	most = LONGEST_ANSWER - ROOM_FOR_THE_REST,
): { readonly rows: readonly Row[]; readonly leftOut: number } {
	const kept: Row[] = [];
	let length = 0;
	let leftOut = 0;
	for (const row of rows) {
		if (leftOut === 0) length += JSON.stringify(row).length + 1;
		if (length > most) leftOut++;
		else kept.push(row);
	}
	return { rows: kept, leftOut };
}
