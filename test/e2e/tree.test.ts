// The transactions view in a real VS Code: from the tree to the text, and back.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, extension, fixture, openFixture, waitFor } from "./support.ts";

const VIEW = "rtcdll.transactions";

suite("tree", () => {
	teardown(async () => {
		await run(`${VIEW}.clear`);
		await run(`${VIEW}.showGrouped`);
		await closeAllEditors();
		await run("workbench.view.explorer");
	});

	test("Enter on an item shows its text", async () => {
		const editor = await openReady("refused-sign-in.uccapilog");
		await run(`${VIEW}.showFailedFirst`);
		await run(`${VIEW}.focus`);
		await selectUntil("the refused sign-in", () => editor.selection.active.line === 2, "list.focusFirst");
		await selectUntil("the unanswered OPTIONS", () => editor.selection.active.line === 92, "list.focusLast");
	});

	test("the cursor selects its item, and Copy Message uses it", async () => {
		const editor = await openReady("refused-sign-in.uccapilog");
		await run(`${VIEW}.focus`);
		await run("workbench.action.focusActiveEditorGroup");
		put(editor, 80);
		// The third REGISTER is the transaction of the 403, and the beginning of its copied text.
		await waitFor("the selection has followed", async () => {
			await run(`${VIEW}.copyMessage`);
			const text = await vscode.env.clipboard.readText();
			return /REGISTER sip:contoso\.com SIP\/2\.0/.test(text) && !text.includes("403") && /CSeq: 3 /.test(text);
		});
		assert.equal(editor.selection.active.line, 79, "the cursor has moved");
		await run(`${VIEW}.copyCall`);
		await waitFor("the call is on the clipboard", async () => (await vscode.env.clipboard.readText()).includes("403"));
		await run(`${VIEW}.goTo`);
		await waitFor("the cursor is on the request", () => editor.selection.active.line === 62);
	});

	test("every command in the menu of an item exists", async () => {
		const known = new Set(await vscode.commands.getCommands(true));
		const { menus } = extension().packageJSON.contributes as { menus: Record<string, { command: string }[]> };
		const entries = [...(menus["view/item/context"] ?? []), ...(menus["view/title"] ?? [])];
		for (const { command } of entries) assert.ok(known.has(command), command);
		// The text that they pass on is handled by other parts of the extension.
		for (const name of ["compareWith", "filterCall", "showDiagram", "showDiagramOfActivity"]) {
			assert.ok(known.has(`rtcdll.${name}`), name);
		}
	});

	test("the selection stays if the tree does not follow the cursor", async () => {
		const editor = await openReady("refused-sign-in.uccapilog");
		await run(`${VIEW}.focus`);
		await run("workbench.action.focusActiveEditorGroup");
		put(editor, 80);
		const copied = async () => {
			await run(`${VIEW}.copyMessage`);
			return vscode.env.clipboard.readText();
		};
		await waitFor("the selection has followed", async () => (await copied()).includes("CSeq: 3 "));
		try {
			await run(`${VIEW}.unfollow`);
			assert.equal(vscode.workspace.getConfiguration("rtcdll.transactions").get("followCursor"), false);
			put(editor, 96);
			await new Promise((resolve) => setTimeout(resolve, 600));
			assert.ok((await copied()).includes("CSeq: 3 "));
			await run(`${VIEW}.follow`);
			await waitFor("the selection has followed again", async () => (await copied()).includes("OPTIONS"));
		} finally {
			await vscode.workspace.getConfiguration("rtcdll.transactions").update("followCursor", undefined, true);
		}
	});

	test("the commands do nothing without a log or an item", async () => {
		await vscode.env.clipboard.writeText("before");
		for (const name of ["goTo", "copyMessage", "copyCall", "compare", "filterCall", "showDiagram", "show"]) {
			for (const argument of [undefined, null, 7, {}, { item: {}, log: {} }]) await run(`${VIEW}.${name}`, argument);
		}
		assert.equal(await vscode.env.clipboard.readText(), "before");
		assert.equal(vscode.window.activeTextEditor, undefined);
	});
});

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}

async function openReady(name: string): Promise<vscode.TextEditor> {
	const editor = await openFixture(name);
	await waitFor("the problems", () => vscode.languages.getDiagnostics(fixture(name)).length > 0);
	return editor;
}

function put(editor: vscode.TextEditor, line: number): void {
	const position = new vscode.Position(line - 1, 3);
	editor.selection = new vscode.Selection(position, position);
}

/** The tree is empty until the server has responded, so there is nothing to select before. */
async function selectUntil(what: string, done: () => boolean, move: string): Promise<void> {
	await waitFor(what, async () => {
		await run(`${VIEW}.focus`);
		await run(move);
		await run("list.select");
		await new Promise((resolve) => setTimeout(resolve, 150));
		return done();
	});
}
