// Explains a position in a body: the smallest element that a reader recognises, otherwise the whole body.

import type { C3p } from "../../bodies/c3p.ts";
import type { ConferenceInfo } from "../../bodies/conferenceInfo.ts";
import { bodyParts } from "../../bodies/parts.ts";
import type { PresenceCategory, PresencePerson, PresenceState } from "../../bodies/presence.ts";
import type { Publication } from "../../bodies/publish.ts";
import {
	isPoor,
	isTooShort,
	MEASURES as LIMITED,
	limitOf,
	type MeasureName,
	streamKind,
} from "../../bodies/qualityLimit.ts";
import type { Measure, QualityReport, QualityStream } from "../../bodies/qualityReport.ts";
import { type ReadBody, readBody } from "../../bodies/read.ts";
import type { Rlmi, RlmiInstance } from "../../bodies/rlmi.ts";
import type { Soap } from "../../bodies/soap.ts";
import { accessLevel, availabilityRange } from "../../sip/facts/availability.ts";
import { contentType } from "../../sip/facts/contentTypes.ts";
import type { StreamKind } from "../../sip/facts/qualityLimits.ts";
import { statusCode } from "../../sip/facts/statusCodes.ts";
import type { Span } from "../../text.ts";
import { capital } from "../../words.ts";
import { commandSentence, endpointsText, userText } from "../bodySummary/meetings.ts";
import { personName } from "../bodySummary/names.ts";
import { instanceSentence, stateText } from "../bodySummary/presence.ts";
import { mediaSentence, percentText } from "../bodySummary/quality.ts";
import { faultSentence } from "../bodySummary/server.ts";
import { bodySentences } from "../bodySummary.ts";
import { type Explanation, type Found, type Phrase, quote } from "./explanation.ts";
import type { MessageScope } from "./scope.ts";

/** Explains a position in a body; `undefined` if no reader handles the body or the position has no meaning. */
export function explainBody(scope: MessageScope): Found | undefined {
	const { trace, text, message, offset } = scope;
	const part = bodyParts(text, trace.lines, message).find(({ span }) => span.start <= offset && offset <= span.end);
	const read = part && readBody(text, part);
	if (!read) return undefined;
	const places = placesOf(read).filter(({ span }) => span.start <= offset && offset <= span.end);
	const smallest = places.reduce<Place | undefined>(
		(best, place) => (best && length(best) <= length(place) ? best : place),
		undefined,
	);
	return smallest ? { span: smallest.span, explanation: smallest.explain() } : firstLine(scope, read);
}

/** A range with a lazy explanation: many are found, but only one is shown. */
interface Place {
	readonly span: Span;
	explain(): Explanation;
}

function length({ span }: Place): number {
	return span.end - span.start;
}

/** The first line stands for the whole body; in most documents it is the only one. */
function firstLine({ trace, number, offset }: MessageScope, read: ReadBody): Found | undefined {
	const { span, contentType: type } = read.part;
	const end = Math.min(span.end, trace.lines.end(trace.lines.lineAt(span.start)));
	if (offset > end) return undefined;
	const fact = contentType(type);
	return {
		span: { start: span.start, end },
		explanation: {
			title: fact?.name ?? (type || "Body"),
			kind: "body",
			...(fact ? { meaning: fact.meaning, source: fact.source } : {}),
			facts: bodySentences(trace, number, read).slice(0, MOST_FACTS),
		},
	};
}

function placesOf(read: ReadBody): readonly Place[] {
	switch (read.kind) {
		case "rlmi":
			return rlmiPlaces(read.body);
		case "presence":
			return read.body.persons.flatMap(personPlaces);
		case "roaming":
			return read.body.persons.flatMap(personPlaces);
		case "publish":
			return read.body.publications.flatMap(publicationPlaces);
		case "c3p":
			return c3pPlaces(read.body);
		case "conferenceInfo":
			return conferencePlaces(read.body);
		case "soap":
			return soapPlaces(read.body);
		case "quality":
			return qualityPlaces(read.body);
		default:
			return [];
	}
}

function rlmiPlaces({ resources }: Rlmi): readonly Place[] {
	return resources.flatMap(({ uri, instances, span }) =>
		instances.map((instance) => ({
			// With a single instance, explain the whole resource.
			span: instances.length === 1 ? span : instance.span,
			explain: () => ({
				title: personName(uri),
				kind: "member of a list of subscriptions",
				meaning: instanceSentence(personName(uri), instance),
				facts: instanceFacts(instance),
				source: "RFC 4662 §5; [MS-PRES]",
			}),
		})),
	);
}

