// Describes failures reported in message bodies, for users of the client.

import type { C3p, C3pCommand } from "../bodies/c3p.ts";
import { isPoor, limitOf, MEASURES, type MeasureName, streamKind } from "../bodies/qualityLimit.ts";
import type { QualityMedia, QualityReport, QualityStream } from "../bodies/qualityReport.ts";
import { isRefused, type Rlmi, type RlmiInstance } from "../bodies/rlmi.ts";
import { addressName, readAddress } from "../sip/address.ts";
import type { QualityLimit, StreamKind } from "../sip/facts/qualityLimits.ts";
import { statusCode } from "../sip/facts/statusCodes.ts";
import { c3pCause } from "../trace/causes/bodyCause.ts";
import type { Cause } from "../trace/causes/cause.ts";
import { listText, sentence } from "../words.ts";
import type { ActivityResult } from "./activity.ts";
import type { Parties } from "./parties.ts";

/** A failure that a body reports. */
export interface BodyFailure {
	readonly result: ActivityResult | null;
	/** Whom or what it is about, such as `carol@fabrikam.com`; `null` if it is the whole activity. */
	readonly about: string | null;
	/** What happened, as a clause that starts a sentence. */
	readonly what: string;
	readonly cause: Cause;
}

/**
 * One failure for each contact whose presence was refused (RFC 4662 §5.4, [MS-PRES] 2.2.2). Unless all were refused, the
 * subscription itself still worked.
 */
export function presenceRefusals({ resources }: Rlmi, { from }: Parties): readonly BodyFailure[] {
	const areAllRefused = resources.every(({ instances }) => instances.some(isRefused));
	return resources.flatMap(({ uri, instances }) => {
		const refused = instances.find(isRefused);
		if (!refused) return [];
		const contact = nameOf(uri);
		return [
			{
				result: areAllRefused ? ("refused" as const) : null,
				about: contact,
				what: `${from ?? "This user"} cannot see the presence of ${contact}`,
				cause: { text: refusalText(refused, contact), check: refusalCheck(refused, contact), isStock: false },
			},
		];
	});
}

function refusalText({ reason, statusCode: status }: RlmiInstance, contact: string): string {
	const phrase = status === undefined ? "" : `${status} ${statusCode(status)?.reason ?? ""}`.trim();
	const how = [reason ?? "", phrase].filter((part) => part !== "").join(", ");
	return `The subscription as a whole worked, but for ${contact} it was ended${how && ` (${how})`}.`;
}

function refusalCheck({ reason, statusCode: status = 0 }: RlmiInstance, contact: string): string {
	if (reason?.toLowerCase() === "noresource" || status === 404) {
		return `Check that the address ${contact} is right and still exists.`;
	}
	if (status >= 500) return `Check that the servers of ${contact} are reachable, and that federation with them works.`;
	return (
		`Check whether ${contact} has blocked the user. For a contact of another organization, also check the external ` +
		"access policy and federation."
	);
}

/** The failure in a conference response; empty if it does not report one. */
export function meetingRefusals(c3p: C3p, { from }: Parties): readonly BodyFailure[] {
	const cause = c3pCause(c3p);
	if (!cause) return [];
	const command = c3p.commands[0];
	const user = command?.users[0]?.uri ?? c3p.to;
	const who = from ?? (nameOf(user) || "This user");
	return [{ result: "failed", about: null, what: refusedCommand(command, who), cause }];
}

function refusedCommand(command: C3pCommand | undefined, who: string): string {
	const of = command?.conference ? ` of ${command.conference.organizer}` : "";
	const name = command?.name ?? "";
	switch (name.toLowerCase()) {
		case "adduser":
			return command?.mcuUri
				? `${who} could not connect to a media server for the meeting${of}`
				: `${who} could not join the meeting${of}`;
		case "getconference":
		case "getconferences":
			return `${who} could not open the meeting${of}`;
		case "addconference":
			return `${who} could not create a meeting`;
		case "adduserdialout":
		case "dialout":
			return `The meeting${of} could not call in a participant for ${who}`;
		default:
			return `The meeting${of} refused a request of ${who}${name && ` (${name})`}`;
	}
}

/** One failure for a report with values above the published limits. */
export function qualityFaults(report: QualityReport, parties: Parties): readonly BodyFailure[] {
	const faults = report.media.flatMap(mediaFaults);
	if (faults.length === 0) return [];
	// A report is sent to a collector, so To is not the other party of the call.
	const from = (report.from ? nameOf(report.from) : parties.from) ?? "somebody";
	const call = report.to ? `The call between ${from} and ${nameOf(report.to)}` : `A call of ${from}`;
	const kinds = [...new Set(faults.map(({ media }) => media))];
	return [
		{
			result: null,
			about: null,
			what: `${call} had bad ${listText(kinds)}`,
			cause: {
				text: faults
					.slice(0, MOST_FAULTS)
					.map(({ text }) => sentence(text))
					.join(" "),
				check: CHECK,
				isStock: false,
			},
		},
	];
}

const MOST_FAULTS = 4;
const CHECK =
	"Check the network between the two ends for congestion: the user's Wi-Fi or VPN, the bandwidth of the site, and " +
	"quality of service (QoS) markings.";

function mediaFaults({
	label,
	inbound,
	outbound,
}: QualityMedia): readonly { readonly media: string; readonly text: string }[] {
	const kind = streamKind(label);
	const media = KINDS[kind];
	const ways = [
		[inbound, "received"],
		[outbound, "sent"],
	] as const;
	return ways.flatMap(([stream, way]) => {
		const faults = stream ? streamFaults(stream, kind) : [];
		return faults.length > 0 ? [{ media, text: `The ${media} ${way} had ${listText(faults)}` }] : [];
	});
}

const KINDS: Readonly<Record<StreamKind, string>> = {
	audio: "audio",
	video: "video",
	"video-sharing": "screen sharing",
	screen: "screen sharing",
};

/** The values of a stream that exceed their limits, such as `packet loss 20 % (limit 10 %)`. */
function streamFaults(stream: QualityStream, kind: StreamKind): readonly string[] {
	return MEASURES.flatMap((name) => {
		const measure = stream[name];
		const limit = limitOf(kind, name);
		if (!measure || !limit || !isPoor(kind, name, measure, stream)) return [];
		return [`${MEASURE_WORDS[name]} ${shown(measure.value, limit)} (limit ${shown(limit.limit, limit)})`];
	});
}

const MEASURE_WORDS: Readonly<Record<MeasureName, string>> = {
	lossRate: "packet loss",
	jitter: "jitter",
	roundTrip: "round trip",
	degradation: "loss of listening quality",
	concealedRatio: "concealed sound",
};

/** Formats fractions as percentages. */
function shown(value: number, { unit }: QualityLimit): string {
	if (unit === "") return `${Number((value * 100).toFixed(1))} %`;
	return `${Number(value.toFixed(unit === "ms" ? 0 : 2))} ${unit}`;
}

/** `carol@fabrikam.com` from an address in a body, with or without angle brackets. */
function nameOf(uri: string): string {
	return addressName(readAddress(uri));
}
