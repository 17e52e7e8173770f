// The query language: how queries are parsed, and the errors in invalid ones.

import assert from "node:assert/strict";
import fc from "fast-check";
import { type ParsedQuery, parseQuery, type Query } from "../../../../server/src/core/index.ts";
import { cpuTime } from "../../../support/cpuTime.ts";

/** `(from or (not text))`: the fields and the operators between them. */
function shape(query: Query | undefined): string {
	if (!query) return "none";
	if (query.kind === "term") return query.field.name;
	if (query.kind === "not") return `not ${shape(query.part)}`;
	return `(${query.parts.map(shape).join(` ${query.kind} `)})`;
}

function check(text: string, expected: string): void {
	const { query, errors } = parseQuery(text);
	assert.deepEqual(errors, []);
	assert.equal(shape(query), expected);
}

/** The query with the location of its first error in brackets, and the error message. */
function checkError(marked: string, message: RegExp, instead?: string): void {
	const text = marked.replace(/[⟦⟧]/g, "");
	const parsed: ParsedQuery = parseQuery(text);
	const error = parsed.errors[0];
	assert.ok(error, `${text} has no error`);
	const { start, end } = error.span;
	assert.equal(`${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`, marked);
	assert.match(error.message, message);
	assert.equal(error.instead, instead);
}

