// The manifest and the code must agree.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	CUSTOM_RULE_ID,
	CUSTOM_RULE_MEMBERS,
	DEFAULT_LIMITS,
	isLogName,
	LONGEST_CUSTOM_TEXT,
	MOST_CUSTOM_RULES,
	RULES,
	readCustomRules,
	SEVERITIES,
	SEVERITY_SETTINGS,
	schemaOf,
	TOOLS,
} from "../../server/src/core/index.ts";
import { readSection } from "../../server/src/lsp/settings.ts";
import { checkGolden } from "../support/golden.ts";

const ROOT = join(import.meta.dirname, "../..");
const MANIFEST = join(ROOT, "package.json");

function readManifest() {
	return JSON.parse(readFileSync(MANIFEST, "utf8"));
}

/** A menu entry, a tool for assistants, and a keybinding, as in the manifest. */
interface MenuEntry {
	readonly command: string;
	readonly when: string;
	readonly group: string;
}
interface ManifestTool {
	readonly name: string;
	readonly modelDescription: string;
	readonly inputSchema: { readonly properties: Readonly<Record<string, { readonly description: string }>> };
}
interface Keybinding {
	readonly command: string;
	readonly key: string;
	readonly mac?: string;
	readonly when: string;
}

suite("manifest", () => {
	const { contributes } = readManifest();
	const settings = contributes.configuration.properties;

	test("has a setting with the right default for each rule, in the same order", () => {
		const manifest = readManifest();
		manifest.contributes.configuration.properties["rtcdll.rules"].properties = Object.fromEntries(
			RULES.map(({ id, severity }) => [
				id,
				{
					type: "string",
					enum: SEVERITY_SETTINGS,
					default: severity,
					markdownDescription: `%setting.rules.${id}%`,
				},
			]),
		);
		checkGolden(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
	});

	test("accepts the same custom rules as the code", () => {
		const { maxItems, items } = settings["rtcdll.customRules"];
		const { required, properties } = items;
		assert.equal(maxItems, MOST_CUSTOM_RULES);
		assert.equal(items.additionalProperties, false);
		assert.deepEqual(Object.keys(properties), CUSTOM_RULE_MEMBERS);
		assert.deepEqual(properties.severity.enum, SEVERITIES);
		assert.equal(properties.id.pattern, CUSTOM_RULE_ID.source);
		assert.deepEqual([properties.message.maxLength, properties.advice.maxLength], Array(2).fill(LONGEST_CUSTOM_TEXT));
		// Exactly the properties that the schema requires are reported as missing.
		const rule: Record<string, string> = { query: "x", severity: "hint", message: "x", id: "x", advice: "x" };
		for (const member of CUSTOM_RULE_MEMBERS) {
			const { [member]: _, ...rest } = rule;
			assert.equal(readCustomRules([rest]).problems.length > 0, required.includes(member), member);
		}
	});

	test("offers a valid custom rule as default for a new one", () => {
		const { defaultSnippets, items } = settings["rtcdll.customRules"];
		const bodies = [...defaultSnippets, ...items.defaultSnippets].flatMap(({ body }) => body);
		assert.equal(bodies.length, 2);
		for (const body of bodies) {
			// The text that VS Code inserts for its placeholders: ${1:text}, ${2|one,other|}, and \} for a brace.
			const text = JSON.stringify(body)
				.replace(/\$\{\d\|([^,|]*)[^|]*\|\}/g, "$1")
				.replace(/\$\{\d:((?:\\\\\}|[^}])*)\}/g, "$1")
				.replaceAll("\\\\}", "}");
			assert.deepEqual(readCustomRules([JSON.parse(text)]).problems, []);
		}
	});

	test("claims the same file names as the command line", () => {
		for (const pattern of contributes.languages[0].filenamePatterns as string[])
			assert.ok(isLogName(pattern.replaceAll("*", "0")), pattern);
	});

	test("claims the same file names as the Helix setup, which has a pattern for each", () => {
		const languages = readFileSync(join(ROOT, "editors/helix/languages.toml"), "utf8");
		// [Ll] matches a letter in either case.
		const globs = [...languages.matchAll(/glob = "(.*)"/g)].map(([, glob]) => glob!.replace(/\[[A-Z]([a-z])\]/g, "$1"));
		const patterns = (contributes.languages[0].filenamePatterns as string[]).map((pattern) => pattern.toLowerCase());
		assert.deepEqual(globs.sort(), patterns.sort());
	});

	test("has the core's limits as defaults", () => {
		assert.equal(settings["rtcdll.slowTransaction"].default, DEFAULT_LIMITS.slowTransactionMs);
	});

	test("has the settings that the documentation lists, with their defaults", () => {
		const rows = readFileSync(join(ROOT, "docs/settings.md"), "utf8").matchAll(/^\| (`rtcdll\..*?) \| `(.*?)` \|/gm);
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

	test("has the same assistant tools as the core, with an optional log", () => {
		const tools = contributes.languageModelTools as readonly ManifestTool[];
		const log = tools[0]!.inputSchema.properties.log!.description;
		assert.deepEqual(
			tools.map(({ name, modelDescription, inputSchema }) => ({ name, modelDescription, inputSchema })),
			TOOLS.map((tool) => ({
				name: tool.name,
				modelDescription: tool.description,
				inputSchema: JSON.parse(JSON.stringify(schemaOf(tool, log, false))),
			})),
		);
		// A workspace, which may have come with the log, must not decide what a model receives.
		const { default: redacts, scope } = settings["rtcdll.assistant.redact"];
		assert.deepEqual([redacts, scope], [true, "application"]);
		assert.equal(readSection({}).redactForAssistants, true);
		assert.equal(settings["rtcdll.assistant.commandLine"].scope, "machine");
	});

	test("has at most ten entries in the editor's menu, in groups, and those about a message only at a message", () => {
		const entries = contributes.menus["editor/context"] as readonly MenuEntry[];
		assert.ok(entries.length <= 10, `${entries.length} entries`);
		const anywhere = entries.filter(({ when }) => !/ && rtcdll\.at\.(?:message|body|token|match)$/.test(when));
		assert.deepEqual(anywhere.map(({ command }) => command).sort(), ["rtcdll.goToSource", "rtcdll.showDiagram"]);
		assert.ok(new Set(entries.map(({ group }) => group.replace(/@.*/, ""))).size > 2);
	});

	test("has marks in the line number menu, not in the editor's menu, and declares each command of a menu", () => {
		const menus = contributes.menus as Record<string, readonly MenuEntry[]>;
		const named = (menu: string) => menus[menu]!.map(({ command }) => command);
		assert.deepEqual(named("editor/lineNumber/context"), ["rtcdll.markMessage", "rtcdll.removeMark"]);
		assert.ok(!named("editor/context").some((command) => /mark/i.test(command)));
		const commands = new Set((contributes.commands as readonly MenuEntry[]).map(({ command }) => command));
		for (const menu of Object.keys(menus)) for (const command of named(menu)) assert.ok(commands.has(command), command);
	});

	test("says in the transactions view when the server is off, with a way to restart it", () => {
		const welcomes = contributes.viewsWelcome as readonly { readonly when: string; readonly contents: string }[];
		const off = welcomes.filter(({ when }) => when.includes("serverIsOff"));
		assert.deepEqual(
			off.map(({ contents }) => contents),
			["%welcome.serverIsOff%"],
		);
		const words = JSON.parse(readFileSync(join(ROOT, "package.nls.json"), "utf8"));
		assert.match(words["welcome.serverIsOff"], /\[Restart\]\(command:rtcdll\.restartServer\)/);
	});

	test("never shows a command twice in a menu", () => {
		for (const [menu, entries] of Object.entries(contributes.menus as Record<string, readonly MenuEntry[]>)) {
			const shown = entries.map(({ command, when }) => `${command} ${when}`);
			assert.deepEqual(shown, [...new Set(shown)], menu);
		}
	});

	test("has one key per command and one command per key, and binds F12 and F8 only to VS Code's commands", () => {
		const bindings = contributes.keybindings as readonly Keybinding[];
		const keys = bindings.map(({ key }) => key);
		const macKeys = bindings.map(({ key, mac }) => mac ?? key);
		for (const list of [bindings.map(({ command }) => command), keys, macKeys]) {
			assert.deepEqual(list, [...new Set(list)]);
		}
		// VS Code has other keys for these on Linux and in a browser, where a single key would be listed twice in the menu.
		const ofEditor = /(?:^|\+)f12$|^(?:shift\+|alt\+)*f8$/;
		assert.deepEqual(
			bindings.filter(({ key, mac }) => ofEditor.test(key) || ofEditor.test(mac ?? key)).map(({ command }) => command),
			["editor.action.revealDefinition", "editor.action.goToImplementation", "editor.action.peekDefinition"],
		);
		for (const { when } of bindings) assert.match(when, /editorLangId == rtcdll/);
	});

	for (const { id } of RULES) {
		test(`${id} has its page in docs/rules`, () => {
			const page = join(ROOT, "docs/rules", `${id}.md`);
			assert.ok(existsSync(page), "the page is missing");
			assert.match(readFileSync(page, "utf8"), new RegExp(`^# .*\`${id}\``), "the page begins with another title");
		});
	}
});
