// Reports beside logs, read-only: how they are shown, and the way back from each of their statements.
//
// A report lies in a scheme of its own but has the path of its log, so that its links, which are relative, lead to the path
// of the log in that scheme. VS Code's Markdown preview follows no other links from a virtual document: it drops `file:`,
// and would ask before each `vscode:`. What opens there is empty and gives way to the log at once.

import * as vscode from "vscode";
import { readUri } from "../arguments.ts";
import { complain } from "../confirm.ts";
import { showLog } from "../logEditor.ts";
import type { Desk } from "../question.ts";
import { SERVER_IS_OFF } from "../server.ts";
import { type Derivation, provideDerived, type Source } from "./derived.ts";
import { openSource } from "./source.ts";

/** A kind of report. */
export interface ReportKind<Made extends Source> extends Pick<Derivation<Made>, "scheme" | "sourceOf" | "needs"> {
	/** What the name of a report has more than that of its log. */
	readonly suffix: string;
	/** Makes the Markdown. The message of an error says why there is none. */
	readonly markdownOf: (source: Made) => Promise<string>;
	/** The URI of the log that a link with this path leads to; `undefined` where it leads to none. */
	readonly logAt: (source: Made, path: string) => string | undefined;
	/** Does what a link asks for that leads to no log. */
	readonly follow?: (source: Made, path: string) => Promise<void>;
}

/** Reports of a kind, served until they are disposed of. */
export interface Reports extends vscode.Disposable {
	/** Shows the report, made anew, beside the log. */
	readonly show: (uri: vscode.Uri) => Promise<void>;
}

/** Serves the reports of a kind, and their links. */
export function serveReports<Made extends Source>(desk: Desk, kind: ReportKind<Made>): Reports {
	const { scheme, suffix, sourceOf, needs, markdownOf, logAt } = kind;
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const registered = vscode.Disposable.from(
		changed,
		provideDerived<Made>(desk, {
			scheme,
			sourceOf,
			...(needs && { needs }),
			textOf: (source, { path }) => (path.endsWith(suffix) ? markdownOf(source) : standIn(desk, logAt(source, path))),
			onDidChange: changed.event,
		}),
		vscode.languages.registerDocumentLinkProvider(
			{ scheme },
			{ provideDocumentLinks: (document) => linksOf(document) },
		),
		vscode.window.onDidChangeActiveTextEditor((editor) => void giveWay(desk, kind, editor)),
	);
	return {
		dispose: () => registered.dispose(),
		async show(uri) {
			if (desk.server.isOff) return complain(SERVER_IS_OFF);
			// A report that is open already is made anew: the log or the settings may have changed.
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
 * The preview comes from an extension of VS Code that can be switched off. The list of commands does not tell: this one is
 * missing there until it is used for the first time.
 */
const PREVIEW_BESIDE = "markdown.showPreviewToSide";

/** The links of a report for its text, where the extension that knows Markdown may be switched off. */
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
 * The text behind a link of a report, before the log takes its place: as many empty lines as the log has, so that VS Code
 * can put the cursor on the line that the link names. It hands the line over in no other way.
 */
async function standIn(desk: Desk, log: string | undefined): Promise<string> {
	if (log === undefined) return "";
	return "\n".repeat((await openSource(desk, log)).lineCount);
}

/** Shows the log in the place of a document that a link of a report has led to, or does what else the link asks for. */
async function giveWay<Made extends Source>(
	desk: Desk,
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
	// The stand-in has the lines of its log, so that it was within reach already.
	if (log) await showLog((await openSource(desk, log.toString())).uri, new vscode.Position(line, 0));
	else if (source) await follow?.(source, uri.path);
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
