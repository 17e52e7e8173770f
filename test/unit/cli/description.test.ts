// One description of the commands: help, completion, man page and documentation list the same ones.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { allOptions, optionName, usageLine } from "../../../server/src/cli/arguments/command.ts";
import { bashCompletion } from "../../../server/src/cli/arguments/completion/bash.ts";
import { fishCompletion } from "../../../server/src/cli/arguments/completion/fish.ts";
import { powershellCompletion } from "../../../server/src/cli/arguments/completion/powershell.ts";
import { zshCompletion } from "../../../server/src/cli/arguments/completion/zsh.ts";
import { commandHelp, optionTerm, optionText, programHelp } from "../../../server/src/cli/arguments/help.ts";
import { manPage } from "../../../server/src/cli/arguments/manPage.ts";
import { COMMANDS } from "../../../server/src/cli/commands/commands.ts";
import { checkGoldenSection } from "../../support/golden.ts";
import { requestOf } from "./requests.ts";

const PAGE = join(import.meta.dirname, "../../../docs/command-line.md");

const OPTIONS = COMMANDS.flatMap((command) =>
	allOptions(command).map(([key]) => ({ command: command.name, option: `--${optionName(key)}` })),
);

/** The options mentioned in a text, each once. */
function optionsIn(text: string): readonly string[] {
	return [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*/g))].sort();
}

function optionsOf(name: string): readonly string[] {
	return [...new Set(OPTIONS.flatMap(({ command, option }) => (command === name ? [option] : [])))].sort();
}

suite("cli: one description", () => {
	for (const command of COMMANDS) {
		test(`the help of ${command.name} lists its options and no other, within 100 columns`, () => {
			const help = commandHelp(command);
			const listed = help.slice(help.indexOf("\nOptions:\n")).split("\n\n")[0]!;
			assert.deepEqual(
				[...listed.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option).sort(),
				optionsOf(command.name),
			);
			for (const line of help.split("\n")) assert.ok(line.length <= 100, line);
		});
		for (const { line } of command.examples.filter((example) => example.line.includes("rtcdll"))) {
			test(`is a valid command line: ${line}`, () => {
				const words = /rtcdll ([^|>)"]*)/
					.exec(line)![1]!
					.trim()
					.split(/ (?=(?:[^']*'[^']*')*[^']*$)/);
				assert.doesNotThrow(() => requestOf(words.map((word) => word.replaceAll("'", ""))));
			});
		}
	}
	test("the help of the program lists all commands within 100 columns", () => {
		const help = programHelp(COMMANDS);
		for (const { name } of COMMANDS) assert.match(help, new RegExp(`^ {2}rtcdll ${name}\\b`, "m"));
		for (const line of help.split("\n")) assert.ok(line.length <= 100, line);
	});

	test("the man page has a part for each command, with its options", () => {
		const parts = manPage(COMMANDS, "1.2.3").replaceAll("\\-", "-").split("\n.SS ").slice(1);
		assert.deepEqual(
			parts.map((part) => part.split("\n")[0]),
			COMMANDS.map(({ name }) => name),
		);
		for (const [at, part] of parts.entries()) {
			const terms = [...part.matchAll(/^\.B (?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option!);
			assert.deepEqual(terms.sort(), optionsOf(COMMANDS[at]!.name));
		}
	});
	test("the man page is one that man can read", function () {
		if (spawnSync("groff", ["--version"]).status !== 0) this.skip();
		const { stderr, stdout } = spawnSync("groff", ["-man", "-Tascii", "-ww"], {
			input: manPage(COMMANDS, "1.2.3"),
			encoding: "utf8",
		});
		assert.equal(stderr, "");
		assert.match(stdout, /rtcdll/);
	});

	const shells = { bash: bashCompletion, zsh: zshCompletion, powershell: powershellCompletion };
	for (const [shell, complete] of Object.entries(shells)) {
		test(`${shell} completes all commands and options`, () => {
			const script = complete(COMMANDS);
			const expected = [...new Set(OPTIONS.map(({ option }) => option))].sort();
			assert.deepEqual(
				optionsIn(script).filter((option) => option !== "--version" && option !== "--option"),
				expected,
			);
			for (const { name } of COMMANDS) assert.ok(script.includes(name), name);
		});
	}
	test("fish completes all options of each command", () => {
		const script = fishCompletion(COMMANDS);
		for (const { command, option } of OPTIONS) {
			assert.match(script, new RegExp(`seen_subcommand_from ${command}'.* -l ${option.slice(2)}( |$)`, "m"));
		}
	});

	const completed: readonly [string, string, readonly string[]][] = [
		["commands", "rtcdll re", ["recover", "redact", "report"]],
		["options", "rtcdll merge --o", ["--offset", "--output"]],
		["the values of an option", "rtcdll report --format j", ["json", "junit"]],
		["the values behind =", "rtcdll report --format = t", ["text"]],
		["shells", "rtcdll completion f", ["fish"]],
		["files", "rtcdll show package.j", ["package.json"]],
	];
	for (const [what, line, expected] of completed) {
		test(`bash completes ${what}`, function () {
			if (spawnSync("bash", ["--version"]).status !== 0) this.skip();
			const words = line.split(" ");
			const script = [
				bashCompletion(COMMANDS),
				`COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}`,
				`_rtcdll; printf "%s\\n" "\${COMPREPLY[@]}" | sort`,
			].join("\n");
			const { stdout } = spawnSync("bash", ["-c", script], {
				cwd: join(import.meta.dirname, "../../.."),
				encoding: "utf8",
			});
			assert.deepEqual(stdout.trim().split("\n"), expected);
		});
	}

	test("docs/command-line.md lists the actual commands and options", () =>
		checkGoldenSection(PAGE, "commands", commandTables()));
});

function commandTables(): string {
	return COMMANDS.map((command) => {
		const rows = allOptions(command).map(
			([key, option]) =>
				`| \`${optionTerm(key, option).replaceAll("|", "\\|")}\` | ${optionText(option).replaceAll("|", "\\|")} |`,
		);
		return [
			`### \`${command.name}\``,
			"",
			`\`${usageLine(command)}\` ${command.summary}.`,
			"",
			"| option | |",
			"|---|---|",
			...rows,
		].join("\n");
	}).join("\n\n");
}
