// Explain This Log: the report beside the log, read-only, and the way back from each of its statements.
//
// A report lies in a scheme of its own but has the path of its log, so that its links, which are relative, lead to the path
// of the log in that scheme. VS Code's Markdown preview follows no other links from a virtual document: it drops `file:`,
// and would ask before each `vscode:`. What opens there is empty and gives way to the log at once.

import * as vscode from "vscode";
import { type DocumentParams, EXPLAIN_REQUEST, type ExplainResult } from "../../../server/src/protocol.ts";
import { readUri } from "../arguments.ts";
import { copyText } from "../confirm.ts";
import { say } from "../goTo.ts";
import { showLog } from "../logEditor.ts";
import { logOf } from "../logPlace.ts";
import { ask, type Desk, NO_ANSWER, traceEditor } from "../question.ts";
import { provideDerived, readSource, type Source } from "./derived.ts";

/** The scheme of the reports, and of the way from them back to their logs. */
const REPORT_SCHEME = "rtcdll-report";

/** What the name of a report has more than that of its log. */
const SUFFIX = " explained.md";

/** Registers the commands and what makes the documents. */
export function registerExplain(desk: Desk): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	return vscode.Disposable.from(
		changed,
		provideDerived(desk, {
			scheme: REPORT_SCHEME,
			sourceOf: reportSource,
			textOf: ({ log }, { path }) => (path.endsWith(SUFFIX) ? readReport(desk, log) : standIn(log)),
			onDidChange: changed.event,
		}),
		vscode.languages.registerDocumentLinkProvider({ scheme: REPORT_SCHEME }, { provideDocumentLinks }),
		vscode.window.onDidChangeActiveTextEditor((editor) => void giveWay(editor)),
		vscode.commands.registerCommand("rtcdll.explainLog", () => explainLog(changed)),
		vscode.commands.registerCommand("rtcdll.copyExplanation", () => copyExplanation(desk)),
	);
}

async function explainLog(changed: vscode.EventEmitter<vscode.Uri>): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const uri = reportOf(logOf(editor.document.uri));
	// A report that is open already is made anew: the log or the settings may have changed.
	changed.fire(uri);
	try {
		await vscode.commands.executeCommand(PREVIEW_BESIDE, uri);
	} catch {
		await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
	}
}

/**
 * The preview comes from an extension of VS Code that can be switched off. The list of commands does not tell: this one is
 * missing there until it is used for the first time.
 */
const PREVIEW_BESIDE = "markdown.showPreviewToSide";

async function copyExplanation(desk: Desk): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const answer = await askFor(desk, logOf(editor.document.uri).toString());
	if (typeof answer?.markdown !== "string") return say(editor, answer?.reason ?? NO_ANSWER);
	await copyText(answer.markdown, "Copied the report on this log");
}

function askFor(desk: Desk, log: string): Promise<ExplainResult | undefined> {
	const params: DocumentParams = { textDocument: { uri: log } };
	return ask<ExplainResult>(desk, EXPLAIN_REQUEST, params);
}

/** The report on a log, with the path of the log. */
function reportOf(log: vscode.Uri): vscode.Uri {
	const path = log.path.startsWith("/") ? log.path : `/${log.path}`;
	const source: Source = { log: log.toString() };
	return vscode.Uri.from({ scheme: REPORT_SCHEME, path: path + SUFFIX, query: JSON.stringify(source) });
}

/** The source of a report, or of a link out of one. */
function reportSource(uri: vscode.Uri): Source | undefined {
	return readSource(uri, REPORT_SCHEME, ({ log }) => (typeof log === "string" ? { log } : undefined));
}

async function readReport(desk: Desk, log: string): Promise<string> {
	const answer = await askFor(desk, log);
	if (typeof answer?.markdown !== "string") throw new Error(answer?.reason ?? NO_ANSWER);
	return answer.markdown;
}

/** The links of a report for its text, where the extension that knows Markdown may be switched off. */
function provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
	const links: vscode.DocumentLink[] = [];
	for (const { 1: file, 2: line, index } of document.getText().matchAll(LINK)) {
		const start = index + "](".length;
		const range = new vscode.Range(
			document.positionAt(start),
			document.positionAt(start + file!.length + line!.length + 2),
		);
		const target = document.uri.with({ path: document.uri.path.slice(0, -SUFFIX.length), fragment: `L${line}` });
		links.push(new vscode.DocumentLink(range, target));
	}
	return links;
}

const LINK = /\]\(([^()\s#]*)#L(\d{1,9})\)/g;

/**
 * The text behind a link of a report, before the log takes its place: as many empty lines as the log has, so that VS Code
 * can put the cursor on the line that the link names. It hands the line over in no other way.
 */
async function standIn(log: string): Promise<string> {
	return "\n".repeat((await vscode.workspace.openTextDocument(vscode.Uri.parse(log, true))).lineCount);
}

/** Shows the log in the place of a document that a link of a report has led to. */
async function giveWay(editor: vscode.TextEditor | undefined): Promise<void> {
	const uri = editor?.document.uri;
	if (!uri || uri.scheme !== REPORT_SCHEME || uri.path.endsWith(SUFFIX)) return;
	const log = readUri(reportSource(uri)?.log);
	const line = await lineOf(editor);
	const standIns = vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
	if (log) await showLog(log, new vscode.Position(line, 0));
	await vscode.window.tabGroups.close(standIns);
}

/** The line that the link named, zero-based. The cursor is put there right after the editor has opened, or before. */
async function lineOf(editor: vscode.TextEditor): Promise<number> {
	const named = /^L(\d{1,9})/.exec(editor.document.uri.fragment)?.[1];
	if (named) return Math.max(0, Number(named) - 1);
	if (editor.selection.active.line === 0) await cursorMoved(editor);
	return editor.selection.active.line;
}

/** Resolves when the cursor of the editor moves, or when it has had time enough to do so. */
function cursorMoved(editor: vscode.TextEditor): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			listener.dispose();
			resolve();
		};
		const timer = setTimeout(done, CURSOR_MS);
		const listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
			if (textEditor === editor) done();
		});
	});
}

const CURSOR_MS = 300;
