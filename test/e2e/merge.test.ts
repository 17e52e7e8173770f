// Merge Logs, and Open With Its Predecessors: several files as one log, in which all features work, and the way back.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, emptyFolder, removeFolder, waitFor, write } from "./support.ts";

/** A call as one side logged it: the records of a caller or a callee, whose clock is `seconds` ahead. */
function callLog(side: "caller" | "callee", seconds: number): string {
	const clock = (at: number) => new Date((36_000 + seconds + at) * 1000).toISOString().slice(11, 23);
	const [caller, callee] = ["192.0.2.1:5061", "192.0.2.2:5061"];
	const isCaller = side === "caller";
	const message = (at: number, isFromCaller: boolean, start: string, cseq: string, branch: string) => {
		const ends = isCaller ? [callee, caller] : [caller, callee];
		const what =
			isFromCaller === isCaller
				? `Sending Packet - ${ends[0]} (From Local Address: ${ends[1]}) 300 bytes`
				: `Data Received - ${ends[0]} (To Local Address: ${ends[1]}) 300 bytes`;
		return [
			`${clock(at)} 33C:B00 INFO  :: ${what}:`,
			`${clock(at)} 33C:B00 INFO  :: ${start}`,
			`Via: SIP/2.0/TCP ${caller};branch=${branch}`,
			"From: <sip:alice@contoso.com>;tag=a1",
			`To: <sip:bob@contoso.com>${start.startsWith("INVITE") ? "" : ";tag=b1"}`,
			"Call-ID: c1@192.0.2.1",
			`CSeq: ${cseq}`,
			"",
			"",
		].join("\r\n");
	};
	return [
		message(0, true, "INVITE sip:bob@contoso.com SIP/2.0", "1 INVITE", "z1"),
		message(1, false, "SIP/2.0 180 Ringing", "1 INVITE", "z1"),
		message(2, false, "SIP/2.0 200 OK", "1 INVITE", "z1"),
		message(2.1, true, "ACK sip:bob@contoso.com SIP/2.0", "1 ACK", "z2"),
	].join("");
}

suite("merge", () => {
	let folder: vscode.Uri;
	const file = (name: string) => vscode.Uri.joinPath(folder, name);

	suiteSetup(async () => {
		folder = await emptyFolder("merge");
		await write(file("alice.uccapilog"), callLog("caller", 0));
		await write(file("bob.uccapilog"), callLog("callee", 95));
		const whole = callLog("caller", 0);
		const at = whole.indexOf("10:00:02.000");
		await write(file("RTCDLL0.log.old"), whole.slice(0, at));
		await write(file("RTCDLL0.log"), whole.slice(at));
	});
	suiteTeardown(() => removeFolder(folder));
	teardown(closeAllEditors);

	test("two logs of a call become one log with one transaction, and each line links to its file", async () => {
		const [alice, bob] = [file("alice.uccapilog"), file("bob.uccapilog")];
		await run("rtcdll.mergeLogs", alice, [alice, bob]);
		const editor = await mergedLog();
		const { document } = editor;
		assert.equal(document.getText().match(/^10:00:0/gm)?.length, 16);
		const lens = await waitFor("the words above the first line", async () => {
			const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				"vscode.executeCodeLensProvider",
				document.uri,
				100,
			);
			return lenses.find(({ command }) => command?.command === "rtcdll.goToSource");
		});
		assert.match(lens.command!.title, /^2 logs; clock of bob\.uccapilog set back by 95\.0 s, from 4 messages/);

		const lines = document.getText().split(/\r?\n/);
		const first = lines.findIndex((line) => line.includes("INVITE sip"));
		put(editor, first);
		const messages = await waitFor("the messages of the transaction", async () => {
			const found = await vscode.commands.executeCommand<vscode.Location[]>(
				"vscode.executeReferenceProvider",
				document.uri,
				new vscode.Position(first, 40),
			);
			return found.length > 0 && found;
		});
		// The ACK to a 200 is a transaction of its own, so only the caller's copy is among them.
		assert.equal(messages.length, 7);

		const second = lines.findIndex((line, number) => number > first && line.includes("INVITE sip"));
		put(editor, second + 1);
		await run("rtcdll.goToSource");
		const back = await waitFor("the log of bob", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document.uri.toString() === bob.toString() && active;
		});
		await waitFor("the line of bob", () => back.selection.active.line === 2);
		assert.match(back.document.lineAt(1).text, /^10:01:35\.000 .*INVITE/);
	});

	test("a log opens with its predecessors, and a transaction split between files is complete", async () => {
		await run("rtcdll.openWithPredecessors", file("RTCDLL0.log"));
		const { document } = await mergedLog();
		assert.equal(document.getText().replaceAll("\r\n", "\n"), callLog("caller", 0).replaceAll("\r\n", "\n"));
		assert.match(document.uri.path, /RTCDLL0\.log with its predecessors\.log$/);
		const symbols = await waitFor("an outline", async () => {
			const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
				"vscode.executeDocumentSymbolProvider",
				document.uri,
			);
			return (found?.length ?? 0) > 0 && found;
		});
		assert.ok(symbols.length > 0);
		assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
	});

	test("without predecessors nothing opens", async () => {
		await run("rtcdll.openWithPredecessors", file("bob.uccapilog"));
		assert.equal(vscode.window.activeTextEditor, undefined);
	});
});

function mergedLog(): Promise<vscode.TextEditor> {
	return waitFor("the merged log", () => {
		const active = vscode.window.activeTextEditor;
		return active?.document.uri.scheme === "rtcdll-merged" && active.document.languageId === "rtcdll" && active;
	});
}

function put(editor: vscode.TextEditor, line: number): void {
	const position = new vscode.Position(line, 3);
	editor.selection = new vscode.Selection(position, position);
}

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}
