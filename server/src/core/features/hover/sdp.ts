// Lines of a session description: media, addresses, codecs and encryption.

import { lookUp } from "../../lookUp.ts";
import {
	candidateTypes,
	codec,
	cryptoSuite,
	mediaProfiles,
	sdpAttribute,
	sdpLine,
	staticPayloads,
} from "../../sip/facts/sdp.ts";
import type { LogText, Span } from "../../text.ts";
import { bodySummary } from "../bodySummary.ts";
import { type Explanation, type Found, type Phrase, quote } from "./explanation.ts";
import type { MessageScope } from "./scope.ts";
import { wordAt } from "./values.ts";

/** Explains the SDP line at the offset; `undefined` if the line is not part of a session description. */
export function explainSdp({ trace, text, number, message, offset }: MessageScope): Found | undefined {
	const { lines } = trace;
	const line = lines.lineAt(offset);
	const body = message.body;
	if (!body || !isSdpLine(text, lines.start(line), lines.end(line))) return undefined;
	const first = firstLine(trace, line, lines.lineAt(body.start));
	if (first === undefined) return undefined;
	const span = { start: lines.start(line), end: Math.min(lines.end(line), lines.start(line) + LONGEST) };
	const letter = text.charAt(span.start);
	const value = text.slice(span.start + 2, span.end).trim();
	const section = sectionLine(trace, line, first);
	const description = { payload: (number: number) => payloadName(trace, section, lines.lineAt(body.end), number) };
	if (letter === "m") return mediaLine(text, span, value, offset, description);
	if (letter === "a") return attributeLine(span, value, description);
	if (letter === "b") return bandwidthLine(span, value, text.startsWith("m=", lines.start(section)));
	const found = plainLine(span, letter, value);
	// The first line carries no information of its own.
	return letter === "v"
		? { ...found, explanation: { ...found.explanation, facts: bodySummary(trace, number) } }
		: found;
}

/** What a line needs to know about its neighbours. */
interface Description {
	/** The codec of a payload type, as `PCMU/8000`; `undefined` if unknown. */
	payload(number: number): string | undefined;
}

function mediaLine(text: LogText, span: Span, value: string, offset: number, { payload }: Description): Found {
	const [media = "", port = "", profile = "", ...formats] = value.split(/\s+/);
	const word = wordAt(text, span.start + 2, span.end, offset);
	const isFormat = word !== undefined && word.start > span.start + 2 + value.indexOf(profile) + profile.length;
	const number = isFormat ? Number(text.slice(word.start, word.end)) : Number.NaN;
	const name = Number.isInteger(number) ? payload(number) : undefined;
	if (word && name) return { span: word, explanation: codecExplanation(`Codec ${number}`, name) };
	const encrypted = lookUp(mediaProfiles, profile);
	const named = formats.slice(0, MOST_FORMATS).map((format) => payload(Number(format)) ?? format);
	return {
		span,
		explanation: {
			...lineExplanation("m"),
			facts: [
				["Media ", quote(media)],
				/^0(?:\/|$)/.test(port) ? "Port 0: this media stream is refused or turned off" : ["Port ", quote(port)],
				encrypted ? [quote(profile), `: ${encrypted}`] : undefined,
				/RTP/.test(profile) && named.length > 0
					? ["Codecs, the preferred one first: ", quote(named.join(", "))]
					: undefined,
			],
		},
	};
}

function attributeLine(span: Span, value: string, description: Description): Found {
	const [, name = "", rest = ""] = /^([^:\s]{1,60}):?\s?(.*)$/s.exec(value) ?? [];
	const fact = sdpAttribute(name);
	if (!fact) return { span, explanation: lineExplanation("a") };
	const known = fact.values && lookUp(fact.values, rest.trim().toLowerCase());
	const facts = known
		? [[quote(rest.trim()), `: ${known}`] as const]
		: (ATTRIBUTES[fact.name]?.(rest, description) ?? []);
	return {
		span,
		explanation: {
			title: `a=${fact.name}`,
			kind: "attribute of a session description",
			meaning: fact.meaning,
			facts,
			source: fact.source,
		},
	};
}

type Facts = readonly (Phrase | undefined)[];

