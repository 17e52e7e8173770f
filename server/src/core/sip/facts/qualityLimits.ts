// From what value on Microsoft counts a call as a bad one, for the metrics of a quality report ([MS-QoE]).

/** What a stream carries. `video-sharing` is a screen sent as video, `screen` one sent as tiles (RDP). */
export type StreamKind = "audio" | "video" | "video-sharing" | "screen";

/** One limit. */
export interface QualityLimit {
	readonly kind: StreamKind;
	/** The element of the report. */
	readonly metric: string;
	/** What the metric measures, as a noun phrase that can stand before the value. */
	readonly meaning: string;
	/** Values beyond it are bad: above it, or below it where `below` is set. */
	readonly limit: number;
	readonly below?: true;
	/** Behind the value, in words. Fractions of 1 have none. */
	readonly unit: "" | "ms" | "s" | "%" | "MOS" | "frames per second";
	readonly source: string;
}

const SOURCE = "Microsoft Learn, Stream classification in Call Quality Dashboard; [MS-QoE]";

/**
 * The limits by kind, within each in the order in which they count. An audio or screen stream is bad when one of its
 * metrics is; of a video or video-sharing stream only the first metric that the report has decides.
 */
export const qualityLimits = [
	{
		kind: "audio",
		metric: "DegradationAvg",
		meaning: "the loss of listening quality caused by the network",
		limit: 1,
		unit: "MOS",
		source: SOURCE,
	},
	{
		kind: "audio",
		metric: "JitterInterArrival",
		meaning: "the average jitter",
		limit: 30,
		unit: "ms",
		source: SOURCE,
	},
	{
		kind: "audio",
		metric: "PacketLossRate",
		meaning: "the average share of lost packets",
		limit: 0.1,
		unit: "",
		source: SOURCE,
	},
	{
		kind: "audio",
		metric: "RatioConcealedSamplesAvg",
		meaning: "the share of sound that was made up for lost packets",
		limit: 0.07,
		unit: "",
		source: SOURCE,
	},
	{ kind: "audio", metric: "RoundTrip", meaning: "the average round trip", limit: 500, unit: "ms", source: SOURCE },
	{
		kind: "video",
		metric: "VideoLocalFrameLossPercentageAvg",
		meaning: "the average share of lost frames",
		limit: 50,
		unit: "%",
		source: SOURCE,
	},
	{
		kind: "video",
		metric: "VideoFrameRateAvg",
		meaning: "the average frame rate",
		limit: 7,
		below: true,
		unit: "frames per second",
		source: SOURCE,
	},
	{
		kind: "video",
		metric: "VideoPostFECPLR",
		meaning: "the share of packets that stayed lost after error correction",
		limit: 0.15,
		unit: "",
		source: SOURCE,
	},
	{
		kind: "video-sharing",
		metric: "VideoLocalFrameLossPercentageAvg",
		meaning: "the average share of lost frames",
		limit: 50,
		unit: "%",
		source: SOURCE,
	},
	{
		kind: "video-sharing",
		metric: "VideoFrameRateAvg",
		meaning: "the average frame rate",
		limit: 2,
		below: true,
		unit: "frames per second",
		source: SOURCE,
	},
	{
		kind: "video-sharing",
		metric: "VideoPostFECPLR",
		meaning: "the share of packets that stayed lost after error correction",
		limit: 0.15,
		unit: "",
		source: SOURCE,
	},
	{
		kind: "screen",
		metric: "SpoiledTilePercentTotal",
		meaning: "the share of the picture that was dropped",
		limit: 36,
		unit: "%",
		source: SOURCE,
	},
	{
		kind: "screen",
		metric: "RDPTileProcessingLatencyAverage",
		meaning: "the average time to process a piece of the picture",
		limit: 400,
		unit: "ms",
		source: SOURCE,
	},
	{
		kind: "screen",
		metric: "RelativeOneWayAverage",
		meaning: "the average delay of one direction",
		limit: 1.75,
		unit: "s",
		source: SOURCE,
	},
] as const satisfies readonly QualityLimit[];

/** The limit of a metric for a kind of stream; the name of the metric in any case. */
export function qualityLimit(kind: StreamKind, metric: string): QualityLimit | undefined {
	const name = metric.toLowerCase();
	return qualityLimits.find((row) => row.kind === kind && row.metric.toLowerCase() === name);
}

/** True when a value lies beyond the limit; never for a value that is no number. */
export function isBeyond(limit: QualityLimit, value: number): boolean {
	return limit.below ? value < limit.limit : value > limit.limit;
}
