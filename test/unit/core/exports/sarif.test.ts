// Findings as SARIF: valid against the OASIS schema, with levels, locations and stable ids.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { diagnose, parseTrace, RULES, sarif, sarifLog } from "../../../../server/src/core/index.ts";
import { EVIL, evilLog } from "../../../support/evilLog.ts";

const TEST = join(import.meta.dirname, "../../..");

/** The parts of a SARIF file that these tests read. */
interface Sarif {
	readonly runs: readonly [
		{
			readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
			readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
			readonly results: readonly Result[];
		},
	];
}

interface Rule {
	readonly id: string;
	readonly fullDescription: { readonly text: string };
	readonly help?: { readonly text: string; readonly markdown: string };
	readonly helpUri?: string;
	readonly defaultConfiguration?: { readonly level: string };
}

interface Place {
	readonly physicalLocation: {
		readonly artifactLocation: { readonly uri: string; readonly index: number };
		readonly region: { readonly startLine: number; readonly snippet: { readonly text: string } };
	};
}

interface Result {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly kind: string;
	readonly level: string;
	readonly message: { readonly text: string };
	readonly locations: readonly [Place];
	readonly relatedLocations?: readonly (Place & { readonly message: { readonly text: string } })[];
	readonly partialFingerprints: Readonly<Record<string, string>>;
}

suite("sarif", () => {
	// The schema as published by OASIS with the standard. It declares draft 4, but uses nothing that later drafts interpret
	// differently.
	const {
		$schema: _,
		id: __,
		...schema
	} = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/sarif-schema-2.1.0.json"), "utf8"));
	const ajv = new Ajv({ strict: false, allErrors: true });
	addFormats.default(ajv);
	const validate = ajv.compile(schema);
	const refused = readFileSync(join(TEST, "fixtures/refused-sign-in.uccapilog"), "utf8");

	function written(...texts: readonly string[]): Sarif {
		const logs = texts.map((text, at) => {
			const trace = parseTrace(text);
			return sarifLog(trace, diagnose(trace), `logs/${at}.log`);
		});
		const pageOf = (rule: string) => ({
			markdown: `# Title (\`${rule}\`)\n\nWhat ${rule} finds,\nin a paragraph.\n\nMore.\n`,
			uri: `file:///docs/rules/${rule}.md`,
		});
		const file: unknown = JSON.parse([...sarif(logs, { version: "1.2.3", rules: RULES, pageOf })].join(""));
		assert.ok(validate(file), JSON.stringify(validate.errors, null, 1));
		return file as Sarif;
	}

	test("the output is valid for every scenario, hostile logs, and no log", () => {
		const folder = join(TEST, "scenarios");
		const texts = readdirSync(folder)
			.filter((name) => name.endsWith(".log"))
			.map((name) => readFileSync(join(folder, name), "utf8"));
		const { results } = written(...texts, ...EVIL.map(evilLog)).runs[0];
		assert.ok(results.length > texts.length);
		assert.ok(new Set(results.map(({ ruleId }) => ruleId)).size > 15, "nearly all rules found something");
		assert.deepEqual(written().runs[0].results, []);
	});

	test("a finding has its level, its line, its evidence and what to check", () => {
		const { results, tool, artifacts } = written(refused).runs[0];
		const failed = results.find(({ ruleId }) => ruleId === "auth-failed")!;
		assert.equal(failed.level, "error");
		assert.match(failed.message.text, /was refused.*\(ms-diagnostics 4004\)\. Check that the user name/);
		const { artifactLocation, region } = failed.locations[0].physicalLocation;
		assert.deepEqual(artifactLocation, { uri: "logs/0.log", index: 0 });
		assert.deepEqual(region, { startLine: 80, snippet: { text: "SIP/2.0 403 Forbidden" } });
		assert.deepEqual(
			failed.relatedLocations!.map(({ message, physicalLocation }) => [
				message.text,
				physicalLocation.region.startLine,
			]),
			[["The REGISTER with the credentials", 63]],
		);
		const rule = tool.driver.rules[failed.ruleIndex]!;
		assert.deepEqual(
			[rule.id, rule.fullDescription.text, rule.defaultConfiguration!.level, rule.helpUri],
			["auth-failed", "What auth-failed finds, in a paragraph.", "error", "file:///docs/rules/auth-failed.md"],
		);
		assert.match(rule.help!.markdown, /More\.\n$/);
		assert.equal(artifacts.length, 1);
	});

	test("a hint is information, not a failure", () => {
		const hints = written(refused).runs[0].results.filter(({ ruleId }) => ruleId === "auth-challenge");
		assert.deepEqual(
			hints.map(({ kind, level }) => [kind, level]),
			[
				["informational", "none"],
				["informational", "none"],
			],
		);
	});

	test("each log is an artifact, and its findings name it", () => {
		const { results, artifacts } = written(refused, "", refused).runs[0];
		assert.equal(artifacts.length, 3);
		assert.deepEqual(
			[...new Set(results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.index))],
			[0, 2],
		);
	});

	test("fingerprints are unique in a log, and the same after it has grown or was truncated at its start", () => {
		const names = (text: string) =>
			written(text).runs[0].results.map(({ partialFingerprints }) => partialFingerprints["rtcdllFinding/v1"]!);
		const all = names(refused);
		assert.equal(new Set(all).size, all.length);
		assert.deepEqual(names(`\r\n\r\n${refused}`), all);
		const cut = refused.slice(refused.indexOf("04/16/2013|09:14:02.402"));
		assert.ok(names(cut).filter((name) => all.includes(name)).length >= 2);
		const twice = `${"10:00:00.000 1:2 INFO  :: 0x80EF0193\r\n".repeat(2)}`;
		assert.equal(new Set(names(twice)).size, names(twice).length);
	});
});
