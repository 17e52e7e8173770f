// What the manifest promises and what the code has must be the same.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LIMITS, RULES } from "../../server/src/core/index.ts";

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

	test("has the limits of the core as defaults", () => {
		assert.equal(settings["rtcdll.slowTransaction"].default, DEFAULT_LIMITS.slowTransactionMs);
	});

	for (const { id } of RULES) {
		test(`${id} has its page in docs/rules`, () => {
			const page = join(ROOT, "docs/rules", `${id}.md`);
			assert.ok(existsSync(page), "the page is missing");
			assert.match(readFileSync(page, "utf8"), new RegExp(`^# .*\`${id}\``), "the page begins with another title");
		});
	}
});
