// Summaries of session descriptions: what an offer contains, and what an answer accepts.

import { readBodies } from "../../bodies/read.ts";
import { agreeOn, mainCodecs, type Sdp, type SdpAgreement, type SdpMedia } from "../../bodies/sdp.ts";
import { slice } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { listText, shortened } from "../../words.ts";
import { namesText } from "./names.ts";

/** What a description offers, or how it answers an offer found in the log. */
export function sdpSentences(sdp: Sdp, trace: Trace, message: number): readonly string[] {
	if (sdp.media.length === 0) return ["A session description without media."];
	const offer = offerOf(trace, message);
	return offer ? answerSentences(agreeOn(offer, sdp), sdp) : offerSentences(sdp, isAnswer(trace, message));
}

/**
 * A short label for a description, either an offer or the accepted part of an offer in the log: `audio: G722, PCMU · ICE`,
 * `audio: PCMU · video refused`. Empty without media. The names come from the log.
 */
export function sdpLabel(sdp: Sdp, trace: Trace, message: number): string {
	const offer = offerOf(trace, message);
	const open = sdp.media.filter(({ isRefused }) => !isRefused);
	// With several media, naming them all is more useful than listing their codecs.
	const mostCodecs = sdp.media.length > 1 ? 1 : 3;
	const media = sdp.media.map((each, at) => mediaLabel(each, offer?.media[at], mostCodecs));
	const more = media.length > MOST_LABELS ? [`${media.length - MOST_LABELS} more`] : [];
	const ice = open.some(({ candidates }) => candidates.length > 0) ? ["ICE"] : [];
	return [...media.slice(0, MOST_LABELS), ...more, ...ice].join(" · ");
}

/**
 * The label of one media stream. An answer lists only codecs that were offered, since no others are agreed on (RFC 3264 §6).
 */
function mediaLabel(media: SdpMedia, offered: SdpMedia | undefined, mostCodecs: number): string {
	if (media.isRefused) return `${kindText(media)} ${offered && !offered.isRefused ? "refused" : "off"}`;
	const known = offered && new Set(offered.codecs.map((name) => name.toLowerCase()));
	const codecs = namedCodecs(media).filter((name) => !known || known.has(name.toLowerCase()));
	const shown = codecs.slice(0, mostCodecs).map((name) => shortened(name, LONGEST_CODEC));
	const list = codecs.length > shown.length ? [...shown, "…"] : shown;
	const held = media.isOnHold && (media.kind === "audio" || media.kind === "video") ? " on hold" : "";
	return `${kindText(media)}${held}${list.length > 0 ? `: ${list.join(", ")}` : ""}`;
}

/** The description in the request that `message` responds to; `undefined` if there is none or `message` is a request. */
function offerOf(trace: Trace, message: number): Sdp | undefined {
	const { request } = trace.transactionOf(message);
	return request === null || trace.index.messages.status(message) === 0 ? undefined : descriptionIn(trace, request);
}

/** The description in a message. Of several alternatives, the last is the preferred one (RFC 2046 §5.1.4). */
export function descriptionIn(trace: Trace, message: number): Sdp | undefined {
	const bodies = readBodies(trace.text, trace.lines, trace.message(message));
	const last = bodies.findLast(({ kind }) => kind === "sdp");
	return last?.kind === "sdp" ? last.body : undefined;
}

/** A description in an ACK answers the offer in a response (RFC 3261 §13.2.1). */
function isAnswer(trace: Trace, message: number): boolean {
	const { startLine } = trace.message(message);
	return startLine.kind === "request" && slice(trace.text, startLine.method) === "ACK";
}

function offerSentences(sdp: Sdp, answers: boolean): readonly string[] {
	const open = sdp.media.filter(({ isRefused }) => !isRefused);
	const off = sdp.media.filter(({ isRefused }) => isRefused);
	const verb = answers ? "Answers with" : "Offers";
	const offered = open.slice(0, MOST).map(mediaText);
	const facts = [encryptionText(open), relayText(open)].filter((fact) => fact !== "");
	const details = facts.length > 0 ? `, ${facts.join("; ")}` : "";
	return [
		...(open.length > 0 ? [`${verb} ${namesText(offered, open.length, MOST)}${details}.`] : []),
		...(off.length > 0 ? [`Switches off ${namesText(kinds(off), off.length, MOST)}.`] : []),
		...holdSentences(open),
	];
}

function answerSentences(agreements: readonly SdpAgreement[], sdp: Sdp): readonly string[] {
	const accepted = agreements.filter(({ isRefused }) => !isRefused);
	const refused = agreements.filter(({ isRefused, offered }) => isRefused && !offered.isRefused);
	const said = accepted.slice(0, MOST).map(agreementText);
	const relay = relayText(sdp.media.filter(({ isRefused }) => !isRefused));
	return [
		...(accepted.length > 0 ? [`Accepts ${namesText(said, accepted.length, MOST)}${relay && `; ${relay}`}.`] : []),
		...(refused.length > 0
			? [`Refuses ${namesText(kinds(refused.map(({ offered }) => offered)), refused.length, MOST)}.`]
			: []),
		...holdSentences(sdp.media.filter(({ isRefused }) => !isRefused)),
	];
}

function mediaText(media: SdpMedia): string {
	const codecs = namedCodecs(media);
	return codecs.length > 0 ? `${kindText(media)} (${codecs.slice(0, MOST_CODECS).join(", ")})` : kindText(media);
}

/** A payload type without a name is not worth showing. */
function namedCodecs(media: SdpMedia): readonly string[] {
	return mainCodecs(media).filter((name) => !/^\d+$/.test(name));
}

function agreementText({ offered, codec, isEncrypted }: SdpAgreement): string {
	const encrypted = isEncrypted === undefined ? "" : isEncrypted ? "encrypted" : "not encrypted";
	const facts = [codec ?? "", encrypted].filter((fact) => fact !== "");
	return facts.length > 0 ? `${kindText(offered)} (${facts.join(", ")})` : kindText(offered);
}

function kinds(media: readonly SdpMedia[]): readonly string[] {
	return media.map(kindText);
}

/** `panoramic-video` adds to the media type; `main-audio` does not. */
function kindText({ kind, label }: SdpMedia): string {
	if (kind === "message" || kind === "x-ms-message") return "instant messages";
	if (kind === "applicationsharing") return "application sharing";
	return label && !label.startsWith("main-") && label.includes(kind) ? label.replaceAll("-", " ") : kind;
}

function encryptionText(media: readonly SdpMedia[]): string {
	const found = [...new Set(media.map(({ encryption }) => encryption).filter((each) => each !== undefined))];
	if (found.length !== 1) return found.length === 0 ? "" : "encryption differs between the media";
	return found[0] === "none" ? "not encrypted" : `encryption ${found[0]}`;
}

function relayText(media: readonly SdpMedia[]): string {
	const withCandidates = media.filter(({ candidates }) => candidates.length > 0);
	if (withCandidates.length === 0) return "";
	if (withCandidates.some(({ hasRelay }) => hasRelay)) return "relay candidates: yes";
	return withCandidates.every(({ hasRelay }) => hasRelay === false) ? "relay candidates: no" : "";
}

function holdSentences(media: readonly SdpMedia[]): readonly string[] {
	const held = media.filter(({ isOnHold, kind }) => isOnHold && (kind === "audio" || kind === "video"));
	return held.length > 0 ? [`Puts ${listText([...new Set(kinds(held))])} on hold.`] : [];
}

const MOST = 5;
const MOST_CODECS = 4;

/** There is little room above an arrow. */
const MOST_LABELS = 3;
const LONGEST_CODEC = 16;