/** Explanations of individual attributes. */
const ATTRIBUTES: Readonly<Record<string, (value: string, description: Description) => Facts>> = {
	rtpmap(value) {
		const [, number, name] = /^(\d{1,3})\s+(\S+)/.exec(value) ?? [];
		return number === undefined ? [] : [`Number ${number} in the m= line`, ...codecFacts(name!)];
	},
	fmtp(value, { payload }) {
		const number = /^\d{1,3}/.exec(value)?.[0];
		const name = number === undefined ? undefined : payload(Number(number));
		return name === undefined
			? []
			: [
					["For ", quote(name)],
					...(/^telephone-event/i.test(name)
						? ["The keys that can be sent: 0 to 15 are 0-9, *, # and A-D, 16 is the hook flash"]
						: []),
				];
	},
	candidate: candidateFacts,
	crypto(value) {
		const [, tag, suite, rest] = /^(\d{1,9})\s+(\S+)\s*(.*)$/s.exec(value) ?? [];
		const fact = suite === undefined ? undefined : cryptoSuite(suite);
		if (suite === undefined) return [];
		const lifetime = /\|2\^(\d{1,2})/.exec(rest!)?.[1];
		return [
			[`Key ${tag}, `, quote(suite), fact ? `: ${fact.meaning}` : ""],
			lifetime ? `The key is valid for 2^${lifetime} packets` : undefined,
			"The key itself is on this line: anyone who has it and a recording can listen to the call",
		];
	},
	rtcp: (value) => [/^\d{1,5}/.test(value) ? `Port ${/^\d{1,5}/.exec(value)![0]}` : undefined],
	ptime: milliseconds,
	maxptime: milliseconds,
};

function milliseconds(value: string): Facts {
	return [/^\d{1,6}$/.test(value.trim()) ? `${value.trim()} ms` : undefined];
}

/**
 * Two formats: the standard one, `1 1 UDP 2130706431 192.0.2.1 5000 typ host` (RFC 5245 §15.1), and that of the 2007
 * releases, which follow an early draft: `name component password UDP 0.830 192.0.2.1 5000`.
 */
function candidateFacts(value: string): Facts {
	const standard = CANDIDATE.exec(value);
	if (standard) {
		const [, , component, transport, priority, address, port, type, more = ""] = standard;
		const related = /raddr\s+(\S{1,60})\s+rport\s+(\d{1,5})/i.exec(more);
		const known = lookUp(candidateTypes, type!.toLowerCase());
		return [
			[quote(type!), known ? `: ${known}` : ""],
			["Address ", quote(`${address}:${port}`), " over ", quote(transport!)],
			component === "1" ? "For the media itself" : component === "2" ? "For reports on the media (RTCP)" : undefined,
			`Priority ${priority}; higher values are tried first`,
			related ? ["As seen by the device: ", quote(`${related[1]}:${related[2]}`)] : undefined,
		];
	}
	const draft = DRAFT_CANDIDATE.exec(value);
	if (!draft) return [];
	const [, component, transport, preference, address, port] = draft;
	return [
		["Address ", quote(`${address}:${port}`), " over ", quote(transport!)],
		component === "1" ? "For the media itself" : component === "2" ? "For reports on the media (RTCP)" : undefined,
		`Preference ${preference}; higher values are tried first`,
		"In the format of an early draft, which the 2007 releases use",
	];
}

const CANDIDATE =
	/^(\S{1,64})\s+(\d{1,3})\s+(\S{1,10})\s+(\d{1,10})\s+(\S{1,60})\s+(\d{1,5})\s+typ\s+(\S{1,20})(.*)$/is;
const DRAFT_CANDIDATE = /^\S{1,200}\s+(\d{1,3})\s+\S{1,200}\s+(UDP|TCP)\s+([\d.]{1,12})\s+(\S{1,60})\s+(\d{1,5})/i;

function plainLine(span: Span, letter: string, value: string): Found {
	const words = value.split(/\s+/);
	const explanation = lineExplanation(letter);
	return { span, explanation: { ...explanation, facts: LINES[letter]?.(words) ?? [] } };
}

