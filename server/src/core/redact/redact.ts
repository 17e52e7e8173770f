// A log that can be passed on: who and what it names is replaced, credentials are cut, and it tells the same story.

import { contentLength, findHeader } from "../sip/message.ts";
import { atOnce, type Steps } from "../steps.ts";
import { parsing } from "../trace/parseTrace.ts";
import type { Trace } from "../trace/trace.ts";
import { redactedLength } from "./bodyLength.ts";
import { findPlaces } from "./findPlaces.ts";
import { pseudonymsOf } from "./pseudonyms.ts";
import { type RedactionCount, redactionCounts } from "./summary.ts";
import { Writer } from "./writer.ts";

/** A redacted log. It has the lines of the original, each at its number. */
export interface Redacted {
	readonly text: string;
	/** What was replaced; what there was none of is left out. */
	readonly counts: readonly RedactionCount[];
}

/** Redacts a log. Total: any text has an answer, always the same one, in time linear in the length of the text. */
export function redact(text: string): Redacted {
	return atOnce(redacting(text));
}

/** The same in steps. */
export function* redacting(text: string): Steps<Redacted> {
	return yield* redactingTrace(yield* parsing(text));
}

/** The same of a log that has been read. */
export function* redactingTrace(trace: Trace): Steps<Redacted> {
	const { text, index } = trace;
	const places = yield* findPlaces(trace);
	const pseudonyms = pseudonymsOf(text, places);
	const writer = new Writer(text, places, pseudonyms);
	yield;
	const pieces: string[] = [];
	for (let number = 0; number < index.messages.count; number++) {
		const message = index.messages.read(number);
		const length = contentLength(text, message);
		if (length !== undefined && message.body) {
			const { value } = findHeader(text, message, "Content-Length")!;
			pieces.push(writer.upTo(value.start));
			writer.skipTo(value.end);
			const between = writer.upTo(message.body.start);
			const body = writer.upTo(message.span.end);
			const original = text.slice(message.body.start, message.span.end);
			pieces.push(String(redactedLength(length, original, body)), between, body);
		}
		if (number % MESSAGES_A_STEP === MESSAGES_A_STEP - 1) yield;
	}
	while (writer.position < text.length) {
		pieces.push(writer.upTo(Math.min(text.length, writer.position + CHARACTERS_A_STEP)));
		yield;
	}
	return { text: pieces.join(""), counts: redactionCounts(places, pseudonyms) };
}

const MESSAGES_A_STEP = 100;
const CHARACTERS_A_STEP = 500_000;
