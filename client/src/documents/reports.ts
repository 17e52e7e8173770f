// Read-only reports beside logs: how they are shown, and where their links lead.
//
// A report has its own scheme but the path of its log, so its relative links resolve to the path of the log in that scheme.
// VS Code's Markdown preview follows no other links from a virtual document: it drops `file:` links and asks before opening
// each `vscode:` link. The document that such a link opens is an empty stand-in that is replaced by the log at once.

import * as vscode from "vscode";
import { readUri } from "../arguments.ts";
import { complain } from "../confirm.ts";
import { showLog } from "../logEditor.ts";
import type { App } from "../question.ts";
import { SERVER_IS_OFF } from "../server.ts";
import { type Derivation, provideDerived, type Source } from "./derived.ts";
import { openSource } from "./source.ts";

/** One kind of report. */
export interface ReportKind<Made extends Source> extends Pick<Derivation<Made>, "scheme" | "sourceOf" | "needs"> {
	/** Appended to the log's name to form the report's name. */
	readonly suffix: string;
	/** Creates the Markdown. If it rejects, the editor shows the error message. */
	readonly markdownOf: (source: Made) => Promise<string>;
	/** The URI of the log that a link with this path leads to; `undefined` if it leads to no log. */
	readonly logAt: (source: Made, path: string) => string | undefined;
	/** Handles links that lead to no log. */
	readonly follow?: (source: Made, path: string) => Promise<void>;
}

/** Serves reports of one kind until disposed of. */
export interface Reports extends vscode.Disposable {
	/** Regenerates the report and shows it beside the log. */
	readonly show: (uri: vscode.Uri) => Promise<void>;
}

/** Serves the reports of one kind and their links. */
export function serveReports<Made extends Source>(app: App, kind: ReportKind<Made>): Reports {
	const { scheme, suffix, sourceOf, needs, markdownOf, logAt } = kind;
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const registered = vscode.Disposable.from(
		changed,
		provideDerived<Made>(app, {
			scheme,
			sourceOf,
			...(needs && { needs }),
			textOf: (source, { path }) => (path.endsWith(suffix) ? markdownOf(source) : standIn(app, logAt(source, path))),
			onDidChange: changed.event,
		}),
		vscode.languages.registerDocumentLinkProvider(
			{ scheme },
			{ provideDocumentLinks: (document) => linksOf(document) },
		),
		vscode.window.onDidChangeActiveTextEditor((editor) => void replaceStandIn(app, kind, editor)),
	);
	return {
		dispose: () => registered.dispose(),
		async show(uri) {
			if (app.server.isOff) return complain(SERVER_IS_OFF);
			// Regenerate a report that is already open: the log or the settings may have changed.
			changed.fire(uri);
			try {
				await vscode.commands.executeCommand(PREVIEW_BESIDE, uri);
			} catch {
				await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
			}
		},
	};
}

/**
 * The preview comes from a built-in extension that can be disabled. The list of commands cannot tell whether it is: this
 * command is missing there until it is first used.
 */
const PREVIEW_BESIDE = "markdown.showPreviewToSide";

/** Links for the text of a report, in case the Markdown extension is disabled. */
function linksOf(document: vscode.TextDocument): vscode.DocumentLink[] {
	const links: vscode.DocumentLink[] = [];
	for (const { 0: all, 1: file, 2: line, index } of document.getText().matchAll(LINK)) {
		const start = index + "](".length;
		const range = new vscode.Range(document.positionAt(start), document.positionAt(index + all.length - 1));
		const folder = vscode.Uri.joinPath(document.uri, "..");
		const path = `${folder.path.replace(/\/$/, "")}/${decoded(file!)}`;
		const target = document.uri.with({ path, ...(line === undefined ? {} : { fragment: `L${line}` }) });
		links.push(new vscode.DocumentLink(range, target));
	}
	return links;
}

const LINK = /\]\(([^()\s#]+)(?:#L(\d{1,9}))?\)/g;

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/**
 * The stand-in text behind a link in a report: as many empty lines as the log has, so that VS Code can put the cursor on the
 * linked line. VS Code passes the line on in no other way.
 */
async function standIn(app: App, log: string | undefined): Promise<string> {
	if (log === undefined) return "";
	return "\n".repeat((await openSource(app, log)).lineCount);
}

/** Replaces the stand-in that a report link has opened with the log, or does whatever else the link asks for. */
async function replaceStandIn<Made extends Source>(
	app: App,
	{ scheme, suffix, sourceOf, logAt, follow }: ReportKind<Made>,
	editor: vscode.TextEditor | undefined,
): Promise<void> {
	const uri = editor?.document.uri;
	if (!uri || uri.scheme !== scheme || uri.path.endsWith(suffix)) return;
	const source = sourceOf(uri);
	const log = source && readUri(logAt(source, uri.path));
	const line = await lineOf(editor);
	const standIns = vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
	// The stand-in was made from the log, so the log has already passed the reach check.
	if (log) await showLog((await openSource(app, log.toString())).uri, new vscode.Position(line, 0));
	else if (source) await follow?.(source, uri.path);
	await vscode.window.tabGroups.close(standIns);
}

/** The line that the link named, 0-based. VS Code sets the cursor shortly before or after the editor opens. */
async function lineOf(editor: vscode.TextEditor): Promise<number> {
	const named = /^L(\d{1,9})/.exec(editor.document.uri.fragment)?.[1];
	if (named) return Math.max(0, Number(named) - 1);
	if (editor.selection.active.line === 0) await cursorMoved(editor);
	return editor.selection.active.line;
}

/** Resolves when the cursor moves, or when it has had enough time to. */
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
