import assert from "node:assert/strict";
import { parseCommand, UsageError } from "../../../server/src/cli/commandLine.ts";

/** Arguments that are refused with this message. */
function check(args: readonly string[], message: RegExp): void {
	assert.throws(
		() => parseCommand(args),
		(error: Error) => {
			assert.ok(error instanceof UsageError);
			assert.match(error.message, message);
			assert.match(error.message, /\.$/);
			return true;
		},
	);
}

suite("cli: arguments", () => {
	test("a report in text, with the rules as they are", () =>
		assert.deepEqual(parseCommand(["report", "a.log", "-"]), {
			kind: "report",
			files: ["a.log", "-"],
			format: "text",
			rules: {},
			all: false,
		}));
	test("every option, before and behind the files", () =>
		assert.deepEqual(
			parseCommand([
				..."report --all --rules auth-failed=off,pending-request=warning a.log".split(" "),
				..."--format=json --custom-rules ours.json --rules".split(" "),
				" orphan-response = hint ,",
			]),
			{
				kind: "report",
				files: ["a.log"],
				format: "json",
				rules: { "auth-failed": "off", "pending-request": "warning", "orphan-response": "hint" },
				customRules: "ours.json",
				all: true,
			},
		));
	test("texts to recover a log from", () =>
		assert.deepEqual(parseCommand(["recover", "mail.txt", "-"]), { kind: "recover", files: ["mail.txt", "-"] }));
	test("recover without a text, and with an option that it does not have", () => {
		check(["recover"], /^Name the texts to recover a log from/);
		check(["recover", "--all", "a.log"], /--all/);
	});
	test("a file whose name begins with a dash", () => {
		const command = parseCommand(["report", "--", "-a.log"]);
		assert.deepEqual(command.kind === "report" && command.files, ["-a.log"]);
	});
	for (const word of ["--help", "-h", "help"]) {
		test(`${word} is the help`, () => assert.deepEqual(parseCommand([word]), { kind: "help", of: "rtcdll" }));
	}
	for (const words of ["report --help", "report -h", "help report", "report a.log --help"]) {
		test(`${words} is the help of report`, () =>
			assert.deepEqual(parseCommand(words.split(" ")), { kind: "help", of: "report" }));
	}

	test("no arguments", () => check([], /Say what to do/));
	test("an unknown command", () => check(["well.log"], /To report on a file: rtcdll report well\.log\./));
	test("an unknown option", () => check(["--frobnicate"], /There is no option --frobnicate\./));
	test("an unknown option of report", () => check(["report", "--colour", "x"], /--colour/));
	test("no file", () => check(["report"], /Name the logs/));
	test("an unknown format", () =>
		check(["report", "--format", "xml", "x"], /no format xml; .*text, json and markdown/));
	test("an unknown rule", () => check(["report", "--rules", "nonsense=off", "x"], /no rule nonsense/));
	test("an unknown severity", () =>
		check(["report", "--rules", "auth-failed=loud", "x"], /error, warning, information, hint, off/));
	test("the standard input twice", () => check(["report", "-", "-"], /only once/));
});
