// The filter: a part of the log in a separate editor, in which all features work, and the way back.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, emptyFolder, fixture, openFixture, removeFolder, waitFor, waitForHover } from "./support.ts";

suite("filter", () => {
	teardown(closeAllEditors);

	test("shows complete messages beside the log, as a read-only log", async () => {
		await openReady("RTCDLL0.log");
		await run("rtcdll.filter", "cseq:2");
		const { document, viewColumn } = await filtered("cseq:2");
		assert.equal(document.languageId, "rtcdll");
		assert.equal(document.uri.path, "/cseq:2 · RTCDLL0.log");
		assert.equal(viewColumn, vscode.ViewColumn.Two);
		assert.match(document.lineAt(0).text, /:: REGISTER /);
		const outline = await waitFor("an outline of two entries", async () => {
			const symbols = await symbolsOf(document.uri);
			return symbols?.length === 2 && symbols;
		});
		assert.deepEqual(
			outline.map(({ name }) => name),
			["→ REGISTER 200", "← 200 OK"],
		);
		assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) ?? false, false);
	});

	test("F12 goes from message to message in the result, and Go to Source in Log to the same line of the log", async () => {
		const log = await openReady("RTCDLL0.log");
		await run("rtcdll.filter", "cseq:2");
		const editor = await filtered("cseq:2");
		await waitFor("the outline of the result", async () => (await symbolsOf(editor.document.uri))?.length === 2);
		put(editor, 1);
		await run("editor.action.revealDefinition");
		await waitFor("the cursor is on the 200", () => {
			const { document, selection } = vscode.window.activeTextEditor!;
			return document === editor.document && document.lineAt(selection.active.line).text.includes("200 OK");
		});

		const text = editor.document.lineAt(vscode.window.activeTextEditor!.selection.active.line).text;
		await run("rtcdll.goToSource");
		const back = await waitFor("the log", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document === log.document && active;
		});
		assert.equal(back.selection.active.line, 26);
		assert.equal(log.document.lineAt(26).text, text);
		assert.equal(back.viewColumn, vscode.ViewColumn.One);
	});

	test("the result is judged by the whole log, and links to it for messages that were filtered out", async () => {
		const log = await openReady("RTCDLL0.log");
		await run("rtcdll.filter", "status:401");
		const editor = await filtered("status:401");
		const labels = await waitFor("the hint behind the 401", async () => {
			const range = new vscode.Range(0, 0, 5, 0);
			const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
				"vscode.executeInlayHintProvider",
				editor.document.uri,
				range,
			);
			return (
				hints.length > 0 && hints.map(({ label }) => (typeof label === "string" ? label : label[0]?.value)?.trim())
			);
		});
		assert.deepEqual(labels, ["← REGISTER · 0 ms"]);
		put(editor, 1);
		await run("editor.action.revealDefinition");
		await waitFor("the cursor is on the REGISTER in the log", () => {
			const { document, selection } = vscode.window.activeTextEditor!;
			return document === log.document && selection.active.line === 0;
		});

		// Our step commands apply to the editor with the log.
		await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn! });
		await run("rtcdll.goToMatch");
		await waitFor("the log is active beside the result", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document === log.document && active.selection.active.line === 0;
		});
	});

	test("a message in a result can be compared with one that was filtered out", async () => {
		await openReady("RTCDLL0.log");
		await run("rtcdll.filter", "is:request cseq:2");
		put(await filtered("is:request"), 1);
		await run("rtcdll.compareWithPrevious");
		const title = "→ REGISTER add.com.cn, line 1 ↔ → REGISTER add.com.cn, line 19";
		await waitFor("the comparison, with the lines of the log", () =>
			vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label === title),
		);
	});

	test("the result has hovers, and no problems of its own", async () => {
		await openReady("refused-sign-in.uccapilog");
		await run("rtcdll.filter", "status:4xx");
		const { document } = await filtered("status:4xx");
		await waitForHover(document, "401 Unauthorized");
		assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
	});

	test("only this call, only failures, hide keep-alives", async () => {
		const editor = await openReady("refused-sign-in.uccapilog");
		put(editor, 80);
		await run("rtcdll.filterCall");
		const call = await filtered("callid:=");
		assert.ok(!call.document.getText().includes("SUBSCRIBE"));

		// Filtering a result filters the log again, in the same editor.
		await run("rtcdll.filterFailures");
		const failures = await filtered("problem:any");
		assert.equal(failures.viewColumn, call.viewColumn);
		assert.match(failures.document.getText(), /403 Forbidden/);

		await run("rtcdll.hideKeepAlives");
		const { document } = await filtered("not is:keepalive");
		assert.equal(document.getText(), editor.document.getText());
	});

	test("an empty result says so", async () => {
		await openReady("RTCDLL0.log");
		await run("rtcdll.filter", "from:nobody");
		const { document } = await filtered("from:nobody");
		assert.match(document.getText(), /^Nothing in this log matches \(it has 4 messages\)\.\n\nFilter: from:nobody\n$/);
	});

	test("any log name and any query make a document, even with characters that a URI cannot contain", async () => {
		const folder = await emptyFolder("filter");
		const log = vscode.Uri.joinPath(folder, "100% of the calls.log");
		await vscode.workspace.fs.copy(fixture("RTCDLL0.log"), log);
		const opened = await vscode.workspace.openTextDocument(log);
		await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(opened, "rtcdll"));
		await waitFor("the server knows the log", async () => ((await symbolsOf(opened.uri))?.length ?? 0) > 0);
		// The title is cut within the surrogate pair of the emoji.
		const query = `status:401 or text:"${"a".repeat(39)}😀"`;
		await run("rtcdll.filter", query);
		const { document } = await filtered(query);
		assert.match(document.getText(), /401 Unauthorized/);
		assert.match(document.uri.path, /_… · 100% of the calls\.log$/);
		await removeFolder(folder);
	});

	test("the input offers the query of the result, and Enter shows it", async () => {
		await openReady("RTCDLL0.log");
		await run("rtcdll.filter", "status:401");
		const first = await filtered("status:401");
		const input = vscode.commands.executeCommand("rtcdll.filter");
		// An extension cannot see what an input box shows; Enter does nothing until the query has been checked.
		let done = false;
		void input.then(() => {
			done = true;
		});
		await waitFor("the input is closed", async () => {
			await run("workbench.action.acceptSelectedQuickOpenItem");
			return done;
		});
		assert.equal(vscode.window.activeTextEditor?.document, first.document);
	});

	test("a result is updated with its log", async () => {
		const record = (number: number) =>
			`10:00:0${number}.000 33C:B00 INFO  :: MESSAGE sip:bob@example.com SIP/2.0\nCall-ID: ${number}\nCSeq: ${number} MESSAGE\n\n`;
		const log = await vscode.workspace.openTextDocument({ language: "rtcdll", content: record(1) });
		const editor = await vscode.window.showTextDocument(log, { preview: false });
		await waitFor("the outline", async () => (await symbolsOf(log.uri))?.length === 1);
		await run("rtcdll.filter", "method:MESSAGE");
		const { document } = await filtered("method:MESSAGE");
		const edit = new vscode.WorkspaceEdit();
		edit.insert(log.uri, log.lineAt(log.lineCount - 1).range.end, record(2));
		await vscode.workspace.applyEdit(edit);
		await waitFor("the second message is in the result", () => document.getText() === record(1) + record(2));

		const before = new vscode.WorkspaceEdit();
		before.insert(log.uri, new vscode.Position(0, 0), "10:00:00.000 33C:B00 INFO  :: one line more\n");
		await vscode.workspace.applyEdit(before);
		await waitFor("Go to Source leads to the line as it is now", async () => {
			put(await vscode.window.showTextDocument(document, vscode.ViewColumn.Two), 5);
			await run("rtcdll.goToSource");
			const { document: shown, selection } = vscode.window.activeTextEditor!;
			return shown === log && selection.active.isEqual(new vscode.Position(5, 3));
		});
		await vscode.window.showTextDocument(editor.document);
		await run("workbench.action.revertAndCloseActiveEditor");

		// Nothing can be shown for a log that was never saved and has been closed, and nothing is opened instead.
		await waitFor("the log is closed", () => log.isClosed);
		await vscode.window.showTextDocument(document);
		await run("rtcdll.goToSource");
		assert.equal(vscode.window.activeTextEditor?.document, document);
	});
});

async function openReady(name: string): Promise<vscode.TextEditor> {
	const editor = await openFixture(name);
	await waitFor("the server knows the log", async () => ((await symbolsOf(editor.document.uri))?.length ?? 0) > 0);
	return editor;
}

function symbolsOf(uri: vscode.Uri): Thenable<vscode.DocumentSymbol[] | undefined> {
	return vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
}

/** The active editor once it shows the result of a query that begins with this text. */
function filtered(query: string): Promise<vscode.TextEditor> {
	return waitFor(`the result of ${query}`, () => {
		const active = vscode.window.activeTextEditor;
		if (active?.document.uri.scheme !== "rtcdll-filter" || active.document.languageId !== "rtcdll") return undefined;
		return (JSON.parse(active.document.uri.query) as { query: string }).query.startsWith(query) && active;
	});
}

async function run(command: string, ...args: unknown[]): Promise<void> {
	await vscode.commands.executeCommand(command, ...args);
}

/** Puts the cursor on a 1-based line. */
function put(editor: vscode.TextEditor, line: number): void {
	const at = new vscode.Position(line - 1, 3);
	editor.selection = new vscode.Selection(at, at);
}
