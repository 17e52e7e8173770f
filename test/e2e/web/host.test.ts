// What is different in the web: the server runs in a worker, and there is no disk to read from.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
	askBeforeOpening,
	closeAllEditors,
	emptyFolder,
	openFixture,
	read,
	removeFolder,
	waitFor,
	write,
} from "../support.ts";

const MB = 1024 * 1024;

suite("the web", () => {
	let folder: vscode.Uri;
	const { showWarningMessage } = vscode.window;

	suiteSetup(async () => {
		folder = await emptyFolder("web");
	});
	teardown(async () => {
		Object.assign(vscode.window, { showWarningMessage });
		await closeAllEditors();
	});
	suiteTeardown(() => removeFolder(folder));

	test("these tests run in the web extension host", () => {
		assert.ok("importScripts" in globalThis);
	});

	test("a terminated worker is replaced", async () => {
		const { document } = await openFixture("RTCDLL0.log");
		const outline = () =>
			vscode.commands.executeCommand<unknown[] | undefined>("vscode.executeDocumentSymbolProvider", document.uri);
		await waitFor("an outline", async () => ((await outline())?.length ?? 0) > 0);
		await vscode.commands.executeCommand("rtcdll.restartServer");
		await waitFor("an outline again", async () => ((await outline())?.length ?? 0) > 0);
	});

	test("a log is followed in its own file system", async () => {
		const log = vscode.Uri.joinPath(folder, "RTCDLL0.log");
		await write(log, RECORD.repeat(300));
		const editor = await vscode.window.showTextDocument(log, { preview: false });
		await vscode.commands.executeCommand("rtcdll.followLog");
		await write(log, RECORD.repeat(310));
		await waitFor("what was written", async () => editor.document.getText() === (await read(log)));
		await waitFor("the end in view", () => editor.visibleRanges.some(({ end }) => end.line >= 309));
	});

	test("for a log that VS Code hides, a message says that a disk is needed", async () => {
		const said: string[] = [];
		Object.assign(vscode.window, {
			showWarningMessage: async (message: string) => void said.push(message),
		});
		const log = vscode.Uri.joinPath(folder, "RTCDLL1.log");
		await write(log, RECORD.repeat((51 * MB) / RECORD.length));
		await askBeforeOpening(100);
		try {
			await vscode.commands.executeCommand("vscode.open", log);
			const [words] = await waitFor("the words", () => said.length > 0 && said);
			assert.match(words!, /can be read only where the language server runs on the machine that has the file\./);
		} finally {
			await askBeforeOpening(undefined);
		}
	});
});

const RECORD = "10:38:58.520 33C:B00 INFO  :: a record that is no message\r\n";
