// What a report on the quality of a call holds, whatever it is written in.

import type { Span } from "../text.ts";

/** A report at the end of a call or during it ([MS-QoE]; RFC 6035). */
export interface QualityReport {
	/** Of the whole call, of a stretch of it, or because a limit was passed (RFC 6035 §3.5). */
	readonly kind: "session" | "interval" | "alert";
	/** The Call-ID of the call that is reported on. */
	readonly callId: string | undefined;
	readonly from: string | undefined;
	readonly to: string | undefined;
	/** As written, such as `2014-03-12T08:14:02.0000000Z`. */
	readonly start: string | undefined;
	readonly end: string | undefined;
	readonly media: readonly QualityMedia[];
	/** False for a document that is cut or damaged; logs cut these reports often. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One media of the call. */
export interface QualityMedia {
	/** `main-audio`, `main-video`, `applicationsharing-video` … in lower case; `audio` in the report of RFC 6035. */
	readonly label: string;
	/** How the media went ([MS-QoE] 2.2.1.7): `failed` when no path was found. */
	readonly path: "direct" | "relay" | "http-proxy" | "failed" | undefined;
	/** What did not work while paths were tried, as bits ([MS-QoE] 2.2.1.7.1). */
	readonly iceWarnings: number | undefined;
	/** `UDP`, `TCP`. */
	readonly transport: string | undefined;
	/** `SRTP`, `None`, `V1`. */
	readonly security: string | undefined;
	readonly codec: string | undefined;
	/** The end that reports, and the other one. */
	readonly local: QualityEnd;
	readonly remote: QualityEnd;
	/** What the reporting end received, and what it sent. */
	readonly inbound: QualityStream | undefined;
	readonly outbound: QualityStream | undefined;
	readonly span: Span;
}

/** One end of a media. */
export interface QualityEnd {
	readonly address: string | undefined;
	readonly port: number | undefined;
	/** Inside the network of the organization. */
	readonly isInside: boolean | undefined;
	readonly usesVpn: boolean | undefined;
	/** `wired`, `wifi`, `Ethernet` … as written. */
	readonly connection: string | undefined;
	/** The relay that the end has an address on. */
	readonly relay: string | undefined;
}

/** The numbers of one stream; `undefined` for those that the report does not have. */
export interface QualityStream {
	/** Lost packets as a fraction of all, 0 to 1: on average, and at worst. */
	readonly lossRate: Measure | undefined;
	readonly lossRateMax: Measure | undefined;
	/** In ms. */
	readonly jitter: Measure | undefined;
	readonly jitterMax: Measure | undefined;
	/** There and back, in ms. */
	readonly roundTrip: Measure | undefined;
	readonly roundTripMax: Measure | undefined;
	/** Listening quality as a mean opinion score, 1 to 5. */
	readonly listeningMos: Measure | undefined;
	/** How much of the score the network took. */
	readonly degradation: Measure | undefined;
	/** Sound that was made up for lost packets as a fraction of all, 0 to 1. */
	readonly concealedRatio: Measure | undefined;
	/** How many packets there were. */
	readonly packets: Measure | undefined;
	readonly span: Span;
}

/** A number of a report and where it stands. */
export interface Measure {
	readonly value: number;
	readonly span: Span;
}

/** True when the stream has a single number. */
export function hasNumbers({ span: _, ...measures }: QualityStream): boolean {
	return Object.values(measures).some((measure) => measure !== undefined);
}