/** Explanations of the fields of individual lines. */
const LINES: Readonly<Record<string, (words: readonly string[]) => Facts>> = {
	o: ([user = "", id = "", version = "", , family = "", address = ""]) => [
		["User ", quote(user), ", session ", quote(id), ", version ", quote(version)],
		address ? [`${family === "IP6" ? "IPv6" : "IPv4"} address `, quote(address)] : undefined,
	],
	c: ([, family = "", address = ""]) => [
		address ? [`${family === "IP6" ? "IPv6" : "IPv4"} address `, quote(address)] : undefined,
		/^0\.0\.0\.0$/.test(address) ? "0.0.0.0: the call is on hold, as older clients write it" : undefined,
	],
	t: ([from, to]) => [from === "0" && to === "0" ? "No time limit" : undefined],
};

function bandwidthLine(span: Span, value: string, isOfMedia: boolean): Found {
	const [, type, amount] = /^([A-Za-z]{1,8}):(\d{1,9})/.exec(value) ?? [];
	const kind = type === undefined ? undefined : BANDWIDTHS[type.toUpperCase()];
	const facts = kind ? [`${amount} ${kind.replace("%", isOfMedia ? "this media stream" : "all media together")}`] : [];
	return { span, explanation: { ...lineExplanation("b"), facts } };
}

/** RFC 4566 §5.8, RFC 3890, RFC 3556. The scope of the limit depends on the position of the line. */
const BANDWIDTHS: Readonly<Record<string, string>> = {
	CT: "kbit/s for the whole session",
	AS: "kbit/s for %",
	TIAS: "bit/s for %, without packet overhead",
	RS: "bit/s for sender reports",
	RR: "bit/s for receiver reports",
};

function lineExplanation(letter: string): Explanation {
	const fact = sdpLine(letter);
	return {
		title: `${letter}=`,
		kind: "line of a session description",
		...(fact ? { meaning: fact.meaning, source: fact.source } : {}),
	};
}

function codecExplanation(title: string, name: string): Explanation {
	const fact = codec(name.split("/", 1)[0]!);
	return {
		title,
		kind: "codec",
		facts: codecFacts(name),
		source: fact?.source ?? "RFC 3551 §6",
	};
}

function codecFacts(encoding: string): Facts {
	const [name = "", rate, channels] = encoding.split("/");
	const fact = codec(name);
	return [
		[quote(name), fact ? `: ${fact.meaning}` : ""],
		rate && /^\d{1,6}$/.test(rate) ? `Clock rate ${rate} Hz${channels === "2" ? ", stereo" : ""}` : undefined,
	];
}

/** The codec of a payload type: from the rtpmap of the same media, otherwise from the static assignments. */
function payloadName(
	{ text, lines }: MessageScope["trace"],
	section: number,
	last: number,
	number: number,
): string | undefined {
	const start = (at: number) => text.slice(lines.start(at), Math.min(lines.end(at), lines.start(at) + LONGEST));
	for (let at = section + 1; at <= last && at <= section + MOST_LINES; at++) {
		const content = start(at);
		if (content.startsWith("m=") || !isSdpLine(text, lines.start(at), lines.end(at))) break;
		const [, named, name] = /^a=rtpmap:(\d{1,3})\s+(\S+)/.exec(content) ?? [];
		if (named !== undefined && Number(named) === number) return name;
	}
	return staticPayloads.get(number);
}

/** The `m=` line at or above `line`; the first line if it precedes all media (RFC 4566 §5). */
function sectionLine({ text, lines }: MessageScope["trace"], line: number, first: number): number {
	let at = line;
	while (at > first && !text.startsWith("m=", lines.start(at))) at--;
	return at;
}

/** The `v=` line of the description that contains `line`; `undefined` if the lines above are not SDP. */
function firstLine({ text, lines }: MessageScope["trace"], line: number, bodyLine: number): number | undefined {
	for (let at = line; at >= bodyLine && at > line - MOST_LINES; at--) {
		if (!isSdpLine(text, lines.start(at), lines.end(at))) return undefined;
		if (text.charAt(lines.start(at)) === "v") return at;
	}
	return undefined;
}

/** `x=`, where x is a valid SDP type letter. */
function isSdpLine(text: LogText, start: number, end: number): boolean {
	return end - start >= 2 && text.charAt(start + 1) === "=" && sdpLine(text.charAt(start)) !== undefined;
}

const LONGEST = 4000;
const MOST_LINES = 500;
const MOST_FORMATS = 20;
