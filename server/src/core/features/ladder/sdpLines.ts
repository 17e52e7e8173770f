// The relevant lines of a session description: destination, media and encryption.

import type { Sdp } from "../../bodies/sdp.ts";
import { textLines } from "../../bodies/textLines.ts";
import type { LogText, Span } from "../../text.ts";
import { shortened } from "../../words.ts";

/**
 * The lines of a description that describe its media, in order and unchanged: `c=`, `m=`, and the attributes for direction,
 * label, encryption, keys without their secret, and fingerprint. Candidates are only counted. The number of lines per media
 * is limited so that there is room for the next one; media beyond the limit are only counted.
 */
export function sdpLines(text: LogText, { span, media }: Sdp): readonly string[] {
	const first = media[0]?.span.start ?? span.end;
	const lines = [...chosen(linesIn(text, { start: span.start, end: first }))];
	for (const each of media.slice(0, MOST_MEDIA)) {
		const [head = "", ...rest] = linesIn(text, each.span);
		const candidates = each.candidates.length;
		lines.push(head, ...chosen(rest), ...(candidates > 0 ? [`a=candidate: ${candidates} of them`] : []));
	}
	return media.length > MOST_MEDIA ? [...lines, `${media.length - MOST_MEDIA} more media`] : lines;
}

function linesIn(text: LogText, span: Span): readonly string[] {
	return textLines(text, span, MOST_READ, LONGEST + 1).map((line) => lineText(text, line));
}

function chosen(lines: readonly string[]): readonly string[] {
	return lines.filter((line) => CHOSEN.test(line)).slice(0, MOST_ATTRIBUTES);
}

function lineText(text: LogText, { start, end }: Span): string {
	return shortened(text.slice(start, end).replace(/^(a=crypto:.*\binline:)\S+/, "$1…"), LONGEST);
}

const CHOSEN = /^(?:c=|a=(?:sendrecv|sendonly|recvonly|inactive|label:|encryption:|crypto:|fingerprint:))/;

const MOST_MEDIA = 4;
const MOST_ATTRIBUTES = 4;
const MOST_READ = 500;
const LONGEST = 100;
