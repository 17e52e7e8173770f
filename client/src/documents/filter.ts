// Filter: opens the part of a log that matches a query read-only beside the log.

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
import { fileName } from "../fileName.ts";
import { say } from "../goTo.ts";
import { logOf, logPlaceOf } from "../logPlace.ts";
import { type App, activeLogUri, ask, noAnswer, placeOf, traceEditor } from "../question.ts";
import { derivedUri } from "./derived.ts";
import { type AskedLog, askForQuery } from "./filterPicker.ts";
import { type MadeKind, showMadeLog } from "./madeLogs.ts";
import { savedQueries } from "./savedQueries.ts";

/** The documents that show filtered logs. */
export const FILTERED: MadeKind = {
	scheme: FILTER_SCHEME,
	recipeOf(uri) {
		const source = readFilterSource(uri.toString());
		return source && { sources: [source.log], make: (app) => filter(app, source) };
	},
};

/** Registers the commands. */
export function registerFilter(context: vscode.ExtensionContext, app: App): vscode.Disposable {
	const saved = savedQueries(context.globalState);
	const preset = (name: PresetQueryParams["preset"]) => () => showPreset(app, name);
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.filter", async (query?: unknown) => {
			const uri = activeLogUri(app);
			if (!uri) return;
			const shown = readFilterSource(uri.toString())?.query ?? "";
			const typed = typeof query === "string" ? query : await askForQuery(app, saved, await askedOf(app, uri, shown));
			if (typed !== undefined) await show(uri, typed);
		}),
		vscode.commands.registerCommand("rtcdll.filterCall", preset("call")),
		vscode.commands.registerCommand("rtcdll.filterFailures", preset("failures")),
		vscode.commands.registerCommand("rtcdll.hideKeepAlives", preset("noKeepAlives")),
	);
}

/** Collects what the input needs to know about a log and the cursor position in it. */
async function askedOf(app: App, uri: vscode.Uri, initial: string): Promise<AskedLog> {
	const editor = traceEditor();
	const log = logOf(uri);
	const call =
		editor &&
		(await ask<PresetQueryResult>(app, PRESET_QUERY_REQUEST, {
			...(await logPlaceOf(app, editor)),
			preset: "call",
		} satisfies PresetQueryParams));
	return { log: log.toString(), context: contextOf(log), initial, call: call?.query ?? undefined };
}

function contextOf(log: vscode.Uri): FilterContext {
	return vscode.workspace.getConfiguration("rtcdll", log).get<FilterContext>("filter.context", "message");
}

async function showPreset(app: App, preset: PresetQueryParams["preset"]): Promise<void> {
	const editor = traceEditor();
	const uri = activeLogUri(app);
	if (!uri) return;
	if (!editor && preset === "call") return inform(NO_CURSOR);
	const place = editor
		? placeOf(editor)
		: { textDocument: { uri: uri.toString() }, position: { line: 0, character: 0 } };
	const params: PresetQueryParams = { ...place, preset };
	const answer = await ask<PresetQueryResult>(app, PRESET_QUERY_REQUEST, params);
	if (typeof answer?.query === "string") return show(uri, answer.query);
	const reason = answer?.reason ?? noAnswer(app);
	return editor ? say(editor, reason) : inform(reason);
}

const NO_CURSOR = vscode.l10n.t(
	"VS Code does not tell extensions where the cursor is in a log of this size. Choose the call in the " +
		"Transactions view or in the diagram.",
);

function inform(reason: string): void {
	vscode.window.showInformationMessage(reason).then(undefined, () => undefined);
}

/** Opens beside a log, but replaces a filtered document because it shows the same log. */
async function show(from: vscode.Uri, query: string): Promise<void> {
	const log = logOf(from);
	const viewColumn = log !== from ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
	await showMadeLog(filteredUri({ log: log.toString(), query, context: contextOf(log) }), viewColumn);
}

/** The URI of the document that shows a filtered log. */
export function filteredUri(source: FilterSource): vscode.Uri {
	const { query, log } = source;
	const name = fileName(vscode.Uri.parse(log));
	const title = `${query.length > LONGEST_TITLE ? `${query.slice(0, LONGEST_TITLE)}…` : query} · ${name}`;
	return derivedUri(FILTER_SCHEME, title, source);
}

const LONGEST_TITLE = 60;

/** Asks the server for the part of a log that matches the query. */
export async function filter(app: App, { log, query, context }: FilterSource): Promise<FilterResult | undefined> {
	const params: FilterParams = { textDocument: { uri: log }, query, context };
	const answer = await ask<FilterResult>(app, FILTER_REQUEST, params);
	// No line of this text looks like a record, so it is not mistaken for part of a log.
	return answer?.text === "" ? { ...answer, text: `${answer.words}\n\nFilter: ${query}\n` } : answer;
}
