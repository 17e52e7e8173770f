// Logs larger than VS Code passes to extensions: the server reads the file, so they can be filtered, drawn and explained.

import assert from "node:assert/strict";
import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { askBeforeOpening, closeAllEditors, fixture, waitFor } from "./support.ts";

const MB = 1024 * 1024;

suite("a log that VS Code hides", function () {
	this.timeout(120_000);
	let folder: string;
	let log: vscode.Uri;

	suiteSetup(async () => {
		// Over a remote connection, VS Code asks from 10 MB on whether to open the file.
		await askBeforeOpening(1024);
		folder = mkdtempSync(join(tmpdir(), "rtcdll-large-"));
		log = vscode.Uri.file(join(folder, "RTCDLL0.log"));
		writeLargeLog(log.fsPath, 70 * MB);
	});

	suiteTeardown(async () => {
		await closeAllEditors();
		await vscode.commands.executeCommand("rtcdll.transactions.showGrouped");
		await vscode.commands.executeCommand("workbench.view.explorer");
		rmSync(folder, { recursive: true, force: true });
		await askBeforeOpening(undefined);
	});

	test("has problems although it has no document", async () => {
		await openLarge();
		assert.equal(vscode.window.activeTextEditor, undefined);
		assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === log.toString()));
		const [failure] = problems();
		assert.equal(failure!.range.start.line, FAILED_AT + LINES_OF_REQUEST);
	});

	test("shows a call as a small document with the information of the whole log", async () => {
		await openLarge();
		await vscode.commands.executeCommand("rtcdll.transactions.focus");
		await vscode.commands.executeCommand("rtcdll.transactions.showFailedFirst");
		const editor = await waitFor("the call that failed", async () => {
			await vscode.commands.executeCommand("rtcdll.transactions.focus");
			// With so many failures, the first line represents several hundred.
			for (const step of ["focusFirst", "expand", "focusFirst", "focusDown", "select"]) {
				await vscode.commands.executeCommand(`list.${step}`);
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
			return vscode.window.visibleTextEditors.find(
				({ document }) => document.uri.scheme === "rtcdll-filter" && document.getText().includes("503 Service"),
			);
		});
		const { document } = editor;
		assert.equal(document.getText().match(/ :: (?:MESSAGE sip|SIP\/2\.0)/g)?.length, 2);
		assert.equal(document.languageId, "rtcdll");
		await waitFor("its outline", async () => {
			const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
				"vscode.executeDocumentSymbolProvider",
				document.uri,
			);
			return found?.length === 2;
		});
		await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn! });
		await vscode.commands.executeCommand("rtcdll.goToSource");
		await waitFor("the log itself", () => {
			const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
			return input instanceof vscode.TabInputText && input.uri.toString() === log.toString();
		});
	});

	test("is filtered, drawn and explained", async () => {
		await openLarge();
		await vscode.commands.executeCommand("rtcdll.filter", "status:503");
		const part = await waitFor("the part", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document.uri.scheme === "rtcdll-filter" && active.document.languageId === "rtcdll" && active;
		});
		assert.ok(part.document.getText().includes("503 Service Unavailable"));
		await openLarge();
		await vscode.commands.executeCommand("rtcdll.showDiagramOfLog");
		await waitFor("the diagram", () => hasTab("Diagram: RTCDLL0.log"));
		await openLarge();
		await vscode.commands.executeCommand("rtcdll.copyExplanation");
		await waitFor("the report", async () => /503/.test(await vscode.env.clipboard.readText()));
	});

	test("is released with its last tab", async () => {
		await openLarge();
		await closeAllEditors();
		await waitFor("its problems are gone", () => problems().length === 0);
	});

	test("is explained from the explorer without being opened, in its current state, as is a small log", async () => {
		assert.match(await explained(log, "503"), /503/);
		appendFileSync(log.fsPath, call(7_777_777, "486 Busy Here"));
		assert.match(await explained(log, "486"), /486/);
		assert.match(await explained(fixture("refused-sign-in.uccapilog"), "could not sign in"), /403/);
	});

	test("is in the report on all logs of its folder", async () => {
		await vscode.commands.executeCommand("rtcdll.explainFolder", vscode.Uri.file(folder));
		const report = await waitFor("the report", () =>
			vscode.workspace.textDocuments
				.filter(({ uri }) => uri.scheme === "rtcdll-folder" && uri.path.startsWith(folder))
				.map((document) => document.getText())
				.find((text) => text.includes("RTCDLL0.log")),
		);
		assert.match(report, /^1 log, 1 with a failure/m);
		assert.doesNotMatch(report, /not read/);
	});

	async function explained(file: vscode.Uri, words: string): Promise<string> {
		await vscode.commands.executeCommand("rtcdll.explainLog", file);
		const name = `${file.path.split("/").at(-1)} explained.md`;
		return waitFor(`the report with ${words}`, () =>
			vscode.workspace.textDocuments
				.filter(({ uri }) => uri.scheme === "rtcdll-report" && uri.path.endsWith(name))
				.map((report) => report.getText())
				.find((text) => text.includes(words)),
		);
	}

	async function openLarge(): Promise<void> {
		await vscode.commands.executeCommand("vscode.open", log, { preview: false });
		await waitFor("its problems", () => problems().length === 1);
	}

	function problems(): readonly vscode.Diagnostic[] {
		return vscode.languages.getDiagnostics(log).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
	}
});

function hasTab(label: string): boolean {
	return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label === label));
}

/** The zero-based line of the one call that fails, after this many others. */
const CALLS_BEFORE = 1000;
const BODY_LINES = 50;
const LINES_OF_REQUEST = 7 + BODY_LINES;
const FAILED_AT = CALLS_BEFORE * 2 * LINES_OF_REQUEST;

function writeLargeLog(path: string, size: number): void {
	const file = openSync(path, "w");
	let written = 0;
	let calls = 0;
	while (written < size) {
		let text = "";
		for (let at = 0; at < 200; at++) {
			text += call(calls, calls === CALLS_BEFORE ? "503 Service Unavailable" : "200 OK");
			calls++;
		}
		written += writeSync(file, text);
	}
	closeSync(file);
}

/** A message and its response, with bodies so long that a few of them make a large log, which is parsed quickly. */
function call(at: number, answer: string): string {
	const time = (ms: number) => new Date(at * 100 + ms).toISOString().slice(11, 23);
	const headers = [
		"Via: SIP/2.0/TCP 192.0.2.1:5060",
		`From: <sip:alice@contoso.com>;tag=${at}`,
		"To: <sip:bob@contoso.com>",
		`Call-ID: ${at}@192.0.2.1`,
		"CSeq: 1 MESSAGE",
		"",
		...Array<string>(BODY_LINES).fill("x".repeat(200)),
	].join("\r\n");
	return [
		`${time(0)} 33C:B00 INFO  :: MESSAGE sip:bob@contoso.com SIP/2.0\r\n${headers}\r\n`,
		`${time(30)} 33C:B00 INFO  :: SIP/2.0 ${answer}\r\n${headers}\r\n`,
	].join("");
}
