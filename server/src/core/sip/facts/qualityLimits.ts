// From what value on Microsoft counts a call as a bad one, for the metrics of a quality report ([MS-QoE]).

import qualityLimitRows from "./data/qualityLimits.json" with { type: "json" };

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

/**
 * The limits by kind, within each in the order in which they count. An audio or screen stream is bad when one of its
 * metrics is; of a video or video-sharing stream only the first metric that the report has decides.
 */
export const qualityLimits = qualityLimitRows as readonly QualityLimit[];

/** The limit of a metric for a kind of stream; the name of the metric in any case. */
export function qualityLimit(kind: StreamKind, metric: string): QualityLimit | undefined {
	const name = metric.toLowerCase();
	return qualityLimits.find((row) => row.kind === kind && row.metric.toLowerCase() === name);
}

/** True when a value lies beyond the limit; never for a value that is no number. */
export function isBeyond(limit: QualityLimit, value: number): boolean {
	return limit.below ? value < limit.limit : value > limit.limit;
}
