// Finds all identifying data in a log, in order: first by position in messages, then by shape.

import { header as headerFact } from "../sip/facts/headers.ts";
import type { Steps } from "../steps.ts";
import { type LogText, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { findInBody } from "./bodies.ts";
import { findEncodedWords, findPercents } from "./encoded.ts";
import { findInHeader } from "./headers.ts";
import { type AddPlace, inOrder, type Place } from "./place.ts";
import { findShapes } from "./shapes.ts";

/** The places, without overlaps; one may span several lines. */
export function* findPlaces(trace: Trace): Steps<readonly Place[]> {
	const known = yield* inMessages(trace);
	const places: Place[] = [];
	let next = 0;
	const { lines } = trace;
	let from = 0;
	for (let line = 0; line < lines.count; line++) {
		if (line % LINES_A_STEP === LINES_A_STEP - 1) yield;
		const [start, end] = [lines.start(line), lines.end(line)];
		const said = textStart(trace, line);
		// Time, process and level identify nobody, even if they happen to equal a name.
		if (said > start && from <= start) places.push({ start, end: said, kind: "kept" });
		from = Math.max(from, said);
		for (; next < known.length && known[next]!.start < end; next++) {
			const place = known[next]!;
			addShapes(trace.text, from, place.start, places);
			places.push(place);
			from = Math.max(from, place.end);
		}
		addShapes(trace.text, from, end, places);
		from = Math.max(from, end);
	}
	return places;
}

const LINES_A_STEP = 2000;

/** Data that a fragment of a line reveals by itself, such as a decoded text. */
export function findInFragment(fragment: string): readonly Place[] {
	const places: Place[] = [];
	addShapes(fragment, 0, fragment.length, places);
	return places;
}

function addShapes(text: LogText, start: number, end: number, places: Place[]): void {
	if (end - start < SHORTEST) return;
	const found: Place[] = [];
	const add = collector(found, start);
	const piece = text.slice(start, end);
	findPercents(piece, add);
	findShapes(piece, add);
	findEncodedWords(piece, add);
	for (const place of inOrder(found)) places.push(place);
}

const SHORTEST = 3;

function collector(into: Place[], offset: number): AddPlace {
	return (start, end, kind) => {
		if (start < end) into.push({ start: offset + start, end: offset + end, kind });
	};
}

function* inMessages(trace: Trace): Steps<readonly Place[]> {
	const places: Place[] = [];
	for (let message = 0; message < trace.index.messages.count; message++) {
		if (message % MESSAGES_A_STEP === MESSAGES_A_STEP - 1) yield;
		for (const place of inOrder(inMessage(trace, message))) {
			if (place.start >= (places.at(-1)?.end ?? 0)) places.push(place);
		}
	}
	return places;
}

const MESSAGES_A_STEP = 200;

function inMessage({ text, lines, index }: Trace, number: number): readonly Place[] {
	const message = index.messages.read(number);
	const found: Place[] = [];
	// What makes the line a start line stays, whatever a parameter before it seems to hold.
	const { startLine, startSpan } = message;
	if (startLine.kind === "request") found.push({ start: startLine.uri.end, end: startSpan.end, kind: "kept" });
	else found.push({ start: startSpan.start, end: startLine.code.end, kind: "kept" });
	for (const { name, value } of message.headers) {
		const written = slice(text, name);
		if (headerFact(written)) found.push({ ...name, kind: "kept" });
		findInHeader(written, slice(text, value), collector(found, value.start));
	}
	findInBody(text, lines, message, collector(found, 0));
	return found;
}

/** The start of the actual text in a line: in client traces, after time, process and level. */
function textStart({ lines, index: { dialect, records } }: Trace, line: number): number {
	const record = dialect.id === "rtcdll" || dialect.id === "uccapi" ? records.atLine(line) : -1;
	return record >= 0 && records.line(record) === line ? records.textStart(record) : lines.start(line);
}
