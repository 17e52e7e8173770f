// Filter: the part of a log that matches a query, read-only beside the log.

import * as vscode from "vscode";
import {
	FILTER_REQUEST,
	FILTER_SCHEME,
	type FilterContext,
	type FilterParams,
	type FilterResult,
	type FilterSource,
	PRESET_QUERY_REQUEST,
	type PresetQueryParams,
	type PresetQueryResult,
	readFilterSource,
} from "../../../server/src/protocol.ts";
import { say } from "../goTo.ts";
import { logOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { ask, type Desk, NO_ANSWER, placeOf, traceEditor } from "../question.ts";
import { derivedUri, provideDerived } from "./derived.ts";
import { askForQuery } from "./filterPicker.ts";
import { savedQueries } from "./savedQueries.ts";

/** Registers the commands and what makes the documents. */
export function registerFilter(context: vscode.ExtensionContext, desk: Desk): vscode.Disposable {
	const saved = savedQueries(context.globalState);
	const preset = (name: PresetQueryParams["preset"]) => () => showPreset(desk, name);
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.filter", async (query?: unknown) => {
			const editor = traceEditor();
			if (!editor) return;
			const { uri } = editor.document;
			const shown = readFilterSource(uri.toString())?.query ?? "";
			const typed = typeof query === "string" ? query : await askForQuery(desk, saved, logOf(uri).toString(), shown);
			if (typed !== undefined) await show(editor, typed);
		}),
		vscode.commands.registerCommand("rtcdll.filterCall", preset("call")),
		vscode.commands.registerCommand("rtcdll.filterFailures", preset("failures")),
		vscode.commands.registerCommand("rtcdll.hideKeepAlives", preset("noKeepAlives")),
		provideDocuments(desk),
		keepLanguage(),
	);
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
	const log = logOf(from.document.uri);
	const context = vscode.workspace.getConfiguration("rtcdll", log).get<FilterContext>("filter.context", "message");
	const source: FilterSource = { log: log.toString(), query, context };
	const name = log.path.slice(log.path.lastIndexOf("/") + 1);
	const title = `${query.length > LONGEST_TITLE ? `${query.slice(0, LONGEST_TITLE)}…` : query} · ${name}`;
	const uri = derivedUri(FILTER_SCHEME, title, source);
	try {
		const opened = await vscode.workspace.openTextDocument(uri);
		const document = await vscode.languages.setTextDocumentLanguage(opened, LANGUAGE_ID);
		const viewColumn = log !== from.document.uri ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
		await vscode.window.showTextDocument(document, { viewColumn, preview: false });
	} catch (error) {
		// The error of a document that cannot be made names the document; its reason is in the last part.
		const reason = error instanceof Error ? error.message : String(error);
		vscode.window.showErrorMessage(reason.replace(/^cannot open .*?Detail: /s, "")).then(undefined, () => undefined);
	}
}

const LONGEST_TITLE = 60;

/** Makes the documents, and makes them anew when their log has changed. */
function provideDocuments(desk: Desk): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	return vscode.Disposable.from(
		changed,
		provideDerived(desk, {
			scheme: FILTER_SCHEME,
			sourceOf: (uri) => readFilterSource(uri.toString()),
			textOf: (source) => readDocument(desk, source),
			onDidChange: changed.event,
		}),
		vscode.workspace.onDidChangeTextDocument(({ document: { uri, languageId }, contentChanges }) => {
			if (languageId !== LANGUAGE_ID || contentChanges.length === 0) return;
			const log = uri.toString();
			clearTimeout(timers.get(log));
			const fire = () => {
				timers.delete(log);
				for (const part of partsOf(log)) changed.fire(part);
			};
			timers.set(log, setTimeout(fire, REST_MS));
		}),
		// Only a log that is open can judge its parts, and VS Code closes one without a tab. One that was never saved is gone.
		vscode.workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
			if (isUntitled || partsOf(uri.toString()).length === 0) return;
			vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
		}),
		new vscode.Disposable(() => {
			for (const timer of timers.values()) clearTimeout(timer);
		}),
	);
}

/** The open documents that show a part of a log. */
function partsOf(log: string): readonly vscode.Uri[] {
	return vscode.workspace.textDocuments
		.map(({ uri }) => uri)
		.filter((uri) => readFilterSource(uri.toString())?.log === log);
}

/** How long a log that grows must rest before it is filtered again, in ms. */
const REST_MS = 500;

async function readDocument(desk: Desk, { log, query, context }: FilterSource): Promise<string> {
	const params: FilterParams = { textDocument: { uri: log }, query, context };
	const answer = await ask<FilterResult>(desk, FILTER_REQUEST, params);
	if (typeof answer?.text !== "string") throw new Error(answer?.reason ?? NO_ANSWER);
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
