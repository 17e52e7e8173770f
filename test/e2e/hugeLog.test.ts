// A log of 200 MB with hundreds of thousands of messages, most of them healthy. It takes minutes on a slow machine, so it only
// runs if asked for: npm run test:e2e -- --huge.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { logPieces } from "../bench/makeLog.ts";
import { askBeforeOpening, closeAllEditors, waitFor } from "./support.ts";

const MB = 1024 * 1024;

/** Nothing is timed here; this only ends a test that hangs. */
const PATIENCE_MS = 180_000;

suite("a log of 200 MB", function () {
	this.timeout(2 * PATIENCE_MS);
	let folder: string;
	let log: vscode.Uri;
	/** What the user was told, each with its buttons. */
	const told: { readonly message: string; readonly buttons: readonly string[] }[] = [];
	const { showInformationMessage } = vscode.window;

	suiteSetup(async function () {
		if (!process.env.RTCDLL_TEST_HUGE) return this.skip();
		Object.assign(vscode.window, {
			showInformationMessage: async (message: string, ...buttons: string[]) => {
				told.push({ message, buttons });
			},
		});
		// Over a connection, VS Code asks from 10 MB on whether the file shall be opened.
		await askBeforeOpening(1024);
		folder = mkdtempSync(join(tmpdir(), "rtcdll-huge-"));
		log = vscode.Uri.file(join(folder, "RTCDLL0.log"));
		await writeLog(log.fsPath, 200 * MB);
		await vscode.commands.executeCommand("vscode.open", log, { preview: false });
	});

	suiteTeardown(async () => {
		if (!process.env.RTCDLL_TEST_HUGE) return;
		Object.assign(vscode.window, { showInformationMessage });
		await closeAllEditors();
		await vscode.commands.executeCommand("rtcdll.transactions.showGrouped");
		await vscode.commands.executeCommand("workbench.view.explorer");
		rmSync(folder, { recursive: true, force: true });
		await askBeforeOpening(undefined);
	});

	test("has its problems, though VS Code hides it, and a note says where to look", async () => {
		const problems = await waitFor(
			"its problems",
			() => {
				const found = vscode.languages.getDiagnostics(log);
				return found.length > 0 && found;
			},
			PATIENCE_MS,
		);
		assert.equal(vscode.window.activeTextEditor, undefined);
		assert.match(problems[0]!.message, /The user does not exist/);
		const { buttons } = await waitFor("the note", () => told.find(({ message }) => message.includes("above 50 MB")));
		assert.deepEqual(buttons, ["Explain This Log", "Show Transactions", "Show Diagram"]);
	});

	test("is explained: the verdict, with its line", async () => {
		await vscode.commands.executeCommand("rtcdll.explainLog", log);
		const report = await waitFor(
			"the report",
			() =>
				vscode.workspace.textDocuments
					.filter(({ uri }) => uri.scheme === "rtcdll-report")
					.map((document) => document.getText())
					.find((text) => text !== ""),
			PATIENCE_MS,
		);
		assert.match(report, /^# `RTCDLL0\.log` explained\n\nThe call from .* failed: 404 Not Found\..*\[line \d+\]/);
	});

	test("its tree opens a call as a small document with an outline", async () => {
		await showLog();
		await vscode.commands.executeCommand("rtcdll.transactions.showFailedFirst");
		const { document } = await waitFor(
			"the first call that failed",
			async () => {
				await vscode.commands.executeCommand("rtcdll.transactions.focus");
				// Of so many, the first line stands for thousands, and the one in it for hundreds.
				for (const step of ["focusFirst", "expand", "focusDown", "expand", "focusDown", "select"]) {
					await vscode.commands.executeCommand(`list.${step}`);
					await new Promise((resolve) => setTimeout(resolve, 100));
				}
				return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "rtcdll-filter");
			},
			PATIENCE_MS,
		);
		assert.match(document.getText(), /INVITE sip:.*SIP\/2\.0 404 Not Found/s);
		const symbols = await waitFor("its outline", async () => {
			const command = "vscode.executeDocumentSymbolProvider";
			const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(command, document.uri);
			return found && found.length > 0 && found;
		});
		assert.ok(symbols.some(({ name }) => name.includes("404")));
	});

	test("is filtered", async () => {
		await showLog();
		await vscode.commands.executeCommand("rtcdll.filter", "method:INVITE status:404");
		const text = await waitFor(
			"the part",
			() => {
				const { document } = vscode.window.activeTextEditor ?? {};
				return document?.uri.scheme === "rtcdll-filter" && document.uri.query.includes("404") && document.getText();
			},
			PATIENCE_MS,
		);
		assert.ok((text.match(/ :: SIP\/2\.0 404 /g)?.length ?? 0) > 1000);
	});

	async function showLog(): Promise<void> {
		await vscode.commands.executeCommand("vscode.open", log, { preview: false });
		await waitFor("its tab", () => {
			const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
			return input instanceof vscode.TabInputText && input.uri.toString() === log.toString();
		});
	}
});

/** Writes the log in parts, so that the extension host, which runs this test too, is not blocked for long. */
async function writeLog(path: string, size: number): Promise<void> {
	const file = await open(path, "w");
	let part: string[] = [];
	for (const piece of logPieces(size)) {
		if (part.push(piece) < 1000) continue;
		await file.write(part.join(""));
		part = [];
	}
	await file.write(part.join(""));
	await file.close();
}
