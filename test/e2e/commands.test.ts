// The commands for reading a log: fold, copy, show a body, go to a time; and those behind the server's code lenses.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, extension, fixture, openFixture, waitFor } from "./support.ts";

const BODIES = [
	"10:00:00.000 33C:B00 INFO  :: NOTIFY sip:bob@example.com SIP/2.0",
	"Call-ID: 1",
	"Content-Type: multipart/mixed; boundary=b",
	"",
	"--b",
	"Content-Type: application/sdp",
	"",
	"v=0",
	"--b",
	"Content-Type: application/pidf+xml",
	"",
	"<presence><tuple/></presence>",
	"--b--",
	"",
].join("\n");

suite("commands", () => {
	teardown(closeAllEditors);

	test("Fold All But Failures leaves the failed transactions open", async () => {
		const editor = await openReady("refused-sign-in.uccapilog");
		put(editor, 1);
		await run("rtcdll.foldAllButFailures");
		// The first message is folded; the messages of the refused REGISTER are not.
		await waitFor("the first message is folded", () => isHidden(editor, 5));
		editor.revealRange(editor.document.lineAt(79).range, vscode.TextEditorRevealType.AtTop);
		await waitFor("the 403 and its headers are in sight", () => !isHidden(editor, 80) && !isHidden(editor, 82));
	});

	test("Fold All But This Call opens what another command folded", async () => {
		const editor = await openReady("RTCDLL0.log");
		await run("editor.foldAll");
		await waitFor("everything is folded", () => isHidden(editor, 3));
		put(editor, 1);
		await run("rtcdll.foldAllButCall");
		await waitFor("the call is open", () => !isHidden(editor, 3));
	});

	test("Fold Non-SIP Records folds only those", async () => {
		const editor = await openReady("refused-sign-in.uccapilog");
		put(editor, 95);
		await waitFor("the records at the end are in sight", async () => {
			// VS Code remembers the folds from when the log was open before.
			await run("editor.unfoldAll");
			editor.revealRange(editor.document.lineAt(94).range, vscode.TextEditorRevealType.AtTop);
			return !isHidden(editor, 105);
		});
		await run("rtcdll.foldNonSip");
		await waitFor("they are folded", () => isHidden(editor, 105) && !isHidden(editor, 104));
		assert.ok(!isHidden(editor, 95));
	});

	test("Copy Message and Copy Call copy whole records", async () => {
		const editor = await openReady("RTCDLL0.log");
		put(editor, 10);
		await run("rtcdll.copyMessage");
		const message = editor.document.getText(new vscode.Range(8, 0, 18, 0));
		await waitFor("the message is on the clipboard", async () => (await vscode.env.clipboard.readText()) === message);
		await run("rtcdll.copyCall");
		const all = editor.document.getText();
		await waitFor("the call is on the clipboard", async () => (await vscode.env.clipboard.readText()) === all);
	});

	test("Show Body shows the part at the cursor, and Go to Source returns to its message", async () => {
		const log = await vscode.workspace.openTextDocument({ language: "rtcdll", content: BODIES });
		const editor = await vscode.window.showTextDocument(log, { preview: false });
		put(editor, 12);
		await run("rtcdll.showBody");
		const body = await waitFor("the body", () => bodyEditor());
		assert.equal(body.document.getText(), "<presence>\n  <tuple/>\n</presence>");
		assert.equal(body.document.languageId, "xml");
		assert.equal(body.document.uri.path, "/· NOTIFY bob@example.com, line 1, part 2.xml");
		assert.equal(body.viewColumn, vscode.ViewColumn.Two);

		await run("rtcdll.goToSource");
		const back = await waitFor("the log", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document === log && active;
		});
		assert.deepEqual([back.selection.active.line, back.selection.active.character], [0, 30]);
		assert.equal(back.viewColumn, vscode.ViewColumn.One);

		put(back, 8);
		await run("rtcdll.showBody");
		const sdp = await waitFor("the other part", () => bodyEditor((text) => text === "v=0"));
		assert.equal(sdp.document.languageId, "plaintext");
	});

	test("Go to Time goes to the first record at or after it", async () => {
		const editor = await openReady("RTCDLL0.log");
		await run("rtcdll.goToTime", "10:38:59");
		await cursorOn(editor, 19);
		await run("rtcdll.goToTime", "-1s");
		await cursorOn(editor, 1);
	});

	test("Next and Previous Message of This Call wrap around", async () => {
		const editor = await openReady("RTCDLL0.log");
		put(editor, 9);
		await run("rtcdll.nextInCall");
		await cursorOn(editor, 19);
		await run("rtcdll.previousInCall");
		await cursorOn(editor, 9);
	});

	test("the commands behind code lenses and code actions go to a place, show a page and copy a text", async () => {
		const editor = await openReady("RTCDLL0.log");
		const uri = editor.document.uri.toString();
		const range = (line: number) => ({
			start: { line: line - 1, character: 0 },
			end: { line: line - 1, character: 5 },
		});
		await run("rtcdll.goToLocation", uri, range(27));
		await cursorOn(editor, 27);
		await closeAllEditors();
		await run("rtcdll.goToLocation", uri, range(9));
		await waitFor("the log is open again", () => vscode.window.activeTextEditor?.selection.active.line === 8);
		await run("rtcdll.showLocations", uri, range(9).start, [{ uri, range: range(27) }]);
		await run("rtcdll.copyText", "a summary");
		assert.equal(await vscode.env.clipboard.readText(), "a summary");
	});

	test("invalid arguments have no effect", async () => {
		const editor = await openReady("RTCDLL0.log");
		put(editor, 3);
		await run("rtcdll.copyText", "before");
		await run("rtcdll.copyText", { text: "after" });
		for (const command of ["goToLocation", "showLocations", "openRulePage", "setRuleSeverity"]) {
			for (const args of [
				[],
				[7],
				["../../package", {}],
				[null, null, [null]],
				["x:y", { line: -1 }, [{ uri: "a" }]],
			]) {
				await run(`rtcdll.${command}`, ...args);
			}
		}
		assert.equal(await vscode.env.clipboard.readText(), "before");
		assert.equal(vscode.window.activeTextEditor, editor);
		assert.equal(editor.selection.active.line, 2);
	});

	test("the page of a rule opens", async () => {
		await openReady("RTCDLL0.log");
		await run("rtcdll.openRulePage", "auth-failed");
		await waitFor("a tab with the page", () =>
			vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes("auth-failed.md"))),
		);
	});

	test("Set Rule Severity writes the choice into the user's settings", async () => {
		await openReady("RTCDLL0.log");
		const severity = () => vscode.workspace.getConfiguration("rtcdll").inspect<object>("rules")?.globalValue;
		try {
			const done = run("rtcdll.setRuleSeverity", "auth-challenge");
			// Both lists start at the current value: the default severity, and the user's settings.
			await accept();
			await accept();
			await done;
			assert.equal(severity(), undefined, "the default was written");

			await vscode.workspace.getConfiguration("rtcdll").update("rules", { "auth-challenge": "off" }, true);
			const again = run("rtcdll.setRuleSeverity", "auth-challenge");
			await new Promise((resolve) => setTimeout(resolve, 300));
			await run("workbench.action.quickOpenSelectPrevious");
			await accept();
			await accept();
			await again;
			assert.deepEqual(severity(), { "auth-challenge": "hint" });
		} finally {
			await vscode.workspace.getConfiguration("rtcdll").update("rules", undefined, true);
		}
	});

	test("every command has the category, and in the palette, those for logs have a condition", () => {
		const { commands, menus } = extension().packageJSON.contributes as {
			commands: { command: string; category?: string }[];
			menus: Record<"commandPalette" | "webview/context", { command: string; when: string }[]>;
		};
		for (const { command, category } of commands) {
			assert.equal(category, "RTCDLL Log", command);
			const entry = menus.commandPalette.find((each) => each.command === command);
			// Commands for the arrow under the mouse make no sense anywhere else.
			const isForArrows = menus["webview/context"].some((each) => each.command === command);
			if (WITHOUT_LOG.has(command)) continue;
			// VS Code puts quotes around a value with a hyphen. The flows are those of the log that the tree shows.
			const expected = isForArrows
				? /^false$/
				: /^(?:editorLangId == rtcdll|resourceScheme == '?rtcdll-|rtcdll\.transactions\.hasLog)/;
			assert.match(entry?.when ?? "", expected, command);
		}
	});
});

