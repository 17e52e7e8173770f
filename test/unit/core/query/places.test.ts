// Where in a line a query matches.

import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery, placesOf } from "../../../../server/src/core/index.ts";

/** Checks that the query matches exactly the pieces of the line between `[` and `]`. */
function check(query: string, marked: string): void {
	const line = marked.replace(/[[\]]/g, "");
	let shown = "";
	let at = 0;
	for (const { start, end } of placesOf(parseQuery(query).query!)(line)) {
		shown += `${line.slice(at, start)}[${line.slice(start, end)}]`;
		at = end;
	}
	assert.equal(shown + line.slice(at), marked);
}

suite("query: places", () => {
	const cases: readonly (readonly [query: string, line: string])[] = [
		["alice", "From: <sip:[alice]@contoso.com>, [ALICE]"],
		["/a|c/", "X: b[a][c]d[A]"],
		["con*com", "To: <sip:bob@[contoso.com]>"],
		["from:alice", "From: <sip:[alice]@contoso.com>"],
		["from:alice", "To: <sip:alice@contoso.com>"],
		["from:alice", "f:<sip:[alice]@contoso.com>"],
		["user:alice", "10:00:00.000 1:2 INFO :: INVITE sip:[alice]@contoso.com SIP/2.0"],
		["status:4xx", "10:00:00.000 1:2 INFO :: SIP/2.0 [404] Not Found"],
		["status:4xx", "Via: SIP/2.0/TLS 404.contoso.com"],
		["status:4xx", "SIP/2.0 500 Error"],
		["callid:=48bb", "Call-ID: [48bb]"],
		['cseq:"2 REGISTER"', "CSeq: [2 REGISTER]"],
		["method:INVITE", "[INVITE] sip:a SIP/2.0"],
		["not alice", "alice"],
		["alice and not not bob", "[alice] and [bob]"],
		["alic or lice", "[alic]e"],
		["outcome:failed duration:>5s", "SIP/2.0 404 Not Found"],
	];
	for (const [query, line] of cases) test(`${query} in ${line}`, () => check(query, line));

	test("only the beginning of a long line is searched", () => {
		const places = placesOf(parseQuery("a").query!)("a".repeat(1_000_000));
		assert.ok(places.length > 1000 && places.at(-1)!.end < 10_000);
	});

	test("matches in any line are in order and do not overlap", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.constantFrom("a", "?", "/[^b]+/", "*", "/a|/"), (line, query) => {
				let at = 0;
				for (const { start, end } of placesOf(parseQuery(query).query!)(line)) {
					assert.ok(at <= start && start < end && end <= line.length);
					at = end;
				}
			}),
			{ numRuns: 30 },
		);
	});
});