function instanceFacts({ statusCode: code, reason, poolFqdn, state }: RlmiInstance): readonly (Phrase | undefined)[] {
	const fact = code === undefined ? undefined : statusCode(code);
	return [
		fact && `${fact.code} ${fact.reason}: ${fact.meaning}`,
		reason === undefined ? undefined : REASONS.get(reason),
		poolFqdn === undefined ? undefined : ["The server there is ", quote(poolFqdn)],
		state === "resubscribe" ? "The client must subscribe again, at that server" : undefined,
	];
}

/** Paraphrased from RFC 6665 §4.1.3. */
const REASONS: ReadonlyMap<string, string> = new Map([
	["deactivated", "Deactivated: the client should subscribe again at once"],
	["giveup", "Giveup: nobody decided in time whether to allow it"],
	["noresource", "Noresource: this address no longer exists"],
	["probation", "Probation: the client should try again later"],
	["rejected", "Rejected: the other side does not allow it; retrying will not help"],
	["timeout", "Timeout: it was not refreshed in time"],
]);

function personPlaces({ uri, states, categories, note, activity }: PresencePerson): readonly Place[] {
	const said = [note && { ...note, what: "note" }, activity && { ...activity, what: "activity" }].filter(
		(each) => each !== undefined,
	);
	return [
		...states.map((state) => statePlace(state)),
		...said.map(({ text, span, what }) => ({
			span,
			explain: () => ({ title: `Presence ${what}`, kind: "presence", meaning: [personName(uri), ": ", quote(text)] }),
		})),
		...categories.map(categoryPlace),
	];
}

function statePlace(state: PresenceState): Place {
	return {
		span: state.span,
		explain: () => ({
			title: state.number === undefined ? "Availability" : `Availability ${state.number}`,
			kind: "presence",
			meaning: capital(stateText(state)) || "No public document explains this number",
			facts: [["Of ", quote(state.of)]],
			...sourceOf(state),
		}),
	};
}

function sourceOf({ number }: PresenceState): Pick<Explanation, "source"> {
	const row = number === undefined ? undefined : availabilityRange(number);
	return row ? { source: row.source } : {};
}

function categoryPlace({ name, container, hasContent, span }: PresenceCategory): Place {
	return {
		span,
		explain: () => ({
			title: `Category ${name}`,
			kind: "presence",
			...(hasContent ? {} : { meaning: "Nothing is published here" }),
			...containerFacts(container),
		}),
	};
}

function containerFacts(container: number | undefined): Pick<Explanation, "facts" | "source"> {
	const level = container === undefined ? undefined : accessLevel(container);
	return level
		? { facts: [`Container ${level.container}: for ${level.meaning}`], source: level.source }
		: { facts: [container === undefined ? undefined : `Container ${container}`] };
}

function publicationPlaces({ category, container, state, isRemoval, span }: Publication): readonly Place[] {
	const place: Place = {
		span,
		explain: () => ({
			title: `Publication of ${category || "a category"}`,
			kind: "presence",
			meaning: isRemoval ? "The client withdraws it" : "The client publishes it",
			...containerFacts(container),
		}),
	};
	return state ? [statePlace(state), place] : [place];
}

function c3pPlaces(c3p: C3p): readonly Place[] {
	return c3p.commands.map((command) => ({
		span: command.span,
		explain: () => ({
			title: command.name,
			kind: `meeting command, ${c3p.kind}`,
			meaning: commandSentence(c3p, command),
			facts: [
				command.conference?.id ? ["Meeting ", quote(command.conference.id)] : undefined,
				command.mcuUri ? ["For the conferencing server ", quote(command.mcuUri)] : undefined,
				...command.users.slice(0, MOST_FACTS).map(userText),
				...c3p.diagnostics.slice(0, MOST_FACTS).map(({ name, value }) => [`${name} `, quote(value)]),
			],
			source: "[MS-CONFBAS]",
		}),
	}));
}