/** A text to be read as a log does not have our language yet, logs to merge can be chosen from anywhere, and so on. */
const WITHOUT_LOG: ReadonlySet<string> = new Set([
	"rtcdll.readAsLog",
	"rtcdll.mergeLogs",
	"rtcdll.explainFolder",
	"rtcdll.findMyLogs",
	"rtcdll.openSample",
]);

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}

/** Accepts the active entry of a list, once the list is visible. */
async function accept(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 300));
	await run("workbench.action.acceptSelectedQuickOpenItem");
}

/** Opens a fixture and waits until the server has read it. */
async function openReady(name: string): Promise<vscode.TextEditor> {
	const editor = await openFixture(name);
	await waitFor("the problems", () => vscode.languages.getDiagnostics(fixture(name)).length > 0);
	return editor;
}

function put(editor: vscode.TextEditor, line: number): void {
	const position = new vscode.Position(line - 1, 3);
	editor.selection = new vscode.Selection(position, position);
}

async function cursorOn(editor: vscode.TextEditor, line: number): Promise<void> {
	await waitFor(`the cursor on line ${line}`, () => {
		const active = vscode.window.activeTextEditor ?? editor;
		return active.selection.active.line === line - 1;
	});
}

/** Whether a 1-based line near the top of the view is folded: VS Code's visible ranges have gaps at folds. */
function isHidden({ visibleRanges }: vscode.TextEditor, line: number): boolean {
	return !visibleRanges.some(({ start, end }) => start.line <= line - 1 && line - 1 <= end.line);
}

function bodyEditor(fits: (text: string) => boolean = () => true): vscode.TextEditor | undefined {
	const active = vscode.window.activeTextEditor;
	return active?.document.uri.scheme === "rtcdll-body" && fits(active.document.getText()) ? active : undefined;
}
