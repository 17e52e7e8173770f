// Short notations for hover tests: a header, a start line or a line of a body, with `<|>` for the cursor.

import assert from "node:assert/strict";
import { hover, parseTrace } from "../../../../../server/src/core/index.ts";
import { parseMarks } from "../../../../support/fixture.ts";

/** The shown Markdown, and the text that it is about. */
export interface Shown {
	readonly about: string;
	readonly markdown: string;
	readonly plainText: string;
}

/** The hover at the only `<|>` of a log; `undefined` if there is none. */
export function hoverAt(marked: string): Shown | undefined {
	const { text, offsets } = parseMarks(marked);
	assert.equal(offsets.length, 1, "one cursor");
	const info = hover(parseTrace(text), offsets[0]!);
	return info && { about: text.slice(info.span.start, info.span.end), ...info };
}

/** Expects a hover in a log, with words in its Markdown, and with exactly this range if one is given. */
export function checkLog(marked: string, words: RegExp | undefined, about?: string): void {
	const shown = hoverAt(marked);
	if (words === undefined) {
		assert.equal(shown, undefined);
		return;
	}
	assert.ok(shown, `no hover: ${marked}`);
	assert.match(shown.markdown, words);
	if (about !== undefined) assert.equal(shown.about, about);
}

/** Expects a hover in a header, which is inserted into a complete message. */
export function check(header: string, words: RegExp | undefined, about?: string): void {
	checkLog(message("REGISTER sip:example.com SIP/2.0", [header]), words, about);
}

/** Expects a hover in a start line of a message. */
export function checkStart(startLine: string, words: RegExp | undefined, about?: string): void {
	checkLog(message(startLine, []), words, about);
}

/** Expects a hover in a line of a session description, optionally followed by other lines. */
export function checkSdp(lines: string, words: RegExp | undefined, about?: string): void {
	checkLog(
		message("INVITE sip:bob@example.com SIP/2.0", ["Content-Type: application/sdp"], `v=0\r\n${lines}\r\n`),
		words,
		about,
	);
}

/** A log of one message, with the mandatory headers. */
export function message(startLine: string, headers: readonly string[], body = ""): string {
	return [
		`10:00:00.000 33C:B00 INFO  :: ${startLine}`,
		...headers,
		"f: <sip:alice@example.com>;tag=a1",
		"t: <sip:alice@example.com>",
		"i: call-1",
		"",
		body,
	].join("\r\n");
}
