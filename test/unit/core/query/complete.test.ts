// The completions offered while a query is typed.

import assert from "node:assert/strict";
import { completeQuery, FIELDS, parseQuery, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const TRACE = parseTrace(writeLog("0 INVITE 1\n1 486 1 INVITE\n2 MESSAGE 2"));

/** The query with each of the suggestions applied. */
function after(query: string): readonly string[] {
	return completeQuery(query, query.length, TRACE).map(
		({ span, text }) => query.slice(0, span.start) + text + query.slice(span.end),
	);
}

suite("query: complete", () => {
	test("all fields at the beginning", () =>
		assert.deepEqual(after(""), [...FIELDS.map(({ name }) => `${name}:`), "not "]));
	test("fields with this prefix", () => assert.deepEqual(after("te"), ["text:"]));
	test("after a hyphen and a parenthesis", () => assert.deepEqual(after("(-dur"), ["(-duration:"]));
	test("operators after a term", () => assert.deepEqual(after("from:a ").slice(0, 2), ["from:a and ", "from:a or "]));
	test("no operator after an operator", () => assert.equal(after("from:a and ")[0], "from:a and from:"));
	test("choices", () => assert.deepEqual(after("direction:r"), ["direction:received"]));
	test("values of the log", () => assert.deepEqual(after("method:"), ["method:INVITE", "method:MESSAGE"]));
	test("statuses of the log after the classes", () => assert.equal(after("status:").at(-1), "status:486"));
	test("nothing within quotes", () => assert.deepEqual(after('from:"al di'), []));
	test("nothing directly after quotes", () => assert.deepEqual(after('"al"'), []));
	test("nothing within a regular expression", () => {
		assert.deepEqual(after("text:/me"), []);
		assert.deepEqual(after("text:/a(me"), []);
		assert.deepEqual(after("cseq:=/me"), []);
	});
	test("after quotes and an apostrophe within a word", () => {
		assert.deepEqual(after('from:"a b" and dir'), ['from:"a b" and direction:']);
		assert.deepEqual(after("from:o'hara and dir"), ["from:o'hara and direction:"]);
		assert.deepEqual(after('from:"a\\" -" and dir'), ['from:"a\\" -" and direction:']);
	});
	test("after either form of not, with blanks as in the query", () => {
		assert.deepEqual(after("!dur"), ["!duration:"]);
		assert.deepEqual(after("- dur"), ["- duration:"]);
		assert.deepEqual(after("x\tdur"), ["x\tduration:"]);
		assert.equal(after("from:a && ")[0], "from:a && from:");
	});
	test("values after a comparison and blanks", () => {
		assert.deepEqual(after("method:=INV"), ["method:=INVITE"]);
		assert.deepEqual(after("method: MES"), ["method: MESSAGE"]);
		assert.deepEqual(after("status:>"), ["status:>4xx", "status:>5xx", "status:>6xx", "status:>=400", "status:>486"]);
	});
	test("nothing for an unknown field", () => assert.deepEqual(after("form:"), []));
	test("an offset outside the query", () =>
		assert.ok(completeQuery("x", 99).length >= 0 && completeQuery("x", -1).length > 0));

	for (const { name, example, choices = [] } of FIELDS) {
		test(`the example of ${name} and its choices are valid queries`, () => {
			for (const query of [
				example,
				...choices.flatMap((each) => [each.name, ...(each.aliases ?? [])]).map((value) => `${name}:${value}`),
			]) {
				assert.deepEqual(parseQuery(query).errors, [], query);
			}
		});
	}
});
