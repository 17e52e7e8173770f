// Logs outside the disk: features that read them through VS Code work as usual, and those that need a disk say so.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, fixture, read, waitFor, waitForHover, write } from "../support.ts";
import { memoryFiles } from "./memory.ts";

const LOG = vscode.Uri.parse("memfs:/logs/alice.uccapilog");
const ANOTHER = vscode.Uri.parse("memfs:/logs/deeper/RTCDLL0.log");

suite("logs in memory", () => {
	let files: vscode.Disposable | undefined;
	const window = { ...vscode.window };

	suiteSetup(async () => {
		files = memoryFiles("memfs");
		await write(LOG, await read(fixture("refused-sign-in.uccapilog")));
		await write(ANOTHER, await read(fixture("RTCDLL0.log")));
	});
	teardown(async () => {
		const { showQuickPick, showInformationMessage, showWarningMessage, showSaveDialog } = window;
		Object.assign(vscode.window, { showQuickPick, showInformationMessage, showWarningMessage, showSaveDialog });
		await closeAllEditors();
	});
	suiteTeardown(() => files?.dispose());

	test("a log opens as one, with problems, outline, hover and F12", async () => {
		const { document } = await opened();
		assert.equal(document.languageId, "rtcdll");
		const isRefusal = ({ message }: vscode.Diagnostic) => /alice@contoso\.com/.test(message);
		await waitFor("the refusal", () => vscode.languages.getDiagnostics(LOG).some(isRefusal));
		const outline = await waitFor("an outline", () =>
			vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", LOG),
		);
		assert.ok(outline.length > 3);
		await waitForHover(document, "REGISTER");
		const response = document.positionAt(document.getText().indexOf("SIP/2.0 403"));
		const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
			"vscode.executeDefinitionProvider",
			LOG,
			response,
		);
		assert.equal((target && "targetUri" in target ? target.targetUri : target?.uri)?.toString(), LOG.toString());
	});

	test("its diagram opens", async () => {
		await opened();
		await vscode.commands.executeCommand("rtcdll.showDiagramOfLog");
		await waitFor("the panel", () => tabs().some(({ label }) => label === "Diagram: alice.uccapilog"));
	});

	test("its report links back to it", async () => {
		await opened();
		await vscode.commands.executeCommand("rtcdll.explainLog");
		const report = await waitFor("the report", () => documentOf("rtcdll-report"));
		assert.match(report.getText(), /`alice@contoso\.com` could not sign in/);
		await followed(report, "L80");
	});

	test("so does its report from the explorer, without opening it", async () => {
		await vscode.commands.executeCommand("rtcdll.explainLog", LOG);
		const report = await waitFor("the report", () => documentOf("rtcdll-report"));
		assert.match(report.getText(), /`alice@contoso\.com` could not sign in/);
	});

	test("a filter gives a part of it, which links back", async () => {
		await opened();
		await vscode.commands.executeCommand("rtcdll.filter", "status:403");
		const part = await waitFor("the part", () => documentOf("rtcdll-filter"));
		assert.match(part.getText(), /SIP\/2\.0 403/);
		await vscode.window.showTextDocument(part);
		await vscode.commands.executeCommand("rtcdll.goToSource");
		await waitFor("the log", () => vscode.window.activeTextEditor?.document.uri.toString() === LOG.toString());
	});

	test("an export is saved beside it", async () => {
		await opened();
		await vscode.commands.executeCommand("rtcdll.showDiagramOfLog");
		const proposed: vscode.Uri[] = [];
		Object.assign(vscode.window, {
			showQuickPick: async (items: { readonly format?: string }[]) => items.find(({ format }) => format === "html"),
			showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => {
				proposed.push(defaultUri!);
				return defaultUri;
			},
		});
		await vscode.commands.executeCommand("rtcdll.export");
		const page = await waitFor("the page", () => proposed[0] && textOf(proposed[0]));
		assert.equal(proposed[0]!.toString(), "memfs:/logs/alice-explained.html");
		assert.match(page, /<html.*could not sign in/s);
	});

	test("a redacted copy is shown beside it and saved", async () => {
		const copy = vscode.Uri.parse("memfs:/logs/alice.redacted.uccapilog");
		Object.assign(vscode.window, {
			showInformationMessage: async (_message: string, ...choices: string[]) => choices[0],
			showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => defaultUri,
		});
		await vscode.commands.executeCommand("rtcdll.saveRedactedCopy", LOG);
		const text = await waitFor("the copy", () => textOf(copy));
		assert.match(text, /REGISTER sip:domain1\.example/);
		assert.doesNotMatch(text, /alice|contoso/i);
	});

	test("all logs of a folder are explained, with links to each", async () => {
		await vscode.commands.executeCommand("rtcdll.explainFolder", vscode.Uri.parse("memfs:/logs"));
		const report = await waitFor("the report", () => documentOf("rtcdll-folder"));
		assert.match(report.getText(), /^# Logs in logs\n/);
		assert.match(report.getText(), /alice\.uccapilog/);
		assert.match(report.getText(), /deeper\/RTCDLL0\.log/);
		await followed(report, "alice.uccapilog");
	});

	test("two logs are merged", async () => {
		await vscode.commands.executeCommand("rtcdll.mergeLogs", LOG, [LOG, ANOTHER]);
		const merged = await waitFor("the merged log", () => documentOf("rtcdll-merged"));
		assert.match(merged.getText(), /SIP\/2\.0 403/);
	});
});

async function opened(): Promise<vscode.TextEditor> {
	const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(LOG), { preview: false });
	await waitFor("the outline", async () => {
		const command = "vscode.executeDocumentSymbolProvider";
		return ((await vscode.commands.executeCommand<unknown[] | undefined>(command, LOG))?.length ?? 0) > 0;
	});
	return editor;
}

/** Opens the link with this target text in a document, and waits for the log. */
async function followed(document: vscode.TextDocument, text: string): Promise<void> {
	const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
		"vscode.executeLinkProvider",
		document.uri,
		100,
	);
	const link = links.find(({ target }) => target?.toString().includes(text));
	assert.ok(link?.target, `no link with ${text}`);
	await vscode.commands.executeCommand("vscode.open", link.target);
	await waitFor("the log", () => vscode.window.activeTextEditor?.document.uri.toString() === LOG.toString());
}

/** The document generated from the logs of this suite: those of other suites may still be open. */
function documentOf(scheme: string): vscode.TextDocument | undefined {
	const isOfThese = ({ query }: vscode.Uri) => query.includes("memfs:");
	return vscode.workspace.textDocuments.find(
		({ uri, lineCount }) => uri.scheme === scheme && isOfThese(uri) && lineCount > 1,
	);
}

function tabs(): readonly vscode.Tab[] {
	return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
	return read(file).then(
		(text) => text || undefined,
		() => undefined,
	);
}
