import type { IGrammar, StateStack } from "vscode-textmate";

/**
 * One `SYNTAX TEST` file, in the form of vscode-tmgrammar-test. Its first line names the comment token and the grammar:
 *
 *     %% SYNTAX TEST "source.rtcdll" "what it shows"
 *
 * A line that begins with the token speaks about the nearest line above that does not, and is not tokenized:
 *
 *     %%  ^^^^ a.scope another        the characters above the carets have these scopes, in this order
 *     %% <~~---  a.scope              the same for columns that the token covers: skip 2, then 3 characters
 *     %%  ^^^^ a.scope - not.this     and none of the scopes behind the lone hyphen
 *     %%  ^^^^ = source.rtcdll        exactly these scopes: our own addition, for text that has to stay plain
 *
 * A scope matches itself and every scope that begins with it and a dot.
 */
export interface SyntaxTest {
	scopeName: string;
	description: string;
	lines: SyntaxTestLine[];
}

interface SyntaxTestLine {
	number: number;
	text: string;
	assertions: Assertion[];
}

interface Assertion {
	number: number;
	from: number;
	to: number;
	scopes: string[];
	exact: boolean;
	excluded: string[];
}

export function parseSyntaxTest(source: string): SyntaxTest {
	const [header = "", ...body] = source.replace(/\r?\n$/, "").split(/\r?\n/);
	const declared = /^(\S+) SYNTAX TEST "([^"]+)"(?: "([^"]*)")?\s*$/.exec(header);
	if (declared === null) throw new Error("line 1: not a SYNTAX TEST header");
	const [, token = "", scopeName = "", description = ""] = declared;

	const lines: SyntaxTestLine[] = [];
	body.forEach((text, index) => {
		const number = index + 2;
		if (!text.startsWith(token)) {
			lines.push({ number, text, assertions: [] });
			return;
		}
		const assertion = parseAssertion(text, token, number);
		if (assertion === null) return; // A comment for the reader.
		const subject = lines.at(-1);
		if (subject === undefined) throw new Error(`line ${number}: nothing above it to speak about`);
		if (assertion.to > subject.text.length) throw new Error(`line ${number}: points behind the end of the line`);
		subject.assertions.push(assertion);
	});
	return { scopeName, description, lines };
}

function parseAssertion(text: string, token: string, number: number): Assertion | null {
	const marks = /^(\s*)(?:(\^+)|<(~*)(-+))\s+(.*)$/.exec(text.slice(token.length));
	if (marks === null) return null;
	const [, space = "", carets, skipped = "", counted = "", rest = ""] = marks;
	const from = carets === undefined ? skipped.length : token.length + space.length;
	const length = carets?.length ?? counted.length;
	const exact = rest.startsWith("= ");
	const [included = "", excluded = ""] = (exact ? rest.slice(2) : rest).split(/(?:^|\s+)-\s+/);
	return { number, from, to: from + length, scopes: words(included), exact, excluded: words(excluded) };
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

/** Tokenizes the lines of a test and returns the assertions that failed. */
export function failuresOf(test: SyntaxTest, grammar: IGrammar): string[] {
	const failures: string[] = [];
	let state: StateStack | null = null;
	for (const line of test.lines) {
		const result = grammar.tokenizeLine(line.text, state, 0);
		state = result.ruleStack;
		if (state.depth !== 1) failures.push(`line ${line.number}: a rule stays open at its end`);
		for (const assertion of line.assertions) {
			const wrong = result.tokens.find(
				(token) =>
					token.startIndex < assertion.to && token.endIndex > assertion.from && !holds(assertion, token.scopes),
			);
			if (wrong === undefined) continue;
			const piece = line.text.slice(wrong.startIndex, wrong.endIndex);
			failures.push(`line ${assertion.number}: ${JSON.stringify(piece)} has ${wrong.scopes.join(" ")}`);
		}
	}
	return failures;
}

function holds(assertion: Assertion, actual: readonly string[]): boolean {
	if (assertion.exact) return assertion.scopes.join(" ") === actual.join(" ");
	let at = 0;
	for (const wanted of assertion.scopes) {
		while (at < actual.length && !covers(wanted, actual[at])) at++;
		if (at++ >= actual.length) return false;
	}
	return !assertion.excluded.some((scope) => actual.some((one) => covers(scope, one)));
}

const covers = (wanted: string, actual: string | undefined): boolean =>
	actual === wanted || actual?.startsWith(`${wanted}.`) === true;