suite("query: parse", () => {
	test("a term", () => check("from:alice", "from"));
	test("a word without a field is text", () => check("timeout", "text"));
	test("a time is not a field", () => check("10:38:58", "text"));
	test("a blank may follow the colon", () => check("from: alice", "from"));
	test('"and" may be left out', () => check("from:a to:b and status:200", "(from and to and status)"));
	test('"and" binds more tightly than "or"', () => check("from:a to:b or status:200", "((from and to) or status)"));
	test("parentheses", () => check("from:a (to:b or status:200)", "(from and (to or status))"));
	test("not and hyphen", () => check("not from:a -to:b !(x)", "(not from and not to and not text)"));
	test("a blank may follow the hyphen", () => check("from:a - (to:b)", "(from and not to)"));
	test("a double negation cancels out", () => check("not not from:a", "from"));
	test("operators in any case", () => check("From:a OR TO:b", "(from or to)"));
	test("quoted operators are text", () => check('"and" "or"', "(text and text)"));
	test("words that only begin with and, or, not", () => check("order android nothing", "(text and text and text)"));
	test("quotes, slashes, escapes", () =>
		check(`text:"a \\" (b" text:'c d' text:/a\\/b (c|d)/`, "(text and text and text)"));
	test("field names of other tools", () => check("call-id:x dir:in code:4xx", "(callid and direction and status)"));
	for (const value of ["404", "4xx", "40x", "4*", ">=400", "400..499", "400..", "..299", "<4xx"]) {
		test(`status:${value}`, () => check(`status:${value}`, "status"));
	}
	for (const value of [
		"10:38",
		"10:38:59.520",
		"10:38..10:40",
		">=10:38",
		"2013-04-16",
		"04/16/2013",
		"2013-04-16T10:38",
		"10:38..",
	]) {
		test(`time:${value}`, () => check(`time:${value}`, "time"));
	}
	for (const value of [">500", "1s..10s", ">2.5s", "<1m"]) {
		test(`duration:${value}`, () => check(`duration:${value}`, "duration"));
	}

	test("an empty query", () => checkError("⟦⟧", /Type what to look for/));
	test("an unknown field, with a suggestion", () =>
		checkError("a ⟦form⟧:alice", /There is no field form:. Did you mean from:\?/, "from"));
	test("an unknown field, with the list of fields", () => checkError("⟦sip⟧:a@b", /The fields are from, to/));
	test("no value", () => checkError("⟦from:⟧", /A value is missing after from:/));
	test('no value before "or"', () => checkError("⟦from:⟧ or to:x", /A value is missing/));
	test("no value before a parenthesis", () => checkError("⟦from:⟧(a)", /A value is missing/));
	test('nothing after "and"', () => checkError("a ⟦and⟧", /A term is missing after and/));
	test('nothing after "or"', () => checkError("(a ⟦or⟧)", /A term is missing after or/));
	test('nothing after "not"', () => checkError("a ⟦not⟧", /A term is missing after not/));
	test('nothing before "or"', () => checkError("⟦or⟧ a", /A term is missing before or/));
	test('"and" twice', () => checkError("a and ⟦and⟧ b", /A term is missing before and/));
	test("unclosed parenthesis", () => checkError("⟦(⟧a", /never closed/));
	test("unmatched closing parenthesis", () => checkError("a⟦)⟧ b", /no opening one/));
	test("empty parentheses", () => checkError("⟦()⟧", /nothing between/));
	test("unclosed quote", () => checkError('a ⟦"b c⟧', /quotation mark is never closed/));
	test("unclosed regular expression", () => checkError("text:⟦/b c⟧", /expression is not closed/));
	test("an invalid status", () => checkError("status:⟦abc⟧", /Type a status such as 404/));
	test("an invalid time", () => checkError("time:⟦25:00⟧", /Type a time such as 10:38/));
	test("an invalid date", () => checkError("time:⟦2013-02-30⟧", /Type a time/));
	test("a comparison with a range", () => checkError("status:>⟦400..500⟧", /Type a status/));
	test("a comparison of texts", () => checkError("from:>⟦a⟧", /cannot be compared/));
	test("an unknown choice, with a suggestion", () =>
		checkError("outcome:⟦faild⟧", /has no value “faild”. Did you mean failed\?/, "failed"));
	test("invisible characters", () => {
		checkError("outcome:⟦a\u0019b\u202e⟧", /has no value “a\\u\{19\}b\\u\{202e\}”/);
		checkError("text:⟦/[[:\u0019:]]/⟧", /not a valid regular expression \([ -~]+\)\.$/);
	});
	test("a rule that does not exist", () => checkError("rule:⟦auth-fail⟧", /Did you mean auth-failed/, "auth-failed"));
	test("look-ahead", () => checkError("text:⟦/(?=a)b/⟧", /Look-ahead and look-behind cannot be used/));
	test("a backreference", () => checkError("text:⟦/(a)\\1/⟧", /Backreferences/));
	test("an invalid regular expression", () =>
		checkError("text:⟦/a(/⟧", /^This is not a valid regular expression \(missing closing \)\)\.$/));
	test("nested too deeply", () => assert.match(parseQuery("(".repeat(3000)).errors[0]!.message, /50 deep/));
	test("too long", () => assert.match(parseQuery("a".repeat(1e6)).errors[0]!.message, /at most 4000/));

	test("any text is a query or has an error within its range, and never throws", () => {
		const pieces = fc.constantFrom(
			..."from: to:( ) \" ' / - ! and or not status: 4xx >= .. time: 10:38 is: * ? \\ text: rule: [ {3 (?: && ||".split(
				" ",
			),
			" ",
		);
		const typed = fc.oneof(
			fc.string(),
			fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
			fc.array(pieces).map((all) => all.join(" ")),
		);
		fc.assert(
			fc.property(typed, (text) => {
				const { query, errors } = parseQuery(text);
				assert.equal(query === undefined, errors.length > 0);
				for (const { span, message } of errors) {
					assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
					assert.match(message, /[.?]$/);
				}
			}),
			{ numRuns: 3000 },
		);
	});
	for (const piece of ["(", ")", "-", "not ", "a or ", 'text:"', "text:/(a*)*", "from:", "status:1..", "&&"]) {
		test(`takes no time: many of ${piece}`, () => {
			const time = cpuTime(() => parseQuery(piece.repeat(4000 / piece.length)));
			assert.ok(time < 500, `${time} ms`);
		});
	}
});
