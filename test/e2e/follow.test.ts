// Follow Log in a real VS Code, with a real file that grows, is truncated, is replaced, and is rotated.

import assert from "node:assert/strict";
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAllEditors, fixture, waitFor } from "./support.ts";

suite("follow a log", () => {
	let folder: string;
	let path: string;
	let editor: vscode.TextEditor;
	let seconds: number;

	setup(async () => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-follow-"));
		await openAndFollow(folder);
	});

	teardown(async () => {
		await closeAllEditors();
		rmSync(folder, { recursive: true, force: true });
	});

	test("the end stays in view until the user scrolls away; the command resumes at the end, and stops", async () => {
		append(keepAlives(50));
		await endIsInView();
		await run("revealLine", { lineNumber: 10, at: "top" });
		await waitFor("the reader is elsewhere", () => editor.visibleRanges[0]!.start.line < 20);
		await grows(() => append(keepAlives(50)));
		assert.ok(editor.visibleRanges.at(-1)!.end.line < 200, "the view has stayed where the reader was");
		await run("rtcdll.followLog");
		await endIsInView();
		append(keepAlives(50));
		await endIsInView();
		await run("rtcdll.followLog");
		await grows(() => append(keepAlives(50)));
		assert.ok(editor.visibleRanges.at(-1)!.end.line < editor.document.lineCount - 20, "nothing is followed any more");
	});

	test("moving the cursor away from the end keeps the view in place", async () => {
		const line = editor.document.lineCount - 6;
		editor.selection = new vscode.Selection(line, 0, line, 0);
		await rest();
		await grows(() => append(keepAlives(100)));
		assert.ok(editor.visibleRanges.some((range) => range.contains(new vscode.Position(line, 0))));
		await run("cursorBottom");
		append(keepAlives(100));
		await endIsInView();
	});

	test("findings keep up with a log that grows without a pause", async () => {
		const growing = setInterval(() => append(keepAlives(20)), 50);
		try {
			await rest();
			for (let round = 1; round <= 3; round++) {
				append(refusedMessage());
				await waitFor("the refusal", () => problems(editor.document.uri, "failed-transaction").length === round);
			}
			await endIsInView();
		} finally {
			clearInterval(growing);
		}
	});

	test("a log that is truncated, replaced and rolled over is shown as it is on disk, at its end", async () => {
		truncateSync(path, 4000);
		await waitFor("the shorter text", () => editor.document.getText().length === 4000);
		append(keepAlives(100));
		await endIsInView();

		const before = editor.document.getText();
		rmSync(path);
		mkdirSync(path);
		await rest();
		assert.equal(editor.document.getText(), before, "a folder in the place of the file says nothing");
		rmSync(path, { recursive: true });
		writeFileSync(path, `${keepAlives(3)}${refusedMessage()}${keepAlives(80)}`);
		await waitFor("the new text", () => isShown() && problems(editor.document.uri, "failed-transaction").length === 1);
		await endIsInView();

		renameSync(path, path.replace(/\.log$/, ".old"));
		writeFileSync(path, keepAlives(120));
		await waitFor("the text after the roll", () => isShown());
		await waitFor("its problems", () => problems(editor.document.uri, "failed-transaction").length === 0);
		await endIsInView();
	});

	test("a pending request becomes unanswered when its time has passed, although nothing more is written", async () => {
		const { uri } = editor.document;
		append(waitingRequest());
		await waitFor("the request waits", () => problems(uri, "pending-request").length === 1);
		const [unanswered] = await waitFor("its time has passed", () => {
			const found = problems(uri, "unanswered-request");
			return found.length > 0 && found;
		});
		assert.match(unanswered!.message, /^No response to OPTIONS/);
		await run("rtcdll.followLog");
		await waitFor("it waits again when nobody watches", () => problems(uri, "pending-request").length === 1);
	});

	test("a file that VS Code does not watch is reloaded nevertheless", async () => {
		await closeAllEditors();
		const files = vscode.workspace.getConfiguration("files");
		await files.update("watcherExclude", { "**/not-watched/**": true }, vscode.ConfigurationTarget.Global);
		const workspace = vscode.Uri.joinPath(fixture("."), "not-watched").fsPath;
		assert.ok(!existsSync(workspace));
		mkdirSync(workspace);
		try {
			await rest();
			await openAndFollow(workspace);
			for (let round = 0; round < 3; round++) {
				append(keepAlives(30));
				await waitFor("the text of the file", isShown);
				await endIsInView();
			}
		} finally {
			rmSync(workspace, { recursive: true, force: true });
			await files.update("watcherExclude", undefined, vscode.ConfigurationTarget.Global);
		}
	});

	test("a text without a file is not followed, and other texts are left alone", async () => {
		const untitled = await vscode.workspace.openTextDocument({ language: "rtcdll", content: keepAlives(200) });
		const shown = await vscode.window.showTextDocument(untitled);
		await run("rtcdll.followLog");
		await rest();
		assert.ok(shown.visibleRanges[0]!.start.line < 10);
		await run("workbench.action.revertAndCloseActiveEditor");
	});

	async function openAndFollow(where: string): Promise<void> {
		seconds = 0;
		path = join(where, "RTCDLL0.log");
		writeFileSync(path, keepAlives(300));
		const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
		editor = await vscode.window.showTextDocument(document, { preview: false });
		await run("rtcdll.followLog");
		await endIsInView();
	}

	function append(text: string): void {
		appendFileSync(path, text);
	}

	/** Waits until the document contains what `write` wrote. */
	async function grows(write: () => void): Promise<void> {
		write();
		await waitFor("the text has grown", isShown);
		await rest();
	}

	function isShown(): boolean {
		return editor.document.getText() === readFileSync(path, "utf8");
	}

	async function endIsInView(): Promise<void> {
		await waitFor("the whole text", isShown);
		await waitFor("its end in view", () => {
			const { document, visibleRanges } = editor;
			return (visibleRanges.at(-1)?.end.line ?? 0) >= document.lineCount - 2;
		});
	}

	/** Records without SIP, a tenth of a second apart, one per line. */
	function keepAlives(count: number): string {
		return Array.from({ length: count }, () => record("keep-alive")).join("");
	}

	function refusedMessage(): string {
		const headers = `Call-ID: ${seconds}@192.0.2.1\r\nCSeq: 1 MESSAGE\r\nFrom: <sip:alice@contoso.com>;tag=1\r\nTo: <sip:bob@contoso.com>\r\n`;
		return (
			record(`MESSAGE sip:bob@contoso.com SIP/2.0\r\n${headers}`) +
			record(`SIP/2.0 500 Server Internal Error\r\n${headers}`)
		);
	}

	/** A request, after which the log continues for one second less than the SIP transaction timeout. */
	function waitingRequest(): string {
		const headers = `Call-ID: ${seconds}@192.0.2.1\r\nCSeq: 1 OPTIONS\r\nFrom: <sip:alice@contoso.com>;tag=1\r\nTo: <sip:bob@contoso.com>\r\n`;
		const request = record(`OPTIONS sip:bob@contoso.com SIP/2.0\r\n${headers}`);
		seconds += 30.5;
		return request + record("keep-alive");
	}

	function record(text: string): string {
		seconds += 0.1;
		return `${new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23)} 33C:B00 INFO  :: ${text}\r\n`;
	}
});

function problems(uri: vscode.Uri, rule: string): readonly vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri).filter(({ code }) => {
		const id = typeof code === "object" ? code.value : code;
		return id === rule;
	});
}

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}

/** Long enough for an incorrect reaction to show. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 700));
}
