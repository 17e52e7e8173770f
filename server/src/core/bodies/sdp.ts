// Session descriptions: offered media, codecs, encryption and paths, and what an offer and its answer agree on.

import { staticPayloads } from "../sip/facts/sdp.ts";
import { type LogText, type Span, slice } from "../text.ts";
import { textLines } from "./textLines.ts";

/** A session description (RFC 4566, RFC 3264, [MS-SDPEXT]). */
export interface Sdp {
	/** The session-level media address, if there is one. */
	readonly address: string | undefined;
	/** In document order, by which an answer corresponds to its offer (RFC 3264 §6). */
	readonly media: readonly SdpMedia[];
	readonly span: Span;
}

/** Who may send, from the perspective of the description's author (RFC 3264 §5.1). */
export type SdpDirection = "sendrecv" | "sendonly" | "recvonly" | "inactive";

/** One `m=` section. */
export interface SdpMedia {
	/** `audio`, `video`, `applicationsharing`, `message`, `x-ms-message`, `data` … in lower case. */
	readonly kind: string;
	/** `main-audio`, `panoramic-video` … (RFC 4574). */
	readonly label: string | undefined;
	/** `undefined` if it is not a number. */
	readonly port: number | undefined;
	/** Port 0: rejected in an answer, disabled in an offer (RFC 3264 §6, §8.2). */
	readonly isRefused: boolean;
	/** `RTP/AVP`, `TCP/RTP/SAVP` … as written. */
	readonly profile: string;
	/**
	 * Codec names such as `PCMU` in order of preference; payload types without a name as numbers. Includes comfort noise and
	 * DTMF.
	 */
	readonly codecs: readonly string[];
	readonly direction: SdpDirection;
	/** The author has put the call on hold: it does not want to receive media, or gives the address 0.0.0.0 (RFC 3264 §8.4). */
	readonly isOnHold: boolean;
	/**
	 * `required`: encrypted only; `optional`: either way; `none`: unencrypted. Derived from `a=encryption` ([MS-SDPEXT]), the
	 * profile and the keys. `undefined` for media other than RTP.
	 */
	readonly encryption: "required" | "optional" | "none" | undefined;
	/** The suite names in `a=crypto` (RFC 4568), and `dtls` for a fingerprint (RFC 5763). */
	readonly suites: readonly string[];
	readonly candidates: readonly SdpCandidate[];
	/** True if the candidates include a relay; `undefined` if no candidate states its type. */
	readonly hasRelay: boolean | undefined;
	/** From the `m` to the end of the section's last line. */
	readonly span: Span;
}

/** An ICE candidate. */
export interface SdpCandidate {
	/** `unknown` in the format of the early draft, which does not state it ([MS-ICE]). */
	readonly kind: "host" | "srflx" | "prflx" | "relay" | "unknown";
	readonly address: string;
	readonly port: number;
	/** `UDP`, `TCP-ACT`, `TCP-PASS` … in upper case. */
	readonly transport: string;
	/** 1 for RTP, 2 for RTCP. */
	readonly component: number;
	readonly span: Span;
}

/** What an offer and its answer agree on for one media stream. */
export interface SdpAgreement {
	readonly kind: string;
	/** The answer rejects it or has no section for it. */
	readonly isRefused: boolean;
	/** The offered codec that the answer prefers; `undefined` if rejected or not RTP. */
	readonly codec: string | undefined;
	/** `undefined` if rejected or not determined by offer and answer. */
	readonly isEncrypted: boolean | undefined;
	/** From the perspective of the answerer; `undefined` if rejected. */
	readonly direction: SdpDirection | undefined;
	/** The section in the offer and the one in the answer. */
	readonly offered: SdpMedia;
	readonly answered: SdpMedia | undefined;
}

/** Reads the description in `span`; `undefined` if it neither begins with a `v=` line nor has media. */
export function readSdp(text: LogText, span: Span): Sdp | undefined {
	const lines = textLines(text, span, MOST_LINES);
	const first = lines.findIndex((line) => isMediaLine(text, line));
	const head = first < 0 ? lines : lines.slice(0, first);
	if (first < 0 && !text.startsWith("v=", span.start)) return undefined;
	const session = readSection(text, head, undefined);
	const media: SdpMedia[] = [];
	for (let at = first; at >= 0 && at < lines.length && media.length < MOST_MEDIA; ) {
		let next = at + 1;
		while (next < lines.length && !isMediaLine(text, lines[next]!)) next++;
		media.push(readMedia(text, lines.slice(at, next), session));
		at = next;
	}
	return { address: session.address, media, span };
}

