// What the manifest promises and what the code has must be the same.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LIMITS, isLogName, RULES } from "../../server/src/core/index.ts";

const ROOT = join(import.meta.dirname, "../..");

suite("manifest", () => {
	const { contributes } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
	const settings = contributes.configuration.properties;

	test("has a setting with the right default for each rule, in the same order", () => {
		const offered = Object.entries(settings["rtcdll.rules"].properties as Record<string, { default: string }>);
		assert.deepEqual(
			offered.map(([id, setting]) => [id, setting.default]),
			RULES.map(({ id, severity }) => [id, severity]),
		);
	});

	test("names as logs what the command line takes for logs by their names", () => {
		for (const pattern of contributes.languages[0].filenamePatterns as string[])
			assert.ok(isLogName(pattern.replaceAll("*", "0")), pattern);
	});

	test("has the limits of the core as defaults", () => {
		assert.equal(settings["rtcdll.slowTransaction"].default, DEFAULT_LIMITS.slowTransactionMs);
	});

	test("has the settings that the README lists, with their defaults", () => {
		const rows = readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/^\| (`rtcdll\..*?) \| `(.*?)` \|/gm);
		const listed = [...rows].flatMap(([, names, value]) => {
			const [first, ...others] = names!.replaceAll("`", "").split(", ") as [string, ...string[]];
			const group = first.slice(0, first.lastIndexOf("."));
			return [first, ...others.map((other) => `${group}${other}`)].map((name) => [name, value]);
		});
		const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
		const all = Object.entries(settings as Record<string, { default: unknown }>);
		assert.deepEqual(
			new Map(listed as [string, string][]),
			new Map(all.map(([name, each]) => [name, text(each.default)])),
		);
	});

	for (const { id } of RULES) {
		test(`${id} has its page in docs/rules`, () => {
			const page = join(ROOT, "docs/rules", `${id}.md`);
			assert.ok(existsSync(page), "the page is missing");
			assert.match(readFileSync(page, "utf8"), new RegExp(`^# .*\`${id}\``), "the page begins with another title");
		});
	}
});
