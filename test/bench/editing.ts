// Rows: the time to update a log that grows or is edited, from the change to the diagnostics. Times are processor time:
// nothing here waits, and other work on the machine makes no difference.

import type { DiagnosticTag, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { diagnosticsOf } from "../../server/src/lsp/diagnostics.ts";
import { changedLog, openLog, type Version } from "../../server/src/lsp/logs/documents.ts";
import { readSection } from "../../server/src/lsp/settings.ts";
import * as toProto from "../../server/src/lsp/toProto.ts";
import { cpuTime } from "../support/cpuTime.ts";
import { type BenchLog, readLog } from "./logs.ts";
import { figureOf, median, type Row } from "./measure.ts";

const SETTINGS = readSection({});
const URI = "file:///bench/RTCDLL0.log";

/** Characters of records appended at a time: about 4 KB. */
const APPENDED = 4096;

/** Appending 4 KB, compared with the whole analysis of the same log, and with the same on a log of 1 MB. */
export function appendRows(log: BenchLog, small: BenchLog, rounds: number): readonly Row[] {
	const large = editTimes(readLog(log), rounds, appended);
	const little = editTimes(readLog(small), rounds, appended);
	return [
		row("time to append 4 KB / to analyse the whole log", log, large.edits, large.wholes, 0.05),
		row("time to append 4 KB / the same on 1 MB", log, large.edits, little.edits, 3),
	];
}

/** Typing one character in the middle, compared with the whole analysis of the same log. */
export function typingRow(log: BenchLog, rounds: number): Row {
	const { edits, wholes } = editTimes(readLog(log), rounds, typed);
	return row("time to type a character / to analyse the whole log", log, edits, wholes, 0.05);
}

/** A Replace All at 1,000 places, compared with the whole analysis of the same log. */
export function replaceAllRow(log: BenchLog, rounds: number): Row {
	const { edits, wholes } = editTimes(readLog(log), Math.min(rounds, 5), replacedAll);
	return row("time of 1,000 changes at once / to analyse the whole log", log, edits, wholes, 2);
}

function row(name: string, { size }: BenchLog, ours: readonly number[], theirs: readonly number[], aim: number): Row {
	const figure = figureOf(ours.map((time) => time / median(theirs)));
	const note = `${median(ours).toFixed(1)} ms / ${median(theirs).toFixed(1)} ms`;
	return { name, size, figure, aim, should: "at most", note };
}

/**
 * The times, in alternation, of opening a log and of changing it several times, as a growing log or an editor does. The
 * first change finds nothing compiled or cached, and does not count.
 */
function editTimes(text: string, rounds: number, change: (log: Version) => readonly TextDocumentContentChangeEvent[]) {
	const [edits, wholes]: [number[], number[]] = [[], []];
	for (let round = 0; round < rounds; round++) {
		let log = openLog(URI, 1, text);
		wholes.push(cpuTime(() => diagnostics(log)));
		for (let version = 2; version < 2 + CHANGES; version++) {
			const changes = change(log);
			const time = cpuTime(() => {
				log = changedLog(log, changes, version);
				diagnostics(log);
			});
			if (version > 2) edits.push(time);
		}
	}
	return { edits, wholes };
}

const CHANGES = 8;

/** The diagnostics published for a log, as JSON. */
function diagnostics(log: Version): string {
	const form = { version: true, relatedInformation: true, codeDescription: true, tags: new Set<DiagnosticTag>([1]) };
	const source = { lines: log.lines, uri: URI, rulePages: undefined, form };
	return JSON.stringify(diagnosticsOf(log.findings(SETTINGS), source));
}

function appended({ text, lines }: Version): readonly TextDocumentContentChangeEvent[] {
	const end = toProto.position(lines, text.length);
	return [{ range: { start: end, end }, text: text.slice(0, text.indexOf("\n", APPENDED) + 1) }];
}

function typed({ text, lines }: Version): readonly TextDocumentContentChangeEvent[] {
	const place = toProto.position(lines, text.indexOf("\nFrom:", text.length / 2) + 8);
	return [{ range: { start: place, end: place }, text: "x" }];
}

function replacedAll({ lines }: Version): readonly TextDocumentContentChangeEvent[] {
	return Array.from({ length: 1000 }, (_, number) => {
		const line = Math.floor(((1000 - number) * (lines.count - 1)) / 1001);
		return { range: { start: { line, character: 0 }, end: { line, character: 1 } }, text: "x" };
	});
}
