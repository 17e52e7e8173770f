// What the body of a message says, in a few short sentences.

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
 * One to six sentences on what the body of `message` says; none without a body and for one that no reader is for. Pieces
 * of the log stand in them, cut and printable; whoever shows them in Markdown escapes them.
 */
export function bodySummary(trace: Trace, message: number): readonly string[] {
	const bodies = readBodies(trace.text, trace.lines, trace.message(message));
	const descriptions = bodies.filter(({ kind }) => kind === "sdp");
	const sentences: string[] = [];
	for (const body of bodies) {
		// Of a description in several formats the last one is the best (RFC 2046 §5.1.4).
		if (body.kind === "sdp" && body !== descriptions.at(-1)) continue;
		sentences.push(...bodySentences(trace, message, body));
		if (sentences.length > MOST_SENTENCES) break;
	}
	const shown = sentences.map((sentence) => label(sentence, LONGEST));
	return shown.length <= MOST_SENTENCES ? shown : [...shown.slice(0, MOST_SENTENCES - 1), "And more."];
}

/** What one body says, without a limit on the number of sentences but those of its kind. */
export function bodySentences(trace: Trace, message: number, read: ReadBody): readonly string[] {
	const sentences: (body: never, trace: Trace, message: number) => readonly string[] = SENTENCES[read.kind];
	// The table has for each kind the function for that kind.
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
