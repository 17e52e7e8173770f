// Read as a Log: turns a mail that quotes a log into a log beside it, in which all features work, and the way back.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, fixture, waitFor, waitForHover } from "./support.ts";

suite("recover", () => {
	teardown(async () => {
		// VS Code would ask whether to save an untitled document that contains text.
		for (const document of vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled)) {
			await vscode.window.showTextDocument(document);
			await run("workbench.action.revertAndCloseActiveEditor");
		}
		await closeAllEditors();
	});

	test("a quoted log is read as a log, and Go to Source in Log goes to its line in the mail", async () => {
		const log = (await vscode.workspace.openTextDocument(fixture("RTCDLL0.log"))).getText().replaceAll("\r\n", "\n");
		const mail = await paste(`Hello,\nthis is the log:\n\n${log.replace(/^/gm, "> ")}\n`);
		await run("rtcdll.readAsLog");
		const editor = await recoveredLog();
		const { uri } = editor.document;
		assert.match(uri.path, /\.log$/);
		await waitFor("an outline", async () => ((await symbolsOf(uri))?.length ?? 0) > 0);
		await waitFor("its problems", () => vscode.languages.getDiagnostics(uri).length > 0);

		const lens = await waitFor("the words above the first line", async () => {
			const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				"vscode.executeCodeLensProvider",
				uri,
				100,
			);
			return lenses.find(({ command }) => command?.command === "rtcdll.goToSource");
		});
		assert.equal(lens.command?.title, "Read from a mail quote. · Go to Source");

		const lineOf = (document: vscode.TextDocument, text: string) =>
			document
				.getText()
				.split(/\r?\n/)
				.findIndex((line) => line.includes(text));
		put(editor, lineOf(editor.document, "SIP/2.0 401"));
		await run("editor.action.revealDefinition");
		const request = lineOf(editor.document, ":: REGISTER ");
		await waitFor("the cursor is on the REGISTER", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document === editor.document && active.selection.active.line === request;
		});

		put(editor, lineOf(editor.document, "SIP/2.0 401") + 1);
		await run("rtcdll.goToSource");
		const back = await waitFor("the mail", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document === mail && active;
		});
		const expected = lineOf(mail, "SIP/2.0 401") + 1;
		await waitFor(`the cursor is on line ${expected} of the mail`, () => back.selection.active.line === expected);

		await back.edit((edit) => edit.insert(new vscode.Position(0, 0), "One line more.\n"));
		await waitFor("the lens leads to the line as it is now", async () => {
			const shown = await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn! });
			put(shown, lineOf(editor.document, "SIP/2.0 401"));
			await run("rtcdll.goToSource");
			return vscode.window.activeTextEditor?.selection.active.line === lineOf(mail, "SIP/2.0 401");
		});
	});

	test("hovers, the report and the filter work in it as in any log", async () => {
		const crlf = (await vscode.workspace.openTextDocument(fixture("refused-sign-in.uccapilog"))).getText();
		const log = crlf.replaceAll("\r\n", "\n");
		await paste(log.replace(/^/gm, "> "));
		await run("rtcdll.readAsLog");
		const { document } = await recoveredLog();
		// An untitled document reuses the name of a closed one, for which VS Code still has the recovered log.
		await waitFor("the log of this text", () => document.getText() === log);
		await waitForHover(document, "401 Unauthorized");

		await run("rtcdll.filter", "status:4xx");
		const part = await waitFor("the part of the log", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document.uri.scheme === "rtcdll-filter" && active;
		});
		const text = part.document.lineAt(0).text;
		put(part, 0);
		await run("rtcdll.goToSource");
		await waitFor("the same line of the recovered log", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document === document && document.lineAt(active.selection.active.line).text === text;
		});

		await run("rtcdll.explainLog");
		await waitFor("the report", () =>
			vscode.workspace.textDocuments.some(
				({ uri, getText }) => uri.scheme === "rtcdll-report" && getText().includes("could not sign in"),
			),
		);
	});

	test("the diagram and the transactions view show it", async () => {
		const log = (await vscode.workspace.openTextDocument(fixture("refused-sign-in.uccapilog"))).getText();
		await paste(log.replaceAll("\r\n", "\n").replace(/^/gm, "| "));
		await run("rtcdll.readAsLog");
		const editor = await recoveredLog();
		await run("rtcdll.showDiagramOfLog");
		const name = editor.document.uri.path.slice(1);
		await waitFor("its diagram", () =>
			vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === `Diagram: ${name}`),
		);
		await run("rtcdll.transactions.focus");
		await run("workbench.action.focusSecondEditorGroup");
		await waitFor("the call of the line is selected in the view", async () => {
			put(editor, 79);
			await run("rtcdll.transactions.copyCall");
			const copied = await vscode.env.clipboard.readText();
			return copied.includes("403 Forbidden") && !copied.startsWith("| ");
		});
	});

	test("an offer is made to read a log in a web page", async () => {
		await run("notifications.clearAll");
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fixture("blog-paste.html")));
		await waitFor("the log that was offered", async () => {
			await run("notification.acceptPrimaryAction");
			return recoveredTab();
		});
	});

	test("an offer is made to read a quoted log, but not a text about SIP", async () => {
		const log = (await vscode.workspace.openTextDocument(fixture("RTCDLL0.log"))).getText().replaceAll("\r\n", "\n");
		const fenced = `How a client signs in.\n${"It sends a REGISTER.\n".repeat(200)}\`\`\`\n${log}\`\`\`\n`;
		await run("notifications.clearAll");
		await paste(`Words.\n${"More words.\n".repeat(400)}${fenced}`);
		const accept = async () => {
			await run("notification.acceptPrimaryAction");
			return recoveredTab();
		};
		const deadline = Date.now() + 3000;
		while (Date.now() < deadline) {
			assert.equal(await accept(), undefined);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		await run("workbench.action.revertAndCloseActiveEditor");

		await paste(log.replace(/^/gm, "> "));
		await waitFor("the log that was offered", accept);
	});

	test("a log pasted into an untitled document becomes one at once", async () => {
		const log = (await vscode.workspace.openTextDocument(fixture("RTCDLL0.log"))).getText();
		await paste(log);
		await waitFor("the language", () => vscode.window.activeTextEditor?.document.languageId === "rtcdll");
	});

	test("a text without a log opens nothing", async () => {
		const document = await paste("The client sends REGISTER and waits.\n");
		await run("rtcdll.readAsLog");
		assert.equal(vscode.window.activeTextEditor?.document, document);
		assert.equal(document.languageId, "plaintext");
	});
});

function recoveredLog(): Promise<vscode.TextEditor> {
	return waitFor("the recovered log", () => {
		const active = vscode.window.activeTextEditor;
		return active?.document.uri.scheme === "rtcdll-recovered" && active.document.languageId === "rtcdll" && active;
	});
}

function recoveredTab(): vscode.Tab | undefined {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.find(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === "rtcdll-recovered");
}

/** A new untitled document with pasted text. */
async function paste(text: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ language: "plaintext", content: "" });
	const editor = await vscode.window.showTextDocument(document);
	await vscode.env.clipboard.writeText(text);
	await run("editor.action.clipboardPasteAction");
	if (document.getText() === "") await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
	return document;
}

function put(editor: vscode.TextEditor, line: number): void {
	const position = new vscode.Position(line, 3);
	editor.selection = new vscode.Selection(position, position);
}

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}

function symbolsOf(uri: vscode.Uri): Thenable<vscode.DocumentSymbol[] | undefined> {
	return vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
}
