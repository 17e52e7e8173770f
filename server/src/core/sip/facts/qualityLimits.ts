// From when on the numbers of a stream mean poor quality.

/** A number of a report, and the greatest value that is still good. */
export interface QualityLimit {
	readonly name: "lossRate" | "jitter" | "roundTrip";
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly limit: number;
	readonly source: string;
}

const CLASSES = "Microsoft Learn, Stream Classification in Call Quality Dashboard";

/** The limits for sound, in alphabetical order of the names. They hold for streams of more than `FEWEST_PACKETS`. */
export const qualityLimits: readonly QualityLimit[] = [
	{
		name: "jitter",
		meaning: "How unevenly packets arrive, in ms; a high value makes sound choppy",
		limit: 30,
		source: CLASSES,
	},
	{
		name: "lossRate",
		meaning: "Packets that did not arrive, as a fraction of all",
		limit: 0.1,
		source: CLASSES,
	},
	{
		name: "roundTrip",
		meaning: "How long a packet takes there and back, in ms; a high value makes people interrupt each other",
		limit: 500,
		source: CLASSES,
	},
];

/** Of fewer packets the numbers say little. */
export const FEWEST_PACKETS = 500;

/** The row of a number. */
export function qualityLimit(name: string): QualityLimit | undefined {
	return qualityLimits.find((row) => row.name === name);
}
