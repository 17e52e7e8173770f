// Summaries of quality reports: how well each media stream went, and which values are poor.

import { isPoor, type MeasureName, streamKind } from "../../bodies/qualityLimit.ts";
import {
	hasNumbers,
	type Measure,
	type QualityMedia,
	type QualityReport,
	type QualityStream,
} from "../../bodies/qualityReport.ts";
import type { StreamKind } from "../../sip/facts/qualityLimits.ts";
import { capital } from "../../words.ts";
import { personName } from "./names.ts";

/** The parties of the call, then one sentence for each of the first media streams. */
export function qualitySentences({ from, to, media }: QualityReport): readonly string[] {
	const call = from || to ? `of the call of ${personName(from ?? "")} and ${personName(to ?? "")}` : "of a call";
	return [`Reports the quality ${call}.`, ...media.slice(0, MOST).map(mediaSentence)];
}

/** `Main audio through a relay: received 12 % lost (poor), jitter 12 ms; sent round trip 210 ms.` */
export function mediaSentence(media: QualityMedia): string {
	const name = capital(media.label.replaceAll("-", " ") || "media");
	const path = media.path === undefined ? "" : ` ${PATHS[media.path]}`;
	const kind = streamKind(media.label);
	const streams = [streamText("received", media.inbound, kind), streamText("sent", media.outbound, kind)].filter(
		(text) => text !== "",
	);
	return `${name}${path}${streams.length > 0 ? `: ${streams.join("; ")}` : ""}.`;
}

const PATHS: Readonly<Record<NonNullable<QualityMedia["path"]>, string>> = {
	direct: "on the direct path",
	relay: "through a relay",
	"http-proxy": "through an HTTP proxy",
	failed: "no path found",
};

function streamText(what: string, stream: QualityStream | undefined, kind: StreamKind): string {
	if (!stream || !hasNumbers(stream)) return "";
	const { lossRate, jitter, roundTrip, listeningMos } = stream;
	const poor = (name: MeasureName, measure: Measure) => (isPoor(kind, name, measure, stream) ? " (poor)" : "");
	const facts = [
		lossRate && `${percentText(lossRate.value)} lost${poor("lossRate", lossRate)}`,
		jitter && `jitter ${jitter.value} ms${poor("jitter", jitter)}`,
		roundTrip && `round trip ${roundTrip.value} ms${poor("roundTrip", roundTrip)}`,
		listeningMos && `listening score ${listeningMos.value}`,
	].filter((fact) => fact !== undefined);
	return facts.length > 0 ? `${what} ${facts.join(", ")}` : "";
}

/** A fraction as `12 %` or `0.5 %`. */
export function percentText(fraction: number): string {
	return `${Number((fraction * 100).toFixed(1))} %`;
}

const MOST = 4;
