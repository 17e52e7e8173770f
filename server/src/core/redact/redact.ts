// Creates a log that is safe to share: replaces identifying data and masks credentials, while the log tells the same story.

import { contentLength, findHeader } from "../sip/message.ts";
import { atOnce, type Steps } from "../steps.ts";
import { parsing } from "../trace/parseTrace.ts";
import type { Trace } from "../trace/trace.ts";
import { redactedLength } from "./bodyLength.ts";
import { findPlaces } from "./findPlaces.ts";
import type { PlacedLog } from "./place.ts";
import { pseudonymsOf } from "./pseudonyms.ts";
import { type RedactionCount, redactionCounts } from "./summary.ts";
import { sweepFor } from "./sweep.ts";
import { assigningPseudonyms, Writer } from "./writer.ts";

/** Redacted logs. Each has the same number of lines as its original, in the same order. */
export interface Redacted {
	/** In the order of the originals. */
	readonly texts: readonly string[];
	/** What was replaced; zero counts are omitted. */
	readonly counts: readonly RedactionCount[];
}

/**
 * Redacts logs that are shared together: anyone who occurs in several gets one pseudonym. Accepts any text; deterministic,
 * in linear time.
 */
export function redact(texts: readonly string[]): Redacted {
	return atOnce(redacting(texts));
}

function* redacting(texts: readonly string[]): Steps<Redacted> {
	const traces: Trace[] = [];
	for (const text of texts) traces.push(yield* parsing(text));
	return yield* redactingTraces(traces);
}

/** The same for logs that have been parsed, in steps. */
export function* redactingTraces(traces: readonly Trace[]): Steps<Redacted> {
	const logs: PlacedLog[] = [];
	for (const trace of traces) logs.push({ text: trace.text.toString(), places: yield* findPlaces(trace) });
	const pseudonyms = pseudonymsOf(logs);
	for (const log of logs) yield* assigningPseudonyms(log, pseudonyms);
	const sweep = sweepFor(pseudonyms.known());
	const texts: string[] = [];
	for (const [number, trace] of traces.entries()) {
		texts.push(yield* writing(trace, new Writer(logs[number]!, pseudonyms, sweep)));
	}
	return { texts, counts: redactionCounts(logs, pseudonyms) };
}

function* writing({ text, index }: Trace, writer: Writer): Steps<string> {
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
	return pieces.join("");
}

const MESSAGES_A_STEP = 100;
const CHARACTERS_A_STEP = 500_000;
