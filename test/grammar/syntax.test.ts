import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IGrammar } from "vscode-textmate";
import { loadGrammar, messageGrammar, rtcdllGrammar } from "../support/grammar.ts";
import { failuresOf, parseSyntaxTest } from "./syntaxTest.ts";

suite("grammar", () => {
	const grammars = new Map<string, IGrammar>();
	suiteSetup(async () => {
		for (const file of [rtcdllGrammar, messageGrammar]) grammars.set(file.scopeName, await loadGrammar(file));
	});

	for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".syntax.log"))) {
		const source = readFileSync(join(import.meta.dirname, file), "utf8");
		const parsed = parseSyntaxTest(source);
		test(`${file}: ${parsed.description}`, () => {
			const grammar = grammars.get(parsed.scopeName)!;
			assert.ok(parsed.lines.some((line) => line.assertions.length > 0));
			assert.deepEqual(failuresOf(parsed, grammar), []);
		});
	}
});

suite("the runner of the grammar tests", () => {
	let grammar: IGrammar;
	suiteSetup(async () => {
		grammar = await loadGrammar();
	});
	const failures = (...lines: string[]) =>
		failuresOf(parseSyntaxTest(['%% SYNTAX TEST "source.rtcdll" ""', ...lines].join("\n")), grammar);

	test("accepts scopes that are present", () => {
		assert.deepEqual(failures("CSeq: 12 REGISTER", "%% <---- support.type", "%%    ^^ source constant.numeric"), []);
	});
	test("detects a scope that is missing, out of order, excluded or only part of a name", () => {
		assert.equal(failures("CSeq: 12 REGISTER", "%%    ^^ string").length, 1);
		assert.equal(failures("CSeq: 12 REGISTER", "%%    ^^ constant.numeric source").length, 1);
		assert.equal(failures("CSeq: 12 REGISTER", "%%    ^^ source - constant").length, 1);
		assert.equal(failures("CSeq: 12 REGISTER", "%%    ^^ constant.num").length, 1);
		assert.equal(failures("CSeq: 12 REGISTER", "%%    ^^ = source.rtcdll").length, 1);
	});
	test("refuses an assertion without a line, or past its end", () => {
		assert.throws(() => failures("%% <- source"), /line 2: nothing above/);
		assert.throws(() => failures("short", "%%       ^^ source"), /line 3: points behind/);
	});
});
