// What all renderings say alike.

import { printable } from "../../printable.ts";
import { durationText } from "../../words.ts";
import type { Arrow, ArrowOutline, LadderGap, LadderNote } from "../ladder.ts";

/** `INVITE (SDP)`, `SUBSCRIBE (presence), again`: harmless, but not yet escaped. */
export function arrowText({ label, detail, isRetransmission, class: kind }: Arrow): string {
	const again = isRetransmission ? ", again" : "";
	const silence = kind === "unanswered" ? ", no answer" : "";
	return `${harmless(label)}${detail ? ` (${harmless(detail)})` : ""}${again}${silence}`;
}

/** `3 min 12 s without a message`. */
export function gapText({ ms }: LadderGap): string {
	return `${durationText(ms)} without a message`;
}

/** The note's own sentences. */
export function noteText({ text }: LadderNote): string {
	return harmless(text);
}

/** `+711 ms` behind the arrow before; empty for the first one, and for one that is out of turn. */
export function stepText({ gapMs }: ArrowOutline): string {
	return gapMs === null || gapMs < 0 ? "" : `+${durationText(gapMs)}`;
}

/** A piece of the log without what a terminal or an XML parser stumbles over: control characters, half characters. */
export function harmless(text: string): string {
	return printable(text).replace(NO_CHARACTERS, "\ufffd");
}

/** Unicode keeps these for no character at all, and XML 1.0 forbids them; a half of a character is none either. */
const NO_CHARACTERS = /[\ufffe\uffff]|\p{Surrogate}/gu;
