// Filter: the part of a log that matches a query, read-only beside the log, and from each of its lines the way back.

import * as vscode from "vscode";
import {
	FILTER_REQUEST,
	FILTER_SCHEME,
	type FilterContext,
	type FilterParams,
	type FilterResult,
	PRESET_QUERY_REQUEST,
	type PresetQueryParams,
	type PresetQueryResult,
	type ProtocolLineBlock,
} from "../../server/src/protocol.ts";
import { askForQuery } from "./filterPicker.ts";
import { say } from "./goTo.ts";
import { LANGUAGE_ID } from "./names.ts";
import { ask, type Desk, NO_ANSWER, placeOf, traceEditor } from "./question.ts";
import { savedQueries } from "./savedQueries.ts";

/** Where the lines of the documents come from, as far as they were made in this window. */
const blocksOf = new Map<string, readonly ProtocolLineBlock[]>();

/** Registers the commands and what makes the documents. */
export function registerFilter(context: vscode.ExtensionContext, desk: Desk): vscode.Disposable {
	const saved = savedQueries(context.globalState);
	const preset = (name: PresetQueryParams["preset"]) => () => showPreset(desk, name);
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.filter", async (query?: unknown) => {
			const editor = traceEditor();
			if (!editor) return;
			const shown = readSource(editor.document.uri);
			const log = shown?.log ?? editor.document.uri.toString();
			const typed = typeof query === "string" ? query : await askForQuery(desk, saved, log, shown?.query ?? "");
			if (typed !== undefined) await show(editor, typed);
		}),
		vscode.commands.registerCommand("rtcdll.filterCall", preset("call")),
		vscode.commands.registerCommand("rtcdll.filterFailures", preset("failures")),
		vscode.commands.registerCommand("rtcdll.hideKeepAlives", preset("noKeepAlives")),
		provideDocuments(desk),
		keepLanguage(),
	);
}

/** Where a line of a filtered document comes from; `undefined` for any other document. */
export async function filterSource(
	desk: Desk,
	{ document, selection: { active } }: vscode.TextEditor,
): Promise<{ readonly log: vscode.Uri; readonly position: vscode.Position } | undefined> {
	const source = readSource(document.uri);
	if (!source) return undefined;
	const key = document.uri.toString();
	if (!blocksOf.has(key)) await readDocument(desk, document.uri);
	const blocks = blocksOf.get(key) ?? [];
	const block = blocks.findLast(({ line }) => line <= active.line) ?? blocks[0];
	const line = block ? block.logLine + Math.min(active.line - block.line, block.count - 1) : 0;
	return { log: vscode.Uri.parse(source.log, true), position: new vscode.Position(line, active.character) };
}

/** What a document shows. It stands in the query of its URI, so that a window that is opened again still knows. */
interface Source {
	readonly log: string;
	readonly query: string;
	readonly context: FilterContext;
}

async function showPreset(desk: Desk, preset: PresetQueryParams["preset"]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const params: PresetQueryParams = { ...placeOf(editor), preset };
	const answer = await ask<PresetQueryResult>(desk, PRESET_QUERY_REQUEST, params);
	if (typeof answer?.query !== "string") return say(editor, answer?.reason ?? NO_ANSWER);
	await show(editor, answer.query);
}

