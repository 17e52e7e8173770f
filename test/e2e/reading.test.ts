// Reading a log: its outline, navigation between messages, and its failures.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, fixture, openFixture, waitFor } from "./support.ts";

suite("reading a log", () => {
	teardown(closeAllEditors);

	test("the outline has one entry for each message", async () => {
		const { document } = await openFixture("RTCDLL0.log");
		const outline = await waitFor("an outline of four entries", async () => {
			const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
				"vscode.executeDocumentSymbolProvider",
				document.uri,
			);
			return symbols?.length === 4 && symbols;
		});
		assert.deepEqual(
			outline.map(({ name }) => name),
			["→ REGISTER 401", "← 401 Unauthorized", "→ REGISTER 200", "← 200 OK"],
		);
	});

	test("F12 goes from the second REGISTER to its 200 and back", async () => {
		const editor = await openFixture("RTCDLL0.log");
		await serverIsReady(editor);
		put(editor, 19);
		await vscode.commands.executeCommand("editor.action.revealDefinition");
		await cursorOn(editor, 27);
		await vscode.commands.executeCommand("editor.action.revealDefinition");
		await cursorOn(editor, 19);
	});

	test("the commands go to the match, through the transaction, and back with Go Back", async () => {
		const editor = await openFixture("RTCDLL0.log");
		await serverIsReady(editor);
		put(editor, 1);
		await vscode.commands.executeCommand("rtcdll.goToMatch");
		await cursorOn(editor, 9);
		await vscode.commands.executeCommand("rtcdll.nextInTransaction");
		await cursorOn(editor, 1);
		await vscode.commands.executeCommand("rtcdll.previousInTransaction");
		await cursorOn(editor, 9);
		await vscode.commands.executeCommand("workbench.action.navigateBack");
		await cursorOn(editor, 1);
	});

	test("a sign-in that works shows no error and no warning", async () => {
		const editor = await openFixture("RTCDLL0.log");
		const problems = await problemsOf(editor);
		assert.deepEqual(
			problems.map(({ code, severity }) => [ruleOf(code), vscode.DiagnosticSeverity[severity]]),
			[["auth-challenge", "Hint"]],
		);
	});

	test("a refused sign-in shows the error on its line, with the reason", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		const problems = await problemsOf(editor);
		const [first] = problems.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
		assert.equal(first?.range.start.line, 79);
		assert.equal(editor.document.lineAt(79).text.slice(-13), "403 Forbidden");
		assert.equal(
			first?.message,
			"The credentials do not belong to the sign-in address (ms-diagnostics 4004): alice@contoso.com could not sign in",
		);
		assert.deepEqual(
			first?.relatedInformation?.map(({ location }) => location.range.start.line),
			[62],
		);
	});

	test("the page of a rule can be opened from the problem", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		const [first] = await problemsOf(editor);
		assert.ok(typeof first?.code === "object", "the rule has no link");
		const page = await vscode.workspace.openTextDocument(first.code.target);
		assert.match(page.getText(), /^# /);
	});

	test("Next Failure visits errors and warnings", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		await problemsOf(editor);
		put(editor, 1);
		await vscode.commands.executeCommand("rtcdll.nextFailure");
		await cursorOn(editor, 80);
		await vscode.commands.executeCommand("rtcdll.nextFailure");
		await cursorOn(editor, 93);
		await vscode.commands.executeCommand("rtcdll.previousFailure");
		await cursorOn(editor, 80);
	});

	test("a rule that is turned off reports nothing", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		await problemsOf(editor);
		const settings = vscode.workspace.getConfiguration("rtcdll");
		await settings.update("rules", { "failed-transaction": "off", "auth-failed": "off" }, true);
		try {
			await waitFor("no error", () =>
				vscode.languages
					.getDiagnostics(editor.document.uri)
					.every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error),
			);
		} finally {
			await settings.update("rules", undefined, true);
		}
	});

	test("a closed log leaves no problem behind", async () => {
		// Opened by the command instead of the API: VS Code keeps a document opened by the API for some minutes.
		const uri = fixture("blog-paste.log");
		await vscode.commands.executeCommand("vscode.open", uri);
		await waitFor("the problem", () => vscode.languages.getDiagnostics(uri).length > 0);
		await closeAllEditors();
		await waitFor("no problem", () => vscode.languages.getDiagnostics(uri).length === 0);
	});

	test("messages can be folded", async () => {
		const editor = await openFixture("RTCDLL0.log");
		await serverIsReady(editor);
		const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
			"vscode.executeFoldingRangeProvider",
			editor.document.uri,
		);
		assert.deepEqual(
			folds.map(({ start, end }) => [start + 1, end + 1]),
			[
				[1, 7],
				[9, 17],
				[19, 25],
				[27, 35],
			],
		);
	});
});

suite("recognising a log", () => {
	teardown(closeAllEditors);

	test("a pasted trace in a plain text becomes a log", async () => {
		const document = await vscode.workspace.openTextDocument({
			language: "plaintext",
			content: "from Bob's mail:\n\n10:38:58.520 33C:B00 INFO  :: REGISTER sip:contoso.com SIP/2.0\n",
		});
		await waitFor("the language", () => document.languageId === "rtcdll");
	});

	test("a log of the server is not turned into a trace", async () => {
		const document = await vscode.workspace.openTextDocument({
			language: "log",
			content:
				"TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack)$$begin_record\n" +
				"Start-Line: OPTIONS sip:bob@fabrikam.com SIP/2.0\n$$end_record\n",
		});
		// Detection runs when a document is opened; once it has finished for the next document, it has finished for this one too.
		const trace = await vscode.workspace.openTextDocument({
			language: "plaintext",
			content: "10:38:58.520 33C:B00 INFO  :: text\n",
		});
		await waitFor("the language of the other", () => trace.languageId === "rtcdll");
		assert.equal(document.languageId, "log");
	});
});

function put(editor: vscode.TextEditor, line: number): void {
	const position = new vscode.Position(line - 1, 0);
	editor.selection = new vscode.Selection(position, position);
}

async function cursorOn(editor: vscode.TextEditor, line: number): Promise<void> {
	await waitFor(`the cursor on line ${line}`, () => {
		const active = vscode.window.activeTextEditor ?? editor;
		return active.selection.active.line === line - 1;
	});
}

async function serverIsReady(editor: vscode.TextEditor): Promise<void> {
	await problemsOf(editor);
}

/** The findings on a log that has some. */
function problemsOf({ document }: vscode.TextEditor): Promise<readonly vscode.Diagnostic[]> {
	return waitFor("the problems", () => {
		const found = vscode.languages.getDiagnostics(document.uri);
		return found.length > 0 && found;
	});
}

function ruleOf(code: vscode.Diagnostic["code"]): unknown {
	return typeof code === "object" ? code.value : code;
}
