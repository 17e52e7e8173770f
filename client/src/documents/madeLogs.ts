// The logs that are made from other texts, whatever their kind: read-only documents that are made when they are opened and
// anew when a source has changed, that are logs to everybody, and that know where each of their lines came from.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import { logBehind, type MadeLog, type MadeLogResult, sourceLineOf } from "../../../server/src/protocol.ts";
import { complain } from "../confirm.ts";
import { errorText } from "../errorText.ts";
import type { LogFile } from "../hidden/logFile.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type Desk, noAnswer } from "../question.ts";
import { NO_SOURCE } from "./derived.ts";
import type { WayBack } from "./goToSource.ts";
import { openDocument, openSource, SOURCE_IS_GONE } from "./source.ts";

/** A kind of such documents. */
export interface MadeKind {
	readonly scheme: string;
	/** What the URI of a document of this scheme says of how to make it; `undefined` where it says nothing of sense. */
	recipeOf(uri: vscode.Uri): Recipe | undefined;
	/** What the lens above the first line says, and the tooltip of it; without this there is none. It leads to the source. */
	readonly lens?: { readonly title: (made: MadeLog) => string; readonly tooltip: string };
}

/** How a log is made. */
export interface Recipe {
	/** The URIs of the texts that it is made from, in the order in which its blocks count them. */
	readonly sources: readonly string[];
	/** Makes the log of these logs, which the server knows; it runs. `undefined` when it fails. */
	make(desk: Desk, sources: readonly LogFile[]): Promise<MadeLogResult | undefined>;
}

/** Serves the documents until it is disposed of. */
export interface MadeLogs extends vscode.Disposable {
	/** The place in the source that a made log shows at its cursor. */
	readonly wayBack: WayBack;
	/** What was made for a document that is open. Rejects with a sentence for the reader. */
	madeLog(uri: vscode.Uri): Promise<MadeLog>;
}

/** Makes the documents of these kinds. */
export function serveMadeLogs(desk: Desk, kinds: readonly MadeKind[]): MadeLogs {
	const kept = new Map<string, Promise<MadeLog>>();
	// An event about a document of another scheme is none of a provider's business, and VS Code warns of it.
	const changed = new Map(kinds.map(({ scheme }) => [scheme, new vscode.EventEmitter<vscode.Uri>()]));
	const lenses = new vscode.EventEmitter<void>();
	const kindOf = ({ scheme }: vscode.Uri) => kinds.find((kind) => kind.scheme === scheme);
	const recipeOf = (uri: vscode.Uri) => kindOf(uri)?.recipeOf(uri);
	const make = (uri: vscode.Uri) => {
		const key = uri.toString();
		const made = makeLog(desk, recipeOf(uri));
		kept.set(key, made);
		// What failed is tried again the next time.
		made.catch(() => kept.get(key) === made && kept.delete(key));
		return made;
	};
	/** As it was last made; made now if it was not, as after a restart of the extensions. */
	const madeLog = (uri: vscode.Uri) => kept.get(uri.toString()) ?? make(uri);
	/** The open documents that are made from a text. */
	const madeFrom = (source: string) =>
		vscode.workspace.textDocuments.map(({ uri }) => uri).filter((uri) => recipeOf(uri)?.sources.includes(source));

	const provideCodeLenses = async ({ uri }: vscode.TextDocument) => {
		const lens = kindOf(uri)?.lens;
		// What cannot be made any more has no way back to lead.
		const made = lens && (await madeLog(uri).catch(() => undefined));
		if (!made) return [];
		const { title, tooltip } = lens;
		const command = { title: title(made), tooltip, command: "rtcdll.goToSource", arguments: [uri] };
		return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
	};
	/** A window that is opened again has lost the language, which the names of the documents do not tell. */
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
			// A document that changes its language counts as closed, and is there all the same.
			if (openDocument(closed)) return;
			kept.delete(closed);
			// Only a log that is open can judge its parts, and VS Code closes one without a tab. One that was never saved is gone.
			if (isUntitled || !madeFrom(closed).some((each) => logBehind(each.toString()) === closed)) return;
			vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
		}),
	);
	return {
		madeLog,
		async wayBack({ document: { uri }, selection: { active } }) {
			const recipe = recipeOf(uri);
			if (!recipe) return undefined;
			// To open an untitled document that was closed would be to make a new one.
			const isGone = (source: string) => source.startsWith("untitled:") && !openDocument(source);
			if (recipe.sources.some(isGone)) throw new Error(SOURCE_IS_GONE);
			const { blocks } = await madeLog(uri);
			const { source, line } = sourceLineOf(blocks, active.line) ?? { source: 0, line: 0 };
			const { uri: log } = await openSource(desk, recipe.sources[source]!);
			// The lines of a part are those of its log, to the letter.
			const character = blocks.length > 0 && logBehind(uri.toString()) !== undefined ? active.character : 0;
			return { log, position: new vscode.Position(line, character) };
		},
		dispose: () => served.dispose(),
	};
}

/** Shows a made log in an editor of its own, or says why it cannot be made. */
export function showMadeLog(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
	return orComplain(async () => {
		const document = await inLanguage(await vscode.workspace.openTextDocument(uri));
		await vscode.window.showTextDocument(document, { viewColumn, preview: false });
	});
}

/** Shows a document that is made, or says why it cannot be. */
export async function orComplain(show: () => Promise<void>): Promise<void> {
	try {
		await show();
	} catch (error) {
		// The error of a document that cannot be made names the document; its reason is in the last part.
		complain(errorText(error).replace(/^cannot open .*?Detail: /s, ""));
	}
}

/** The document as a log. */
export async function inLanguage(document: vscode.TextDocument): Promise<vscode.TextDocument> {
	if (document.languageId === LANGUAGE_ID) return document;
	return vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
}

/** Rejects with a sentence for the reader. */
async function makeLog(desk: Desk, recipe: Recipe | undefined): Promise<MadeLog> {
	if (!recipe) throw new Error(NO_SOURCE);
	const sources = await Promise.all(recipe.sources.map((source) => openSource(desk, source)));
	await desk.server.start();
	const answer = await recipe.make(desk, sources);
	if (typeof answer?.text !== "string") throw new Error(answer?.reason ?? noAnswer(desk));
	return answer;
}

/** Calls back with the URI of each document that was changed, once it rests or has been changing for long enough. */
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

/** How long a source must rest until what is made from it is made anew, in ms, and how long it may go on changing. */
const REST_MS = 500;
const LONGEST_WAIT_MS = 1000;