/** What an offer and its answer agree on, with one entry per media section of the offer (RFC 3264 §6). */
export function agreeOn(offer: Sdp, answer: Sdp): readonly SdpAgreement[] {
	return offer.media.map((offered, at) => agreement(offered, answer.media[at]));
}

/** The codecs for sound or pictures, without comfort noise, DTMF, error correction and retransmission. */
export function mainCodecs({ codecs }: SdpMedia): readonly string[] {
	return [...new Set(codecs.filter((name) => !HELPERS.has(name.toLowerCase())))];
}

function agreement(offered: SdpMedia, answered: SdpMedia | undefined): SdpAgreement {
	const { kind } = offered;
	if (!answered || answered.isRefused || offered.isRefused) {
		const nothing = { codec: undefined, isEncrypted: undefined, direction: undefined };
		return { kind, isRefused: true, ...nothing, offered, answered };
	}
	const known = new Set(offered.codecs.map((name) => name.toLowerCase()));
	return {
		kind,
		isRefused: false,
		codec: isRtp(answered.profile) ? mainCodecs(answered).find((name) => known.has(name.toLowerCase())) : undefined,
		isEncrypted: isEncrypted(offered, answered),
		direction: answered.direction,
		offered,
		answered,
	};
}

function isEncrypted(offered: SdpMedia, answered: SdpMedia): boolean | undefined {
	if (answered.encryption === "required" || offered.encryption === "required") return true;
	if (answered.encryption === "none" || offered.encryption === "none") return false;
	// Both accept either: a key in the answer turns encryption on ([MS-SDPEXT], RFC 4568 §5.1.2).
	return answered.encryption === "optional" ? answered.suites.length > 0 : undefined;
}

/** The attributes of a section; session-level attributes apply to media without their own. */
interface Section {
	readonly address: string | undefined;
	readonly direction: SdpDirection | undefined;
	readonly encryption: string | undefined;
	readonly label: string | undefined;
	readonly suites: readonly string[];
	readonly names: ReadonlyMap<string, string>;
	readonly candidates: readonly SdpCandidate[];
}

function readMedia(text: LogText, lines: readonly Span[], session: Section): SdpMedia {
	const [kind = "", port = "", profile = "", ...formats] = slice(text, lines[0]!).slice(2).trim().split(/\s+/);
	const own = readSection(text, lines.slice(1), session);
	const { direction = "sendrecv", candidates, label } = own;
	const number = /^\d{1,5}/.exec(port)?.[0];
	const known = candidates.filter((candidate) => candidate.kind !== "unknown");
	return {
		kind: kind.toLowerCase(),
		label,
		port: number === undefined ? undefined : Number(number),
		isRefused: number !== undefined && Number(number) === 0,
		profile,
		codecs: isRtp(profile) ? formats.slice(0, MOST_FORMATS).map((format) => codecName(format, own.names)) : [],
		direction,
		isOnHold: direction === "sendonly" || direction === "inactive" || own.address === "0.0.0.0",
		encryption: isRtp(profile) ? encryptionOf(profile, own) : undefined,
		suites: own.suites,
		candidates,
		hasRelay: known.length === 0 ? (candidates.length === 0 ? false : undefined) : known.some(isRelay),
		span: { start: lines[0]!.start, end: lines.at(-1)!.end },
	};
}

function isRelay({ kind }: SdpCandidate): boolean {
	return kind === "relay";
}

function readSection(text: LogText, lines: readonly Span[], session: Section | undefined): Section {
	let { address, direction, encryption } = session ?? {
		address: undefined,
		direction: undefined,
		encryption: undefined,
	};
	let label: string | undefined;
	const suites = [...(session?.suites ?? [])];
	const names = new Map<string, string>();
	const candidates: SdpCandidate[] = [];
	for (const line of lines) {
		if (text.startsWith("c=", line.start)) address = connectionAddress(slice(text, line)) ?? address;
		if (!text.startsWith("a=", line.start)) continue;
		const content = slice(text, line);
		const colon = content.indexOf(":");
		const name = content.slice(2, colon < 0 ? undefined : colon).trim();
		const value = colon < 0 ? "" : content.slice(colon + 1).trim();
		const key = name.toLowerCase();
		if (isDirection(key)) direction = key;
		else if (key === "encryption") encryption = value.toLowerCase();
		else if (key === "label") label = value || undefined;
		else if (key === "crypto") suites.push(value.split(/\s+/)[1] ?? "");
		else if (key === "fingerprint") suites.push("dtls");
		else if (key === "rtpmap") addName(names, value);
		else if (key === "candidate" && candidates.length < MOST_CANDIDATES) addCandidate(candidates, value, line);
	}
	return {
		address,
		direction,
		encryption,
		label,
		suites: [...new Set(suites.filter((suite) => suite !== ""))],
		names,
		candidates,
	};
}

