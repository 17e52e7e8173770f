// Incremental changes from an editor: the text updated change by change must equal the editor's, and the analysis updated
// with it must equal that of a newly parsed log.

import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { activitiesOf } from "../../server/src/core/activities/activities.ts";
import {
	changedTrace,
	diagnose,
	indexLines,
	parseTrace,
	replaced,
	report,
	type Trace,
} from "../../server/src/core/index.ts";
import { documentLines } from "../../server/src/lsp/columns.ts";
import { applyChanges } from "../../server/src/lsp/logs/applyChanges.ts";
import { chosenEdit } from "../support/edits.ts";
import { spreadOut } from "../support/spreadOut.ts";
import { oneOf, pick } from "./mutate.ts";

/**
 * Makes up to five random changes in one notification, usually one, and compares the result with that of the library's
 * document, which takes one change at a time.
 */
export function checkChanges(random: () => number, text: string): void {
	const changes = Array.from({ length: Math.floor(random() ** 3 * 5) + 1 }, () => change(random, text));
	const { text: made, change: place } = applyChanges(
		text,
		() => documentLines(indexLines(text), text, "utf-16"),
		changes,
	);
	let expected = text;
	for (const each of changes) {
		// A new document for each change: the library's line offsets are wrong after a change that begins outside the text.
		expected = TextDocument.update(TextDocument.create("file:///a.log", "rtcdll", 1, expected), [each], 2).getText();
	}
	if (made.toString() !== expected)
		throw new Error(`Changes make another text than the editor has: ${JSON.stringify(changes)}`);
	if (!place) return;
	const before = parseTrace(text);
	diagnose(before);
	compare(changedTrace(before, made, place), changes);
}

/** Makes up to four edits in a log whose messages are so far apart that most of its analysis is kept. */
export function checkKept(random: () => number, text: string, other: string): void {
	const places = Array.from({ length: pick(random, 20) }, () => pick(random, 1000));
	let trace = parseTrace(spreadOut(text, places));
	diagnose(trace);
	const edits: unknown[] = [];
	for (let count = pick(random, 4); count >= 0; count--) {
		const { start, end, put } = chosenEdit(trace, pick(random, 1000), pick(random, 1000), pick(random, 600), other);
		edits.push({ start, end, put });
		// Every edit leaves borders between pieces.
		const made = replaced(trace.text, [{ start, end, text: put }], 0);
		trace = changedTrace(trace, made, { start, oldEnd: end, newEnd: start + put.length });
		if (count % 2 === 0) compare(trace, edits);
	}
}

function compare(changed: Trace, changes: readonly unknown[]): void {
	if (said(changed) === said(parseTrace(changed.text.slice()))) return;
	throw new Error(`A changed log says something else than the whole: ${JSON.stringify(changes)}`);
}

function said(trace: Trace): string {
	return JSON.stringify([report(trace, ""), trace.signIns.all, activitiesOf(trace).all, diagnose(trace)]);
}

function change(random: () => number, text: string): TextDocumentContentChangeEvent {
	const from = placeIn(random, text);
	const put = oneOf(random, ["", "x", "\n", "\r", "\r\n", text.slice(from, from + pick(random, 200))]);
	if (random() < 0.05) return { text: put };
	const to = random() < 0.4 ? from : Math.min(text.length, from + pick(random, random() < 0.8 ? 20 : 300));
	const [start, end] = [positionOf(text, from), positionOf(text, to)];
	// Some clients send positions that do not exist.
	if (random() < 0.1) return { range: { start, end: { line: end.line + pick(random, 3), character: 999 } }, text: put };
	return { range: { start, end }, text: put };
}

/** Any offset, but often the start or end of a word. */
function placeIn(random: () => number, text: string): number {
	const at = pick(random, text.length + 1);
	if (random() < 0.4) return at;
	const boundary = /\b/g;
	boundary.lastIndex = at;
	return boundary.exec(text)?.index ?? at;
}

function positionOf(text: string, offset: number): { readonly line: number; readonly character: number } {
	const lines = indexLines(text);
	const line = lines.lineAt(offset);
	return { line, character: offset - lines.start(line) };
}
