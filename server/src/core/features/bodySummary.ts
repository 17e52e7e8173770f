// Summarises the body of a message in a few short sentences.

import { type ReadBody, type ReadBodyKind, readBodies } from "../bodies/read.ts";
import { label } from "../printable.ts";
import type { Trace } from "../trace/trace.ts";
import { c3pSentences, conferenceInfoSentences } from "./bodySummary/meetings.ts";
import { presenceSentences, publishSentences, rlmiSentences, subscribeSentences } from "./bodySummary/presence.ts";
import { qualitySentences } from "./bodySummary/quality.ts";
import { sdpSentences } from "./bodySummary/sdp.ts";
import {
	faultSentences,
	mediaRelaySentences,
	provisioningSentences,
	roamingSentences,
	soapSentences,
} from "./bodySummary/server.ts";

/**
 * One to six sentences about the body of `message`; none if there is no body or no reader for its type. They contain
 * printable, shortened pieces of the log, which must be escaped for Markdown.
 */
export function bodySummary(trace: Trace, message: number): readonly string[] {
	const bodies = readBodies(trace.text, trace.lines, trace.message(message));
	const descriptions = bodies.filter(({ kind }) => kind === "sdp");
	const sentences: string[] = [];
	for (const body of bodies) {
		// Of several alternatives, the last is the preferred one (RFC 2046 §5.1.4).
		if (body.kind === "sdp" && body !== descriptions.at(-1)) continue;
		sentences.push(...bodySentences(trace, message, body));
		if (sentences.length > MOST_SENTENCES) break;
	}
	const shown = sentences.map((sentence) => label(sentence, LONGEST));
	return shown.length <= MOST_SENTENCES ? shown : [...shown.slice(0, MOST_SENTENCES - 1), "And more."];
}

/** Summarises one body, limited only by what its kind allows. */
export function bodySentences(trace: Trace, message: number, read: ReadBody): readonly string[] {
	const sentences: (body: never, trace: Trace, message: number) => readonly string[] = SENTENCES[read.kind];
	// The table maps each kind to a function for exactly that kind.
	return sentences(read.body as never, trace, message);
}

type Sentences<Kind extends ReadBodyKind> = (
	body: Extract<ReadBody, { kind: Kind }>["body"],
	trace: Trace,
	message: number,
) => readonly string[];

const SENTENCES: { readonly [Kind in ReadBodyKind]: Sentences<Kind> } = {
	batchSubscribe: subscribeSentences,
	c3p: c3pSentences,
	conferenceInfo: conferenceInfoSentences,
	fault: faultSentences,
	mediaRelay: mediaRelaySentences,
	presence: presenceSentences,
	provisioning: provisioningSentences,
	publish: publishSentences,
	quality: qualitySentences,
	rlmi: rlmiSentences,
	roaming: roamingSentences,
	sdp: sdpSentences,
	soap: soapSentences,
};

const MOST_SENTENCES = 6;
const LONGEST = 240;
