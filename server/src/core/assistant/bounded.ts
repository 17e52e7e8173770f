// Answers of a bounded length: what a model reads is paid for by the word, and crowds out the rest of what it knows.

/** The most characters of an answer, as JSON. */
export const LONGEST_ANSWER = 20_000;

/** What is kept for the rest of an answer beside its longest list or text. */
const ROOM_FOR_THE_REST = 4000;

/** The first of some rows, as many as have room in `most` characters of JSON, and how many were left out. */
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
