// Read-only logs derived from other texts. They are generated when opened and again when a source changes, behave like any
// other log, and map each line back to its source.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import { logBehind, type MadeLog, type MadeLogResult, sourceLineOf } from "../../../server/src/protocol.ts";
import { complain } from "../confirm.ts";
import { errorText } from "../errorText.ts";
import type { LogFile } from "../hidden/logFile.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type App, noAnswer } from "../question.ts";
import { NO_SOURCE } from "./derived.ts";
import type { FindSource } from "./goToSource.ts";
import { openDocument, openSource, SOURCE_IS_GONE } from "./source.ts";

/** One kind of derived log. */
export interface MadeKind {
	readonly scheme: string;
	/** Reads from a URI of this scheme how to make the document; `undefined` if the URI is invalid. */
	recipeOf(uri: vscode.Uri): Recipe | undefined;
	/** The label and tooltip of the code lens above the first line, which leads to the source. Without it there is no lens. */
	readonly lens?: { readonly title: (made: MadeLog) => string; readonly tooltip: string };
}

/** How to make a log. */
export interface Recipe {
	/** The URIs of the sources, in the order that the blocks index them. */
	readonly sources: readonly string[];
	/** Makes the log from logs that the running server knows; `undefined` if that fails. */
	make(app: App, sources: readonly LogFile[]): Promise<MadeLogResult | undefined>;
}

/** Serves derived logs until disposed of. */
export interface MadeLogs extends vscode.Disposable {
	/** Maps the cursor of a derived log to its source. */
	readonly findSource: FindSource;
	/** What was made for an open document. Rejects with a message for the user. */
	madeLog(uri: vscode.Uri): Promise<MadeLog>;
}

/** Serves derived logs of these kinds. */
export function serveMadeLogs(app: App, kinds: readonly MadeKind[]): MadeLogs {
	const kept = new Map<string, Promise<MadeLog>>();
	// VS Code warns if a provider fires an event for a document of another scheme.
	const changed = new Map(kinds.map(({ scheme }) => [scheme, new vscode.EventEmitter<vscode.Uri>()]));
	const lenses = new vscode.EventEmitter<void>();
	const kindOf = ({ scheme }: vscode.Uri) => kinds.find((kind) => kind.scheme === scheme);
	const recipeOf = (uri: vscode.Uri) => kindOf(uri)?.recipeOf(uri);
	const make = (uri: vscode.Uri) => {
		const key = uri.toString();
		const made = makeLog(app, recipeOf(uri));
		kept.set(key, made);
		// Forget failures so that the next request tries again.
		made.catch(() => kept.get(key) === made && kept.delete(key));
		return made;
	};
	/** The latest version; made now if there is none, as after the extension host restarts. */
	const madeLog = (uri: vscode.Uri) => kept.get(uri.toString()) ?? make(uri);
	/** The open documents derived from a source. */
	const madeFrom = (source: string) =>
		vscode.workspace.textDocuments.map(({ uri }) => uri).filter((uri) => recipeOf(uri)?.sources.includes(source));

	const provideCodeLenses = async ({ uri }: vscode.TextDocument) => {
		const lens = kindOf(uri)?.lens;
		// A document that can no longer be made has no source to link to.
		const made = lens && (await madeLog(uri).catch(() => undefined));
		if (!made) return [];
		const { title, tooltip } = lens;
		const command = { title: title(made), tooltip, command: "rtcdll.goToSource", arguments: [uri] };
		return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
	};
	/** A reopened window forgets the language, and the document names do not imply it. */
	const keepLanguage = (document: vscode.TextDocument) => {
		if (kindOf(document.uri)) inLanguage(document).then(undefined, () => undefined);
	};
	vscode.workspace.textDocuments.forEach(keepLanguage);

	const served = vscode.Disposable.from(
		lenses,
		...changed.values(),
		...[...changed].map(([scheme, { event }]) =>
			vscode.workspace.registerTextDocumentContentProvider(scheme, {
				onDidChange: event,
				async provideTextDocumentContent(uri) {
					const { text } = await make(uri);
					lenses.fire();
					return text;
				},
			}),
		),
		vscode.languages.registerCodeLensProvider(
			kinds.map(({ scheme }) => ({ scheme })),
			{ onDidChangeCodeLenses: lenses.event, provideCodeLenses },
		),
		onRest((source) => {
			for (const uri of madeFrom(source)) changed.get(uri.scheme)?.fire(uri);
		}),
		vscode.workspace.onDidOpenTextDocument(keepLanguage),
		vscode.workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
			const closed = uri.toString();
			// VS Code also reports a close when a document changes its language; it is still open then.
			if (openDocument(closed)) return;
			kept.delete(closed);
			// The server needs the log open to analyse its parts, but VS Code closes documents without a tab. A closed untitled
			// document cannot be reopened.
			if (isUntitled || !madeFrom(closed).some((each) => logBehind(each.toString()) === closed)) return;
			vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
		}),
	);
	return {
		madeLog,
		async findSource({ document: { uri }, selection: { active } }) {
			const recipe = recipeOf(uri);
			if (!recipe) return undefined;
			// Opening a closed untitled document would create a new one.
			const isGone = (source: string) => source.startsWith("untitled:") && !openDocument(source);
			if (recipe.sources.some(isGone)) throw new Error(SOURCE_IS_GONE);
			const { blocks } = await madeLog(uri);
			const { source, line } = sourceLineOf(blocks, active.line) ?? { source: 0, line: 0 };
			const { uri: log } = await openSource(app, recipe.sources[source]!);
			// The lines of a filtered log are identical to those of the log, so columns match.
			const character = blocks.length > 0 && logBehind(uri.toString()) !== undefined ? active.character : 0;
			return { log, position: new vscode.Position(line, character) };
		},
		dispose: () => served.dispose(),
	};
}