/** Beside a log; from a filtered document in its place, since it is another look at the same log. */
async function show(from: vscode.TextEditor, query: string): Promise<void> {
	const shown = readSource(from.document.uri);
	const log = shown ? vscode.Uri.parse(shown.log, true) : from.document.uri;
	const context = vscode.workspace.getConfiguration("rtcdll", log).get<FilterContext>("filter.context", "message");
	const source: Source = { log: log.toString(), query, context };
	const name = decodeURIComponent(log.path.slice(log.path.lastIndexOf("/") + 1));
	const title = `${query.length > LONGEST_TITLE ? `${query.slice(0, LONGEST_TITLE)}…` : query} · ${name}`;
	const uri = vscode.Uri.from({
		scheme: FILTER_SCHEME,
		path: `/${title.replace(NOT_IN_A_NAME, "_")}`,
		query: JSON.stringify(source),
	});
	try {
		const opened = await vscode.workspace.openTextDocument(uri);
		const document = await vscode.languages.setTextDocumentLanguage(opened, LANGUAGE_ID);
		const viewColumn = shown ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
		await vscode.window.showTextDocument(document, { viewColumn, preview: false });
	} catch (error) {
		// The error of a document that cannot be made names the document; its reason is in the last part.
		const reason = error instanceof Error ? error.message : String(error);
		vscode.window.showErrorMessage(reason.replace(/^cannot open .*?Detail: /s, "")).then(undefined, () => undefined);
	}
}

const LONGEST_TITLE = 60;

/** What a path or the name of a tab cannot show; the query comes from the user, the name of the log from anywhere. */
const NOT_IN_A_NAME = /[\\/\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Makes the documents, and makes them anew when their log has changed. */
function provideDocuments(desk: Desk): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	return vscode.Disposable.from(
		changed,
		vscode.workspace.registerTextDocumentContentProvider(FILTER_SCHEME, {
			onDidChange: changed.event,
			provideTextDocumentContent: (uri) => readDocument(desk, uri),
		}),
		vscode.workspace.onDidChangeTextDocument(({ document: { uri, languageId }, contentChanges }) => {
			if (languageId !== LANGUAGE_ID || contentChanges.length === 0) return;
			const log = uri.toString();
			clearTimeout(timers.get(log));
			const fire = () => {
				timers.delete(log);
				for (const { uri: each } of vscode.workspace.textDocuments) {
					if (readSource(each)?.log === log) changed.fire(each);
				}
			};
			timers.set(log, setTimeout(fire, REST_MS));
		}),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => blocksOf.delete(uri.toString())),
		new vscode.Disposable(() => {
			for (const timer of timers.values()) clearTimeout(timer);
		}),
	);
}

/** How long a log that grows must rest before it is filtered again, in ms. */
const REST_MS = 500;

/** The text of a document. An error says in the editor why there is none. */
async function readDocument(desk: Desk, uri: vscode.Uri): Promise<string> {
	const source = readSource(uri);
	if (!source) throw new Error("This is no filtered log.");
	// After a restart of the window such a document can be the first to need the log, and the server.
	await vscode.workspace.openTextDocument(vscode.Uri.parse(source.log, true));
	await desk.server.start();
	const { query, context } = source;
	const params: FilterParams = { textDocument: { uri: source.log }, query, context };
	const answer = await ask<FilterResult>(desk, FILTER_REQUEST, params);
	if (typeof answer?.text !== "string") throw new Error(answer?.reason ?? NO_ANSWER);
	blocksOf.set(uri.toString(), answer.blocks);
	// No line of this begins as a record does, so that it is no part of a log to anyone who reads on.
	return answer.text || `${answer.summary}\n\nFilter: ${query}\n`;
}

/** The names of the documents say nothing of their language, and a window that is opened again has lost it. */
function keepLanguage(): vscode.Disposable {
	const set = (document: vscode.TextDocument) => {
		if (document.uri.scheme !== FILTER_SCHEME || document.languageId === LANGUAGE_ID) return;
		vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID).then(undefined, () => undefined);
	};
	vscode.workspace.textDocuments.forEach(set);
	return vscode.workspace.onDidOpenTextDocument(set);
}

/** Anyone can open a document of our scheme, so its query is read with care. */
function readSource({ scheme, query: text }: vscode.Uri): Source | undefined {
	if (scheme !== FILTER_SCHEME) return undefined;
	try {
		const { log, query, context } = JSON.parse(text) as Partial<Record<keyof Source, unknown>>;
		if (typeof log !== "string" || typeof query !== "string") return undefined;
		return { log, query, context: context === "transaction" || context === "call" ? context : "message" };
	} catch {
		return undefined;
	}
}
