// The test of the mutation test: which faults are planted, and that a file with all of them is unchanged while none is active.

import assert from "node:assert/strict";
import { CONSTANT, type Constant, mutantsOf, SWITCH, withMutants } from "../mutation/mutants.ts";

/** The replacements in a source, each after the code that it replaces. */
function planted(source: string): readonly string[] {
	return mutantsOf(source).map(({ start, end, replacement }) => `${source.slice(start, end)} -> ${replacement}`);
}

suite("mutants", () => {
	test("comparisons, conditions and values", () => {
		assert.deepEqual(planted("const f = (a: number): boolean => a < 3 && !b;"), [
			"a < 3 && !b -> (a < 3) || (!b)",
			"a < 3 -> (a) <= (3)",
			"a < 3 -> (a) >= (3)",
			"3 -> 3 * 2",
			"!b -> b",
		]);
		assert.deepEqual(planted("if (a) b();"), ["a -> true", "a -> false"]);
		assert.deepEqual(planted("x.every(f); y.trim(); z.toString();"), ["x.every(f) -> x.some(f)", "y.trim() -> y"]);
	});

	test("none in code that does not run, and none that would affect other code", () => {
		assert.deepEqual(planted('import a from "b"; export { c } from "d"; type T = "e"; throw new Error("f");'), []);
		assert.deepEqual(planted('const { a = "b" } = c?.d("e");'), []);
		assert.deepEqual(planted("const o = { key: 1, [2]: x };"), ["1 -> 1 * 2", "2 -> 2 * 2"]);
		assert.deepEqual(planted("function* f() { if (n % 9 === 0) yield; }"), []);
	});

	test("each is active when it is switched on, and only then", () => {
		const source = 'const f = (a: number) => { const b = a > 1 ? "big" : "small"; return b + "!"; };';
		const mutants = mutantsOf(source);
		const code = `${withMutants(source, mutants, 10)} return f(input);`;
		const run = (input: number, on: number) =>
			new Function("input", SWITCH, CONSTANT, code)(
				input,
				(mutant: number) => mutant === 10 + on,
				() => undefined,
			);
		assert.equal(run(2, -1), "big!");
		const results = mutants.map((_, on) => `${run(1, on)} ${run(2, on)}`);
		assert.deepEqual(results, [
			"big! big!",
			"small! small!",
			"big! big!",
			"big! small!",
			"small! small!",
			"small! !",
			"! big!",
			"NaN NaN",
			"small big",
		]);
	});

	test("a module constant is evaluated again, and its users see the new value", () => {
		const source = "const NAMES = new Set(['BYE']); function f() { return NAMES.has('BYE'); }";
		const mutants = mutantsOf(source);
		const [, name] = mutants;
		assert.equal(name!.replacement, '""');
		const constants: Constant[] = [];
		let planted = -1;
		const f = new Function(SWITCH, CONSTANT, `${withMutants(source, mutants, 0)} return f;`)(
			(mutant: number) => mutant === planted,
			(constant: Constant) => constants.push(constant),
		);
		assert.deepEqual(
			constants.map(({ first, end }) => [first, end]),
			[[0, 2]],
		);
		const before = constants[0]!.get();
		planted = 1;
		constants[0]!.set(constants[0]!.make());
		assert.equal(f(), false);
		constants[0]!.set(before);
		assert.equal(f(), true);
	});
});
