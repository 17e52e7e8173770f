// Texts shared by all renderings.

import { printable } from "../../printable.ts";
import { durationText } from "../../words.ts";
import type { Arrow, ArrowOutline, LadderGap, LadderNote } from "./model.ts";

/** `INVITE (SDP)`, `SUBSCRIBE (presence), again, lost`: printable, but not escaped. */
export function arrowText({ label, detail, isRetransmission, isLost, class: kind }: Arrow): string {
	const again = isRetransmission ? ", again" : "";
	// A lost message could not be answered.
	const silence = isLost ? ", lost" : kind === "unanswered" ? ", no response" : "";
	return `${printable(label)}${detail ? ` (${printable(detail)})` : ""}${again}${silence}`;
}

/** `3 min 12 s without a message`. */
export function gapText({ ms }: LadderGap): string {
	return `${durationText(ms)} without a message`;
}

/** The note's own text. */
export function noteText({ text }: LadderNote): string {
	return printable(text);
}

/** `+711 ms` since the previous arrow; empty for the first one or one out of order. */
export function stepText({ gapMs }: ArrowOutline): string {
	return gapMs === null || gapMs < 0 ? "" : `+${durationText(gapMs)}`;
}
