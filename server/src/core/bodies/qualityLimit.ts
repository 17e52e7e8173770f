// Which values in a quality report are poor, by the limits that Microsoft publishes.

import { isBeyond, type QualityLimit, qualityLimit, type StreamKind } from "../sip/facts/qualityLimits.ts";
import type { Measure, QualityStream } from "./qualityReport.ts";

/** A metric of a stream that may have a limit. */
export type MeasureName = "lossRate" | "jitter" | "roundTrip" | "degradation" | "concealedRatio";

/** The metrics in the order in which they are reported. */
export const MEASURES: readonly MeasureName[] = ["lossRate", "jitter", "roundTrip", "degradation", "concealedRatio"];

/** The content type of a stream, by its media label: `main-audio`, `main-video`, `applicationsharing-video` … */
export function streamKind(label: string): StreamKind {
	if (/sharing/.test(label)) return /video/.test(label) ? "video-sharing" : "screen";
	return /video/.test(label) ? "video" : "audio";
}

/** The limit of a metric for this kind of stream; `undefined` if none is published. */
export function limitOf(kind: StreamKind, name: MeasureName): QualityLimit | undefined {
	return qualityLimit(kind, ELEMENTS[name]);
}

/** The report elements that contain the metrics ([MS-QoE] 2.2.1). */
const ELEMENTS: Readonly<Record<MeasureName, string>> = {
	lossRate: "PacketLossRate",
	jitter: "JitterInterArrival",
	roundTrip: "RoundTrip",
	degradation: "DegradationAvg",
	concealedRatio: "RatioConcealedSamplesAvg",
};

/** True for a value beyond its limit in a stream with enough packets to be significant. */
export function isPoor(kind: StreamKind, name: MeasureName, { value }: Measure, stream: QualityStream): boolean {
	const limit = limitOf(kind, name);
	return limit !== undefined && isBeyond(limit, value) && !isTooShort(stream);
}

/** True for a stream with too few packets for its values to be significant (Microsoft Learn, Stream Classification). */
export function isTooShort({ packets }: QualityStream): boolean {
	return packets !== undefined && packets.value <= 500;
}
