// docs/custom-rules.md: its examples produce the findings that it describes, and its fields are those of the code.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LIMITS, diagnose, parseTrace, readCustomRules, VALUES } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";
import { checkGoldenSection } from "../../../support/golden.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const PAGE = join(ROOT, "docs/custom-rules.md");

const page = readFileSync(PAGE, "utf8").replaceAll("\r\n", "\n");

/** Logs for the examples, by the ids of their rules; each contains something similar that is not a finding. */
const LOGS: Readonly<Record<string, string>> = {
	"old-client": writeLog(`
		0 REGISTER 1 from=sip:alice@contoso.com | User-Agent: UCCAPI/2.0.6362.0 OC/2.0.6362.0 (Microsoft Office Communicator)
		0 200 1 REGISTER from=sip:alice@contoso.com
		1 REGISTER 1 call=c2 from=sip:bob@contoso.com | User-Agent: UCCAPI/4.0.7577.0 OC/4.0.7577.0 (Microsoft Lync 2010)
	`),
	"number-form": writeLog(`
		0 INVITE 1 from=sip:alice@contoso.com to=sip:0301234567@contoso.com
		0 404 1 INVITE from=sip:alice@contoso.com to=sip:0301234567@contoso.com
		1 INVITE 1 call=c2 from=sip:alice@contoso.com to=sip:+49301234567@contoso.com
		1 404 1 INVITE call=c2 from=sip:alice@contoso.com to=sip:+49301234567@contoso.com
	`),
	"ntlm-off": readFileSync(join(ROOT, "test/fixtures/refused-sign-in.uccapilog"), "utf8"),
};

suite("custom rules: documentation", () => {
	const examples = [...page.matchAll(/```json\n(.*?)```\n\n```text\n(.*?)```/gs)];

	test("has an example for each of the logs", () => {
		const ids = examples.map(([, json]) => JSON.parse(json!)[0].id);
		assert.deepEqual(ids, Object.keys(LOGS));
	});

	for (const [, json, expected] of examples) {
		const list = JSON.parse(json!);
		test(`the example ${list[0].id} finds what it says`, () => {
			const { rules, problems } = readCustomRules(list);
			assert.deepEqual(problems, []);
			const found = diagnose(parseTrace(LOGS[list[0].id]!), {}, DEFAULT_LIMITS, rules);
			const own = found.filter(({ rule }) => rule === list[0].id);
			assert.equal(own.map(({ severity, message }) => `${severity}: ${message}\n`).join(""), expected);
			assert.deepEqual(new Set(own.map(({ check }) => check)), new Set([list[0].advice]));
		});
	}

	test("shows the command line's message for an invalid rule", () => {
		const { problems } = readCustomRules([
			{ id: "old-client", query: "metod:REGISTER", severity: "hint", message: "x" },
		]);
		assert.ok(page.includes(`rtcdll: rules.json: ${problems[0]}\n`));
	});

	test("lists the fields of a message as in the code", () => {
		const rows = Object.entries(VALUES).map(([name, { says }]) => `| \`{${name}}\` | ${says} |`);
		const header =
			"| `{header:User-Agent}` | the first header with that name, ignoring case; its compact form counts too |";
		checkGoldenSection(PAGE, "fields", ["| field | value |", "|---|---|", ...rows, header].join("\n"));
	});
});
