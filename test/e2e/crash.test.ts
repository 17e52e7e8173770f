// A language server that crashes is restarted automatically.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { serverProcess } from "./serverProcess.ts";
import { closeAllEditors, openFixture, waitFor, waitForHover } from "./support.ts";

suite("a crash of the language server", () => {
	teardown(closeAllEditors);

	test("the server is restarted and responds", async function () {
		// Finding the process needs `ps`, which Windows does not have.
		if (process.platform === "win32") this.skip();
		const { document } = await openFixture("RTCDLL0.log");
		await answers(document.uri);
		const before = serverProcess();
		process.kill(before, "SIGKILL");
		await waitFor("another server", () => serverProcess(true) !== before && serverProcess(true) > 0);
		await answers(document.uri);
	});

	test("requests to a server that has died unnoticed do not prevent the restart", async function () {
		if (process.platform === "win32") this.skip();
		const { document } = await openFixture("RTCDLL0.log");
		await answers(document.uri);
		const before = serverProcess();
		process.kill(before, "SIGKILL");
		// No events are handled during a synchronous wait, so each command asks the server before its exit is noticed.
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
		const commands = Array.from({ length: 20 }, () => vscode.commands.executeCommand("rtcdll.nextInCall"));
		await Promise.allSettled(commands);
		await waitFor("another server", () => serverProcess(true) !== before && serverProcess(true) > 0);
		await answers(document.uri);
	});

	test("killed during a request: the request ends, and the problems come back", async function () {
		if (process.platform === "win32") this.skip();
		const { document } = await openFixture("refused-sign-in.uccapilog");
		const problems = () => vscode.languages.getDiagnostics(document.uri).length;
		const shown = await waitFor("problems", () => problems() || undefined);
		const before = serverProcess();
		// A stopped process accepts the request and never responds.
		process.kill(before, "SIGSTOP");
		const hovers = vscode.commands.executeCommand<vscode.Hover[]>(
			"vscode.executeHoverProvider",
			document.uri,
			new vscode.Position(79, 60),
		);
		process.kill(before, "SIGKILL");
		await hovers;
		await waitForHover(document, "403 Forbidden");
		await waitFor("the same problems", () => problems() === shown);
		assert.notEqual(serverProcess(), before);
	});
});

function answers(uri: vscode.Uri): Promise<unknown> {
	return waitFor("an outline", async () => {
		const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
			"vscode.executeDocumentSymbolProvider",
			uri,
		);
		return outline?.length === 4;
	});
}
