// The limits beyond which Microsoft rates a call as poor, for the metrics of a quality report ([MS-QoE]).

import qualityLimitRows from "./data/qualityLimits.json" with { type: "json" };

/** The content of a stream. `video-sharing` is a screen sent as video, `screen` one sent as tiles (RDP). */
export type StreamKind = "audio" | "video" | "video-sharing" | "screen";

/** One limit. */
export interface QualityLimit {
	readonly kind: StreamKind;
	/** The element of the report. */
	readonly metric: string;
	/** What the metric measures, as a noun phrase that can precede the value. */
	readonly meaning: string;
	/** Values beyond it are poor: above it, or below it if `below` is set. */
	readonly limit: number;
	readonly below?: true;
	/** The unit to show after the value. Fractions of 1 have none. */
	readonly unit: "" | "ms" | "s" | "%" | "MOS" | "frames per second";
	readonly source: string;
}

/**
 * The limits by kind, and within each kind in order of precedence. An audio or screen stream is poor if any of its metrics
 * is; for a video or video-sharing stream, only the first reported metric counts.
 */
export const qualityLimits = qualityLimitRows as readonly QualityLimit[];

/** The limit of a metric for a kind of stream, ignoring the case of the name. */
export function qualityLimit(kind: StreamKind, metric: string): QualityLimit | undefined {
	const name = metric.toLowerCase();
	return qualityLimits.find((row) => row.kind === kind && row.metric.toLowerCase() === name);
}

/** True if a value is beyond the limit; always false for NaN. */
export function isBeyond(limit: QualityLimit, value: number): boolean {
	return limit.below ? value < limit.limit : value > limit.limit;
}
