// Invariants of all rules, and how their findings are positioned and sorted.

import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { SEVERITIES } from "../../../../server/src/core/rules/rule.ts";
import {
	bySeverity,
	HARMLESS_RULES,
	isBuiltIn,
	isSeveritySetting,
	mostSevere,
	RULES,
} from "../../../../server/src/core/rules/rules.ts";
import { writeLog } from "../../../support/fixture.ts";

suite("rules", () => {
	test("each has a unique id, and a clause that says what it finds", () => {
		assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
		for (const { id, summary } of RULES) {
			assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
			assert.match(summary, /^[A-Z].*[^.]$/, id);
		}
	});
	test("each outranks only existing rules, and no two outrank each other", () => {
		for (const { id, outranks = [] } of RULES) {
			for (const other of outranks) {
				assert.ok(isBuiltIn(other), `${id} outranks ${other}`);
				const known = RULES.find((rule) => rule.id === other)!.outranks ?? [];
				assert.ok(!known.includes(id), `${id} and ${other} outrank each other`);
			}
		}
	});
	test("an answered challenge is the only harmless finding", () =>
		assert.deepEqual([...HARMLESS_RULES], ["auth-challenge"]));
});

suite("rules: severities", () => {
	const finding = (severity: (typeof SEVERITIES)[number], rule = "missing-ack") => {
		const [any] = diagnose(parseTrace(writeLog("0 404 1 INVITE")));
		return { ...any!, rule, severity };
	};

	test("from the most to the least severe; of equals, ours before custom ones", () => {
		assert.deepEqual(SEVERITIES, ["error", "warning", "information", "hint"]);
		const own = finding("warning", "my-rule");
		const all = [finding("hint"), own, finding("warning"), finding("error")];
		assert.deepEqual(
			all.toSorted(bySeverity).map(({ severity, rule }) => `${severity} ${rule}`),
			["error missing-ack", "warning missing-ack", "warning my-rule", "hint missing-ack"],
		);
	});
	test("the most severe findings, with all that are equal", () => {
		assert.deepEqual(mostSevere([]), []);
		const [hint, one, two] = [finding("hint"), finding("warning"), finding("warning")];
		assert.deepEqual(mostSevere([hint, one, two]), [one, two]);
		assert.deepEqual(mostSevere([one, hint]), [one]);
	});
	test("a setting changes that of a rule, or turns the rule off", () => {
		const trace = parseTrace(writeLog("0 404 1 INVITE"));
		const said = (wanted?: "hint" | "off") =>
			diagnose(trace, wanted ? { "failed-transaction": wanted } : {})
				.filter(({ rule }) => rule === "failed-transaction")
				.map(({ severity }) => severity);
		assert.deepEqual([said(), said("hint"), said("off"), said()], [["error"], ["hint"], [], ["error"]]);
		for (const setting of [...SEVERITIES, "off"]) assert.ok(isSeveritySetting(setting), setting);
		for (const nonsense of ["", "none", 1, undefined]) assert.ok(!isSeveritySetting(nonsense));
	});
});
