// Notable events between the messages of a diagram.

import { type Finding, isProblem } from "../../rules/rule.ts";
import { sipStatus } from "../../sip/facts/hresults.ts";
import { lastAtMost, slice } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { firstSentence } from "../../words.ts";
import { stampOf } from "../stamp.ts";
import type { LadderNote } from "./model.ts";

/**
 * The notes for a diagram of these messages: failures recorded by the client, and forced sign-outs, as reported by the
 * findings. A record counts only if no message outside the diagram lies between it and the diagram's messages.
 */
export function between(trace: Trace, shown: readonly number[], findings: readonly Finding[]): readonly LadderNote[] {
	if (shown.length === 0) return [];
	const notes = recordNotes(trace, findings).flatMap(({ record, note, status }) => {
		const next = firstBehind(trace, shown, record);
		const { messages } = trace.index;
		const own = messages.ofRecord(record);
		const placed = { ...note, before: next, isEcho: isEcho(trace, shown, next, status) };
		if (own >= 0) return shown[next - 1] === own ? [placed] : [];
		const isNearNext = next < shown.length && messageBehind(trace, record) === shown[next];
		const isNearLast = next > 0 && messageBehind(trace, record) === shown[next - 1]! + 1;
		return isNearNext || isNearLast ? [placed] : [];
	});
	return notes.sort((one, other) => one.line - other.line);
}

/** A client logs the error code right after the response, at most a few messages later. */
const NEAR = 5;

/** True if one of the last messages before the arrow `next` is a response with the status that a note stands for. */
function isEcho({ index: { messages } }: Trace, shown: readonly number[], next: number, status: number | undefined) {
	return (
		status !== undefined && shown.slice(Math.max(0, next - NEAR), next).some((one) => messages.status(one) === status)
	);
}

interface RecordNote {
	readonly record: number;
	readonly note: Omit<LadderNote, "before" | "isEcho">;
	/** The SIP status that its error code stands for. */
	readonly status: number | undefined;
}

/** The notes from the findings of a whole log, in order. */
function recordNotes(trace: Trace, findings: readonly Finding[]): readonly RecordNote[] {
	return findings.flatMap((finding) => {
		const kind = kindOf(trace, finding);
		if (!kind) return [];
		const { span, message } = finding;
		const line = trace.lines.lineAt(span.start);
		const record = trace.index.records.atLine(line);
		const status = kind === "error-code" ? statusOf(slice(trace.text, span)) : undefined;
		const text = kind === "failure" ? firstSentence(message) : message;
		return [{ record, status, note: { kind, text, time: stampOf(trace, record).time ?? "", line } }];
	});
}

/** The kind of note for a finding; `undefined` if it has none. */
function kindOf(trace: Trace, finding: Finding): LadderNote["kind"] | undefined {
	const kind = KINDS.get(finding.rule);
	if (kind !== "failure") return kind;
	const message = trace.messageAtLine(trace.lines.lineAt(finding.span.start));
	// The arrow of a failure response shows the failure already.
	const isShown = message === undefined || trace.index.messages.status(message) >= 300;
	return isProblem(finding) && !isShown ? kind : undefined;
}

/** The rules whose findings become notes, by id. */
const KINDS: ReadonlyMap<string, LadderNote["kind"]> = new Map([
	["error-code", "error-code"],
	["forced-sign-out", "forced-sign-out"],
	["media-failed", "failure"],
	["meeting-failed", "failure"],
	["presence-refused", "failure"],
	["service-failed", "failure"],
	["reported-failure", "failure"],
	["poor-quality", "failure"],
]);

function statusOf(code: string): number | undefined {
	return sipStatus(Number.parseInt(code, 16));
}

/** The index of the first shown message after a record. */
function firstBehind(trace: Trace, shown: readonly number[], record: number): number {
	const next = messageBehind(trace, record);
	const at = lastAtMost(shown, shown.length, next);
	return shown[at]! < next ? at + 1 : at;
}

/** The number of the first message after a record; the number of messages if there is none. */
function messageBehind({ index: { messages } }: Trace, record: number): number {
	let low = 0;
	let high = messages.count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (messages.record(middle) <= record) low = middle + 1;
		else high = middle;
	}
	return low;
}
