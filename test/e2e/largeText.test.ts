// A text of several megabytes: whatever the user does while it is being sent, the server ends up with the editor's text.

import * as vscode from "vscode";
import { serverProcess } from "./serverProcess.ts";
import { closeAllEditors, emptyFolder, fixture, read, removeFolder, waitFor, write } from "./support.ts";

const FOLDER = "large-text";
const MESSAGES = 7;
const TIMES = 320;

suite("a large text", function () {
	this.timeout(120_000);
	let log: vscode.Uri;

	suiteSetup(async () => {
		const one = await read(fixture("refused-sign-in.uccapilog"));
		const copies = Array.from({ length: TIMES }, (_, at) => one.replace(/^(Call-ID: ).*/gm, `$1${at}`));
		log = vscode.Uri.joinPath(await emptyFolder(FOLDER), "RTCDLL0.log");
		await write(log, copies.join(""));
	});
	teardown(closeAllEditors);
	suiteTeardown(() => removeFolder(fixture(`written-by-${FOLDER}`)));

	test("is opened like any other", async () => {
		const { document } = await open();
		await hasWholeOutline(document);
	});

	test("changed while it is being sent: the change is applied", async () => {
		const editor = await open();
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "\n\n"));
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "\n"));
		await hasWholeOutline(editor.document);
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});

	test("closed while it is being sent, and reopened", async () => {
		await open();
		await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
		const { document } = await open();
		await hasWholeOutline(document);
	});

	test("the server dies while it is being sent: the next server gets it", async function () {
		// Finding the process needs `ps`, which Windows does not have.
		if (process.platform === "win32") this.skip();
		const { document } = await open();
		process.kill(serverProcess(), "SIGKILL");
		await hasWholeOutline(document);
	});

	async function open(): Promise<vscode.TextEditor> {
		return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(log), { preview: false });
	}
});

/** Every message is there, and the last one is at its position in the document. */
async function hasWholeOutline(document: vscode.TextDocument): Promise<void> {
	const lastLine = () => document.positionAt(document.getText().lastIndexOf("OPTIONS sip:")).line;
	await waitFor("the whole outline", async () => {
		const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
			"vscode.executeDocumentSymbolProvider",
			document.uri,
		);
		const starts = (outline ?? []).map(({ selectionRange }) => selectionRange.start.line);
		return starts.length === MESSAGES * TIMES && starts.includes(lastLine());
	});
}