/** Shows a derived log in an editor, or reports why it cannot be made. */
export function showMadeLog(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
	return orComplain(async () => {
		const document = await inLanguage(await vscode.workspace.openTextDocument(uri));
		await vscode.window.showTextDocument(document, { viewColumn, preview: false });
	});
}

/** Shows a derived document, or reports why it cannot be made. */
export async function orComplain(show: () => Promise<void>): Promise<void> {
	try {
		await show();
	} catch (error) {
		// VS Code's error names the document first; the actual reason is at the end.
		complain(errorText(error).replace(/^cannot open .*?Detail: /s, ""));
	}
}

/** Switches the document to our language. */
export async function inLanguage(document: vscode.TextDocument): Promise<vscode.TextDocument> {
	if (document.languageId === LANGUAGE_ID) return document;
	return vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
}

/** Makes the log. Rejects with a message for the user. */
async function makeLog(app: App, recipe: Recipe | undefined): Promise<MadeLog> {
	if (!recipe) throw new Error(NO_SOURCE);
	const sources = await Promise.all(recipe.sources.map((source) => openSource(app, source)));
	await app.server.start();
	const answer = await recipe.make(app, sources);
	if (typeof answer?.text !== "string") throw new Error(answer?.reason ?? noAnswer(app));
	return answer;
}

/** Calls back with the URI of each changed document once changes pause, or have lasted for the maximum delay. */
function onRest(changed: (uri: string) => void): vscode.Disposable {
	const waiting = new Map<string, ReturnType<typeof debounce>>();
	const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
		if (contentChanges.length === 0) return;
		const uri = document.uri.toString();
		const fire = () => {
			waiting.delete(uri);
			changed(uri);
		};
		const soon = waiting.get(uri) ?? debounce(fire, REST_MS, { maxWait: LONGEST_WAIT_MS });
		waiting.set(uri, soon);
		soon();
	});
	return vscode.Disposable.from(listener, {
		dispose() {
			for (const soon of waiting.values()) soon.cancel();
		},
	});
}

/**
 * How long a source must rest before derived documents are regenerated, and the maximum delay while it keeps changing, in
 * ms.
 */
const REST_MS = 500;
const LONGEST_WAIT_MS = 1000;
