// The report on a log and the comparison of two messages, in a real VS Code.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { diagnose, explain, explainMarkdown, parseTrace } from "../../server/src/core/index.ts";
import { closeAllEditors, openFixture, waitFor } from "./support.ts";

suite("explain and compare", () => {
	teardown(closeAllEditors);

	test("Explain This Log opens the report beside the log, as a preview", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		await serverIsReady(editor.document);
		await vscode.commands.executeCommand("rtcdll.explainLog");
		const report = await waitFor("the report", () => documentOf("rtcdll-report"));
		assert.match(
			report.getText(),
			/^# `refused-sign-in\.uccapilog` explained\n\n`alice@contoso\.com` could not sign in/,
		);
		assert.ok(report.getText().includes("](refused-sign-in.uccapilog#L"));
		await waitFor("the preview", () => tabs().some(({ input }) => input instanceof vscode.TabInputWebview));
	});

	test("the links of a report go to the lines of its log", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		await serverIsReady(editor.document);
		const report = await openReport(editor);
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			"vscode.executeLinkProvider",
			report.uri,
			20,
		);
		const link = links.find(({ target }) => target?.fragment === "L80");
		assert.ok(link?.target, "no link to line 80");
		await vscode.commands.executeCommand("vscode.open", link.target);
		await waitFor("the log at line 80", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document.uri.toString() === editor.document.uri.toString() && active.selection.active.line === 79;
		});
		await waitFor("the stand-in to be closed", () => !tabs().some(isStandIn));
	});

	test("no text from a log becomes a link, an image or HTML in the preview", async () => {
		const evil =
			"[a](command:x) ![b](x.png) <img src=x> http://evil.example.com www.evil.example.com evil.example.com a@evil.example.com " +
			"&lt; **b** _c_ ~~d~~ `e` ``f ` | g $x$ $(alert)";
		const message = (start: string, more: string) =>
			`10:00:00.000 1:1 INFO  :: ${start}\nVia: SIP/2.0/TCP a\nFrom: <sip:${evil}>;tag=1\nTo: x\nCall-ID: 1\nCSeq: 1 REGISTER\n${more}\n\n`;
		const log =
			message("REGISTER sip:a SIP/2.0", `User-Agent: ${evil}`) +
			message("SIP/2.0 403 Forbidden", `Server: ${evil}\nms-diagnostics: 987654;reason="${evil}"`);
		const trace = parseTrace(log);
		const markdown = explainMarkdown(explain(trace, diagnose(trace), evil), (line) => `a.log#L${line}`);
		const html = await vscode.commands.executeCommand<string>("markdown.api.render", markdown);
		// A heading also has its words as its id, without any markup.
		const shown = html.replace(/<code>.*?<\/code>/gs, "").replace(/ id="[\w-]*"/g, "");
		assert.doesNotMatch(shown, /<img|evil|<em|<strong|<s>|command:|codicon/);
		const targets = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target!);
		assert.ok(targets.length > 0);
		for (const target of targets) assert.match(target, /^a\.log#L\d+$/);
	});

	test("Compare With Previous opens a diff of the two messages", async () => {
		const editor = await openFixture("RTCDLL0.log");
		await serverIsReady(editor.document);
		editor.selection = new vscode.Selection(18, 0, 18, 0);
		await vscode.commands.executeCommand("rtcdll.compareWithPrevious");
		const tab = await waitFor("the diff", () => tabs().find(({ input }) => input instanceof vscode.TabInputTextDiff));
		assert.equal(tab.label, "→ REGISTER add.com.cn, line 1 ↔ → REGISTER add.com.cn, line 19");
		const { original, modified } = tab.input as vscode.TabInputTextDiff;
		const [left, right] = await Promise.all([original, modified].map((uri) => vscode.workspace.openTextDocument(uri)));
		assert.match(left!.getText(), /^REGISTER sip:add\.com\.cn SIP\/2\.0\nVia: [^\n]+\n/);
		assert.match(left!.getText(), /\nCSeq: … REGISTER\n/);
		assert.equal(left!.languageId, "rtcdll-message");
		await vscode.commands.executeCommand("rtcdll.toggleChangingValues");
		await waitFor("the CSeq numbers", () => /\nCSeq: 2 REGISTER\n/.test(right!.getText()));
		await vscode.commands.executeCommand("rtcdll.toggleChangingValues");
	});
});

function tabs(): readonly vscode.Tab[] {
	return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

function isStandIn({ input }: vscode.Tab): boolean {
	return input instanceof vscode.TabInputText && input.uri.scheme === "rtcdll-report";
}

function documentOf(scheme: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === scheme);
}

async function openReport(editor: vscode.TextEditor): Promise<vscode.TextDocument> {
	await vscode.window.showTextDocument(editor.document);
	await vscode.commands.executeCommand("rtcdll.explainLog");
	return waitFor("the report", () => documentOf("rtcdll-report"));
}

async function serverIsReady(document: vscode.TextDocument): Promise<void> {
	await waitFor("an outline", async () => {
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
			"vscode.executeDocumentSymbolProvider",
			document.uri,
		);
		return (symbols?.length ?? 0) > 0;
	});
}
