// Any text, any position: each feature returns a result, and every span in it lies within the text.

import assert from "node:assert/strict";
import fc from "fast-check";
import {
	diagnose,
	documentLinks,
	findConversations,
	findingSummary,
	folds,
	foldText,
	hierarchyItem,
	incoming,
	inlayHints,
	lenses,
	lensText,
	outgoing,
	parseTrace,
	type Span,
	selectionSpans,
	semanticTokens,
} from "../../../../server/src/core/index.ts";

const PIECES = [
	"10:00:00.000 33C:B00 INFO  :: ",
	"23:59:59.999 1:2 WARN ::",
	"\uFEFF",
	"\r\n",
	"\n",
	"\r",
	"INVITE sip:bob@b SIP/2.0\r\n",
	"REFER sip:b SIP/2.0\r\nRefer-To: <sip:bob@b>\r\n",
	"SIP/2.0 401 Unauthorized\r\n",
	"SIP/2.0 302\r\nContact: <sip:bob@b>\r\n",
	"Call-ID: c\r\nCSeq: 1 INVITE\r\nFrom: <sip:a@a>;tag=x\r\nTo: <sip:bob@b>\r\n",
	"Call-ID: d\r\nCSeq: 2 REFER\r\n",
	"Referred-By: <sip:a@a>\r\n",
	"Event: refer\r\n",
	'Authorization: NTLM qop="auth", gssapi-data="',
	'Via: <;=,"\\',
	"https://",
	"xmlns='http://x",
	"RFC 3261",
	"\uD800",
];

const anyText = fc
	.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 30 })
	.map((all) => all.join(""));

suite("features: any text, any position", () => {
	test("give a result with valid spans", () => {
		fc.assert(
			fc.property(anyText, fc.nat(), fc.nat(), (text, first, second) => {
				const trace = parseTrace(text);
				const at = first % (text.length + 2);
				const range = { start: Math.min(at, text.length), end: Math.min(text.length, at + (second % 100)) };
				const findings = diagnose(trace);
				const hints = inlayHints(trace, range, { outcome: true, answers: true, elapsed: true }, 1);
				const tokens = semanticTokens(trace, range, second % 2 ? "outcome" : "everything");
				const items = [hierarchyItem(trace, at), ...incoming(trace, at), ...outgoing(trace, at)];
				const texts = lenses(trace, true).map(({ subject }) => lensText(trace, findings, subject, 1));
				const spans: readonly (Span | undefined)[] = [
					...hints.flatMap(({ offset, target }) => [{ start: offset, end: offset }, target]),
					...tokens.map(({ span }) => span),
					...items.flatMap((item) => (item ? [item.span, item.selection] : [])),
					...texts.flatMap((found) => found?.places ?? []),
					...documentLinks(trace).map(({ span }) => span),
					...findConversations(trace, "", 100).map(({ span }) => span),
				];
				for (const span of spans) if (span) checkSpan(text, span);
				for (const [i, { span }] of tokens.slice(1).entries())
					assert.ok(span.start >= tokens[i]!.span.end, "tokens overlap");
				for (const { target } of documentLinks(trace)) assert.match(target, /^https?:\/\/./);
				for (const { text: said } of folds(trace, foldText)) assert.ok(said !== undefined && !/[\r\n]/.test(said));
				for (const finding of findings) assert.doesNotMatch(findingSummary(trace, finding, "x"), /[\r\n]/);
				checkNested(text, at, selectionSpans(trace, at));
			}),
			{ numRuns: 5000 },
		);
	});
});

function checkSpan(text: string, { start, end }: Span): void {
	assert.ok(start >= 0 && start <= end && end <= text.length, `${start}..${end} of ${text.length}`);
}

function checkNested(text: string, at: number, spans: readonly Span[]): void {
	const offset = Math.min(at, text.length);
	for (const [i, span] of spans.entries()) {
		checkSpan(text, span);
		assert.ok(span.start <= offset && offset <= span.end);
		const outer = spans[i + 1];
		if (outer)
			assert.ok(outer.start <= span.start && span.end <= outer.end && outer.end - outer.start > span.end - span.start);
	}
}
