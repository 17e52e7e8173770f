// Which numbers of a quality report are poor, by the limits that Microsoft publishes.

import { isBeyond, type QualityLimit, qualityLimit, type StreamKind } from "../sip/facts/qualityLimits.ts";
import type { Measure, QualityStream } from "./qualityReport.ts";

/** A number of a stream that may have a limit. */
export type MeasureName = "lossRate" | "jitter" | "roundTrip" | "degradation" | "concealedRatio";

/** The numbers in the order in which they are told. */
export const MEASURES: readonly MeasureName[] = ["lossRate", "jitter", "roundTrip", "degradation", "concealedRatio"];

/** What a stream carries, by the label of its media: `main-audio`, `main-video`, `applicationsharing-video` … */
export function streamKind(label: string): StreamKind {
	if (/sharing/.test(label)) return /video/.test(label) ? "video-sharing" : "screen";
	return /video/.test(label) ? "video" : "audio";
}

/** The limit of a number for that kind of stream; `undefined` where none is published. */
export function limitOf(kind: StreamKind, name: MeasureName): QualityLimit | undefined {
	return qualityLimit(kind, ELEMENTS[name]);
}

/** The elements of a report that carry the numbers ([MS-QoE] 2.2.1). */
const ELEMENTS: Readonly<Record<MeasureName, string>> = {
	lossRate: "PacketLossRate",
	jitter: "JitterInterArrival",
	roundTrip: "RoundTrip",
	degradation: "DegradationAvg",
	concealedRatio: "RatioConcealedSamplesAvg",
};

/** True for a number beyond its limit, in a stream of enough packets to tell. */
export function isPoor(kind: StreamKind, name: MeasureName, { value }: Measure, stream: QualityStream): boolean {
	const limit = limitOf(kind, name);
	return limit !== undefined && isBeyond(limit, value) && !isTooShort(stream);
}

/** True for a stream of so few packets that its numbers say little (Microsoft Learn, Stream Classification). */
export function isTooShort({ packets }: QualityStream): boolean {
	return packets !== undefined && packets.value <= 500;
}