/** `c=IN IP4 192.0.2.9/127`: the TTL follows the slash (RFC 4566 §5.7). */
function connectionAddress(line: string): string | undefined {
	return line.trim().split(/\s+/)[2]?.split("/", 1)[0] || undefined;
}

function addName(names: Map<string, string>, value: string): void {
	const [, number, name] = /^(\d{1,3})\s+([^\s/]{1,60})/.exec(value) ?? [];
	if (number !== undefined && !names.has(number)) names.set(number, name!);
}

/**
 * `1 1 UDP 2130706431 192.0.2.1 5000 typ host` (RFC 5245 §15.1), or the format of the early draft, `name component password
 * UDP 0.830 192.0.2.1 5000` ([MS-ICE] 2.2).
 */
function addCandidate(found: SdpCandidate[], value: string, span: Span): void {
	const words = value.split(/\s+/, 12);
	const type = words.findIndex((word) => word.toLowerCase() === "typ");
	if (type === 6) {
		const [, component = "", transport = "", , address = "", port = ""] = words;
		const kind = words[7]?.toLowerCase() ?? "";
		add(component, transport, address, port, isCandidateKind(kind) ? kind : "unknown");
	} else if (type < 0 && words.length >= 7) {
		const [, component = "", , transport = "", , address = "", port = ""] = words;
		add(component, transport, address, port, "unknown");
	}

	function add(component: string, transport: string, address: string, port: string, kind: SdpCandidate["kind"]): void {
		if (!/^\d{1,3}$/.test(component) || !/^\d{1,5}$/.test(port) || !/^(?:UDP|TCP|TLS)/i.test(transport)) return;
		const numbers = { component: Number(component), port: Number(port) };
		found.push({ kind, address, transport: transport.toUpperCase(), ...numbers, span });
	}
}

const CANDIDATE_KINDS = ["host", "srflx", "prflx", "relay"] as const;

function isCandidateKind(kind: string): kind is (typeof CANDIDATE_KINDS)[number] {
	return (CANDIDATE_KINDS as readonly string[]).includes(kind);
}

const DIRECTIONS = ["sendrecv", "sendonly", "recvonly", "inactive"] as const;

function isDirection(name: string): name is SdpDirection {
	return (DIRECTIONS as readonly string[]).includes(name);
}

function codecName(format: string, names: ReadonlyMap<string, string>): string {
	const named = names.get(format);
	if (named !== undefined) return named;
	const fixed = /^\d{1,3}$/.test(format) ? staticPayloads.get(Number(format)) : undefined;
	return fixed?.split("/", 1)[0] ?? format;
}

function encryptionOf(profile: string, { encryption, suites }: Section): SdpMedia["encryption"] {
	if (/SAVPF?$/i.test(profile)) return encryption === "optional" ? "optional" : "required";
	if (encryption === "required") return "required";
	if (encryption === "rejected") return "none";
	return encryption === "optional" || suites.length > 0 ? "optional" : "none";
}

function isRtp(profile: string): boolean {
	return /(?:^|\/)RTP\//i.test(profile);
}

function isMediaLine(text: LogText, { start }: Span): boolean {
	return text.startsWith("m=", start);
}

/** Codecs that only accompany others (RFC 3389, RFC 4733, RFC 2198, RFC 4588, RFC 5109, [MS-SDPEXT]). */
const HELPERS: ReadonlySet<string> = new Set([
	"cn",
	"telephone-event",
	"red",
	"rtx",
	"ulpfec",
	"x-ulpfec",
	"x-ulpfecuc",
	"parityfec",
]);

const MOST_LINES = 5000;
const MOST_MEDIA = 100;
const MOST_FORMATS = 100;
const MOST_CANDIDATES = 500;
