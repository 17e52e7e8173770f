// How large everything is, in px. All of it follows from the size of the letters, the zoom and the room there is.

/** The sizes of one drawing. All rows are equally high, so that the place of a row is known without drawing the others. */
export interface Measures {
	readonly row: number;
	/** A row of the table has one line of words and no arrow. */
	readonly tableRow: number;
	readonly lane: number;
	/** The column with the times. */
	readonly times: number;
	/** All lanes together. */
	readonly stage: number;
}

/** The height of a row of a table for letters of `font` px. */
export function tableRowHeight(font: number): number {
	return Math.round(font * 1.85);
}

/** The sizes for letters of `font` px, where `room` px are free for that many lanes. */
export function measure(font: number, room: number, lanes: number): Measures {
	const times = Math.round(font * 8);
	const least = Math.round(font * 13.5);
	const most = Math.round(font * 34);
	const wanted = Math.max(least, Math.min(most, Math.floor((room - times) / Math.max(1, lanes))));
	// Half of it is where the lifeline stands, which is sharp only on a whole pixel.
	const lane = wanted - (wanted % 2);
	return {
		row: Math.round(font * 2.85),
		tableRow: tableRowHeight(font),
		lane,
		times,
		stage: lane * Math.max(1, lanes),
	};
}

/** The steps of the zoom. */
export const ZOOMS: readonly number[] = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];

/** The next step of the zoom up or down. */
export function nextZoom(zoom: number, by: 1 | -1): number {
	const nearest = ZOOMS.findIndex((each) => each >= zoom - 0.001);
	const at = (nearest < 0 ? ZOOMS.length - 1 : nearest) + by;
	return ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))]!;
}
