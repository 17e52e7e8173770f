import assert from "node:assert/strict";
import { checkUsage, requestOf } from "./requests.ts";

suite("cli: arguments", () => {
	test("a report in text, with default severities", () =>
		assert.deepEqual(requestOf(["report", "a.log", "-"]), {
			run: "report",
			operands: ["a.log", "-"],
			format: "text",
			failOn: "error",
			rules: [],
			all: false,
			color: "auto",
		}));
	test("every option, before and after the files", () =>
		assert.deepEqual(
			requestOf([
				..."report --all --rules auth-failed=off,pending-request=warning a.log --fail-on never".split(" "),
				..."-f json --custom-rules ours.json --color=always --rules".split(" "),
				" orphan-response = hint ,",
			]),
			{
				run: "report",
				operands: ["a.log"],
				format: "json",
				failOn: "never",
				rules: [{ "auth-failed": "off", "pending-request": "warning" }, { "orphan-response": "hint" }],
				customRules: "ours.json",
				all: true,
				color: "always",
			},
		));
	test("combined short options, and one with its value attached", () => {
		assert.deepEqual(requestOf(["merge", "-oall.log", "a.log"]), {
			run: "merge",
			operands: ["a.log"],
			output: "all.log",
			offset: [],
			drift: [],
		});
		assert.partialDeepStrictEqual(requestOf(["grep", "-in", "x", "a.log"]), { ignoreCase: true, lines: true });
	});
	test("a value that begins with a hyphen", () =>
		assert.partialDeepStrictEqual(requestOf(["merge", "--offset", "2=-1h", "a.log"]), {
			offset: [{ log: "2", offsetMs: -3_600_000 }],
		}));
	test("a query that begins with a hyphen is not an option", () =>
		assert.partialDeepStrictEqual(requestOf(["grep", "-status:200", "a.log"]), {
			operands: ["not status:200", "a.log"],
		}));
	test("a file whose name begins with a dash", () =>
		assert.partialDeepStrictEqual(requestOf(["report", "--", "-a.log"]), { operands: ["-a.log"] }));
	test("no file, and standard input that is not a terminal", () =>
		assert.partialDeepStrictEqual(requestOf(["report"]), { operands: ["-"] }));

	for (const words of ["--help", "-h", "--help report"]) {
		test(`${words} is the help`, () =>
			assert.deepEqual(requestOf(words.split(" ")), { help: words.split(" ")[1] ?? "rtcdll" }));
	}
	for (const words of ["report --help", "report -h", "report a.log --help", "grep --help"]) {
		test(`${words} is the help of the command`, () =>
			assert.deepEqual(requestOf(words.split(" ")), { help: words.split(" ")[0] }));
	}
	for (const word of ["--version", "-V"]) {
		test(`${word} is the version`, () => assert.deepEqual(requestOf([word]), { version: true }));
	}

	const refused: readonly [string, string, RegExp][] = [
		["no arguments", "", /^Say what to do/],
		[
			"a file for a command",
			"well.log",
			/^There is no command well\.log\. To report on a file: rtcdll report well\.log\./,
		],
		["a mistyped command", "reprot well.log", /^There is no command reprot\. Did you mean report\?/],
		["an unknown option", "--frobnicate", /^There is no option --frobnicate\.$/],
		["a mistyped option", "report --colour never x", /^There is no option --colour\. Did you mean --color\?/],
		["an option of another command", "recover --all a.log", /^There is no option --all\.$/],
		["an unknown short option", "report -x a.log", /^There is no option -x\.$/],
		["an option without its value", "report a.log --rules", /^--rules needs a value: --rules RULE=SEVERITY/],
		["an unknown format", "report --format xml x", /^--format takes text, json, .* or junit, and not xml\.$/],
		["an unknown severity", "report --fail-on bad x", /^--fail-on takes error, warning, /],
		["an unknown rule", "report --rules nonsense=off x", /^There is no rule nonsense\.$/],
		["a severity that no rule has", "report --rules auth-failed=loud x", /error, warning, information, hint, off/],
		["the standard input twice", "report - -", /only once/],
		["options that exclude each other", "grep -cl x a.log", /^Choose --count or --files-with-matches/],
		["a line that is no number", "show --line x a.log", /^--line takes a line number, and x is not one\.$/],
		["a shell that is missing", "completion", /^Name the shell: bash, zsh, fish, powershell\.$/],
		["one file too many", "show --line 1 a.log b.log", /^One log at a time: b\.log is one too many\.$/],
	];
	for (const [name, words, message] of refused) {
		test(name, () => checkUsage(words === "" ? [] : words.split(" "), message));
	}
});
