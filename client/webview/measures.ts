// Sizes in px, all derived from the font size, the zoom and the available room.

/** The sizes of one drawing. All rows are equally high, so a row's position is known without drawing the others. */
export interface Measures {
	readonly row: number;
	/** A table row has one line of text and no arrow. */
	readonly tableRow: number;
	readonly lane: number;
	/** The width of the time column. */
	readonly times: number;
	/** The total width of all lanes. */
	readonly stage: number;
}

/** The height of a table row for a font of `font` px. */
export function tableRowHeight(font: number): number {
	return Math.round(font * 1.85);
}

/** The sizes for a font of `font` px and `room` px of width for the given number of lanes. */
export function measure(font: number, room: number, lanes: number): Measures {
	const times = Math.round(font * 8);
	const least = Math.round(font * 13.5);
	const most = Math.round(font * 34);
	const wanted = Math.max(least, Math.min(most, Math.floor((room - times) / Math.max(1, lanes))));
	// The lifeline is in the middle, and is sharp only on a whole pixel.
	const lane = wanted - (wanted % 2);
	return {
		row: Math.round(font * 2.85),
		tableRow: tableRowHeight(font),
		lane,
		times,
		stage: lane * Math.max(1, lanes),
	};
}

/** The zoom levels. */
export const ZOOMS: readonly number[] = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];

/** The next zoom level up or down. */
export function nextZoom(zoom: number, by: 1 | -1): number {
	const nearest = ZOOMS.findIndex((each) => each >= zoom - 0.001);
	const at = (nearest < 0 ? ZOOMS.length - 1 : nearest) + by;
	return ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))]!;
}
