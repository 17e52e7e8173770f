// A part of a log: its lines map back to the log, and all results about a message are the same in the part.

import assert from "node:assert/strict";
import fc from "fast-check";
import { cutOut } from "../../../../server/src/core/features/part.ts";
import {
	inlayHints,
	type Part,
	parseTrace,
	partOf,
	type Span,
	semanticTokens,
	symbols,
	type Trace,
} from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const LOG = parseTrace(
	`caption\n${writeLog(`
		0 REGISTER 1
		1 401 1 REGISTER
		1.5 # noise
		2 REGISTER 2
		3 200 2 REGISTER
	`)}`,
);

suite("a part of a log", () => {
	test("maps its lines to those of the log, and says what it shows", () => {
		const { part, own } = cut(LOG, (record) => record === 1 || record === 2 || record === 4);
		assert.deepEqual(lineTexts(own, own.lines), lineTexts(LOG, part.lines).concat(""));
		const messages = (spans: readonly Span[]) => spans.flatMap((piece) => symbols(LOG, piece)).map(({ name }) => name);
		assert.deepEqual(messages(part.pieces(ALL)), ["← 401 Reason", "← 200 Reason"]);
		assert.deepEqual(shownLines(part), [9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 27, 28, 29, 30]);
	});
	test("the line after its last line ending is the end of its last line", () => {
		const { part, own } = cut(LOG, (record) => record === 1);
		const { lines } = part;
		assert.equal(own.lines.count, lines.count + 1);
		assert.equal(lines.start(lines.count), lines.end(lines.count - 1));
		assert.equal(lines.end(lines.count), lines.end(lines.count - 1));
	});
	test("a position that it does not show counts as the nearest one before", () => {
		const { lines } = cut(LOG, (record) => record === 1 || record === 4).part;
		assert.equal(lines.lineAt(0), 0);
		assert.equal(lines.lineAt(LOG.text.indexOf("noise")), 6);
		assert.equal(lines.lineAt(LOG.text.length), 13);
	});
	test("a range yields only what it shows, each piece without its last line ending", () => {
		const { part } = cut(LOG, (record) => record === 0 || record === 2);
		const noise = LOG.text.indexOf("noise");
		assert.deepEqual(part.pieces({ start: noise, end: LOG.text.length }), [{ start: noise, end: noise + 5 }]);
		assert.deepEqual(part.pieces({ start: noise, end: noise }), []);
	});
	test("another text is not a part: changed, truncated, longer, or empty", () => {
		const { text, blocks } = cutOut(LOG, (record) => record === 1);
		assert.ok(partOf(LOG, { text, blocks }));
		for (const other of [text.replace("401", "402"), text.slice(0, -1), `${text}x`, ""]) {
			assert.equal(partOf(LOG, { text: other, blocks }), undefined);
		}
		assert.equal(partOf(LOG, { text: "", blocks: [] }), undefined);
	});
});

/** The questions about a range of a log: their results, and the places they belong to. */
const QUESTIONS: Readonly<Record<string, (trace: Trace, span: Span) => readonly { at: number; answer: unknown }[]>> = {
	hints: (trace, span) => inlayHints(trace, span, EVERYTHING, 5000).map((answer) => ({ at: answer.offset, answer })),
	tokens: (trace, span) =>
		semanticTokens(trace, span, "everything").map((answer) => ({ at: answer.span.start, answer })),
	symbols: (trace, span) => symbols(trace, span).map((answer) => ({ at: answer.span.start, answer })),
};

const ALL: Span = { start: 0, end: Number.MAX_SAFE_INTEGER };
const EVERYTHING = { outcome: true, answers: true, elapsed: true };

suite("properties: any part of any log", () => {
	test("its lines are those of the log", () => {
		fc.assert(
			fc.property(anyCut, ({ log, kept }) => {
				const { part, own } = cut(log, kept);
				const { lines } = part;
				assert.deepEqual(lineTexts(log, lines), lineTexts(own, own.lines).slice(0, lines.count));
				for (let line = 0; line < lines.count; line++) {
					assert.equal(lines.lineAt(lines.start(line)), line);
					assert.ok(part.shows(lines.end(line)));
				}
			}),
			{ numRuns: 2000 },
		);
	});
	for (const [name, ask] of Object.entries(QUESTIONS)) {
		test(`${name} are those of the same messages in the log`, () => {
			fc.assert(
				fc.property(anyCut, ({ log, kept }) => {
					const { part } = cut(log, kept);
					const inPart = part.pieces(ALL).flatMap((piece) => ask(log, piece));
					const inLog = ask(log, { start: 0, end: log.text.length });
					assert.deepEqual(
						inPart,
						inLog.filter(({ at }) => part.shows(at)),
					);
				}),
				{ numRuns: 1000 },
			);
		});
	}
});

const anyLog = fc
	.array(
		fc.tuple(
			fc.constantFrom("REGISTER 1", "INVITE 2", "ACK 2", "401 1 REGISTER", "180 2 INVITE", "486 2 INVITE", "# noise"),
			fc.constantFrom("", "call=c2", "tag=b", "| X: y"),
		),
		{ minLength: 1, maxLength: 12 },
	)
	.map((records) => records.map(([what, more], at) => `${at * 7} ${what} ${more}`).join("\n"))
	.chain((script) =>
		fc.constantFrom(writeLog(script), writeLog(script).replaceAll("\r\n", "\n"), writeLog(script).trimEnd()),
	);

/** A log, and which of its records are kept; at least one is. */
const anyCut = fc
	.tuple(anyLog, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), fc.nat())
	.map(([text, keep, one]) => {
		const log = parseTrace(text);
		const always = one % log.index.records.count;
		return { log, kept: (record: number) => record === always || keep[record]! };
	});

function cut(log: Trace, kept: (record: number) => boolean): { readonly part: Part; readonly own: Trace } {
	const cutting = cutOut(log, kept);
	const part = partOf(log, cutting);
	assert.ok(part, "it is a part of its log");
	return { part, own: parseTrace(cutting.text) };
}

function lineTexts({ text }: Trace, lines: Part["lines"]): readonly string[] {
	return Array.from({ length: lines.count }, (_, line) => text.slice(lines.start(line), lines.end(line)));
}

/** Lines of the log, from 1. */
function shownLines({ shows }: Part): readonly number[] {
	const all = Array.from({ length: LOG.lines.count }, (_, line) => line);
	return all.filter((line) => shows(LOG.lines.start(line))).map((line) => line + 1);
}