function conferencePlaces({ users }: ConferenceInfo): readonly Place[] {
	return users.map((user) => ({
		span: user.span,
		explain: () => ({
			title: personName(user.uri),
			kind: "participant of a meeting",
			meaning: user.state === "deleted" ? "Has left the meeting" : userText(user),
			facts: [
				endpointsText(user) || undefined,
				...user.endpoints
					.slice(0, MOST_FACTS)
					.map(({ disconnection }) => disconnection && `Disconnected: ${disconnection}`),
			].map((fact) => fact || undefined),
			source: "RFC 4575 §5",
		}),
	}));
}

function soapPlaces({ fault, arguments: values }: Soap): readonly Place[] {
	if (!fault) {
		return values.map(({ name, value, span }) => ({
			span,
			explain: () => ({ title: name, kind: "argument of a server function", meaning: [quote(value)] }),
		}));
	}
	return [
		{
			span: fault.span,
			explain: () => ({
				title: "Fault",
				kind: "response of a server function",
				meaning: faultSentence(fault),
				facts: fault.details.slice(0, MOST_FACTS).map(({ name, value }) => [`${name} `, quote(value)]),
			}),
		},
	];
}

function qualityPlaces({ media }: QualityReport): readonly Place[] {
	return media.flatMap((each) => [
		{
			span: each.span,
			explain: () => ({
				title: each.label || "Media",
				kind: "quality report",
				meaning: mediaSentence(each),
				facts: [
					endText("This end", each.local.address, each.local.connection, each.local.usesVpn),
					endText("The other end", each.remote.address, each.remote.connection, each.remote.usesVpn),
					each.local.relay ? ["Relay ", quote(each.local.relay)] : undefined,
				],
				source: "[MS-QoE]; RFC 6035",
			}),
		},
		...(each.inbound ? streamPlaces("received", each.inbound, streamKind(each.label)) : []),
		...(each.outbound ? streamPlaces("sent", each.outbound, streamKind(each.label)) : []),
	]);
}

function endText(what: string, address?: string, connection?: string, usesVpn?: boolean): Phrase | undefined {
	if (address === undefined) return undefined;
	return [`${what}: `, quote(address), connection ? `, ${connection}` : "", usesVpn ? ", through a VPN" : ""];
}

function streamPlaces(what: string, stream: QualityStream, kind: StreamKind): readonly Place[] {
	return MEASURES.flatMap((row) => {
		const measure = stream[row.name];
		return measure ? [{ span: measure.span, explain: () => measureExplanation(row, kind, measure, stream, what) }] : [];
	});
}

/** Descriptions of all metrics; those with limits are described in the table of limits. */
const MEASURES = [
	{ name: "lossRate", title: "Packet loss", unit: "%" },
	{ name: "lossRateMax", title: "Maximum packet loss", unit: "%" },
	{ name: "jitter", title: "Jitter", unit: "ms" },
	{ name: "jitterMax", title: "Maximum jitter", unit: "ms" },
	{ name: "roundTrip", title: "Round-trip time", unit: "ms" },
	{ name: "roundTripMax", title: "Maximum round-trip time", unit: "ms" },
	{ name: "listeningMos", title: "Listening score", unit: "of 5" },
	{ name: "degradation", title: "Listening score lost to the network", unit: "" },
	{ name: "concealedRatio", title: "Audio concealed for lost packets", unit: "%" },
	{ name: "packets", title: "Packets", unit: "" },
] as const;

function measureExplanation(
	{ name, title, unit }: (typeof MEASURES)[number],
	kind: StreamKind,
	measure: Measure,
	stream: QualityStream,
	what: string,
): Explanation {
	const limit = hasLimit(name) ? limitOf(kind, name) : undefined;
	const isBad = hasLimit(name) && isPoor(kind, name, measure, stream);
	const amount = (value: number) => (unit === "%" ? percentText(value) : `${value} ${unit}`.trim());
	return {
		title: `${title} ${amount(measure.value)}`,
		kind: `quality report, ${what} stream`,
		...(limit ? { meaning: capital(limit.meaning), source: limit.source } : {}),
		facts: [
			limit && `${isBad ? "Poor: more than" : "The limit is"} ${amount(limit.limit)}`,
			limit && isTooShort(stream) ? `Out of ${stream.packets!.value} packets, too few to judge` : undefined,
		],
	};
}

function hasLimit(name: string): name is MeasureName {
	return (LIMITED as readonly string[]).includes(name);
}

const MOST_FACTS = 6;
