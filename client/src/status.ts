// The language status items: a summary of the active log, and the duration of the selected part.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import {
	type DocumentParams,
	OVERVIEW_REQUEST,
	type OverviewResult,
	STRETCH_REQUEST,
	type StretchParams,
	type StretchResult,
} from "../../server/src/protocol.ts";
import { logOf } from "./logPlace.ts";
import { DISPLAY_NAME, LANGUAGE_ID } from "./names.ts";
import { type App, ask, traceEditor } from "./question.ts";
import { SERVER_IS_OFF } from "./server.ts";

const SELECTOR: vscode.DocumentSelector = { language: LANGUAGE_ID };

/** How long the selection must rest, in ms, so that the number does not flicker while dragging. */
const REST_MS = 150;

/** The maximum delay of the summary while a log is being written, in ms. */
const LONGEST_WAIT_MS = 300;

/** Shows both items until the result is disposed of. */
export function showStatus(app: App): vscode.Disposable {
	return vscode.Disposable.from(showOverview(app), showSelection(app));
}

function showOverview(app: App): vscode.Disposable {
	const item = vscode.languages.createLanguageStatusItem("rtcdll.overview", SELECTOR);
	item.name = vscode.l10n.t("RTCDLL Log: Overview");

	const update = debounce(
		async () => {
			const document = traceEditor()?.document;
			if (!document) return;
			const params: DocumentParams = { textDocument: { uri: document.uri.toString() } };
			const answer = await ask<OverviewResult>(app, OVERVIEW_REQUEST, params);
			if (traceEditor()?.document !== document) return;
			if (app.server.isOff) return showOff(item);
			item.text = answer?.text ?? vscode.l10n.t("not analysed");
			// One line only, because VS Code does not wrap it. The full answer is above the transactions.
			item.detail = answer?.todo ?? "";
			item.severity = SEVERITIES[answer?.worst ?? "none"];
			item.command =
				answer && answer.worst !== "none"
					? { command: "rtcdll.nextFailure", title: vscode.l10n.t("Next Failure") }
					: undefined;
			// Screen readers must not read out the dots, and the colour has no other equivalent for them.
			const words = item.text.replaceAll(" · ", ", ");
			item.accessibilityInformation = { label: `${DISPLAY_NAME}: ${words}. ${answer?.answer ?? ""}` };
		},
		REST_MS,
		{ maxWait: LONGEST_WAIT_MS },
	);
	update();
	return vscode.Disposable.from(
		item,
		{ dispose: update.cancel },
		app.server.onDidGiveUp(update),
		app.server.onDidStart(update),
		vscode.window.onDidChangeActiveTextEditor(update),
		// Changing the language of a visible document reopens it without an editor event.
		vscode.workspace.onDidOpenTextDocument(update),
		vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			const editor = traceEditor();
			const shown = editor && logOf(editor.document.uri).toString();
			if (uris.some((uri) => uri.toString() === shown)) update();
		}),
	);
}

/** An item can show one command, as a link. */
function showOff(item: vscode.LanguageStatusItem): void {
	item.text = vscode.l10n.t("language server is off");
	item.detail = vscode.l10n.t("not analysed");
	item.severity = vscode.LanguageStatusSeverity.Error;
	item.command = { command: "rtcdll.restartServer", title: vscode.l10n.t("Restart") };
	item.accessibilityInformation = { label: `${DISPLAY_NAME}: ${SERVER_IS_OFF}` };
}

const SEVERITIES: Readonly<Record<NonNullable<OverviewResult>["worst"], vscode.LanguageStatusSeverity>> = {
	error: vscode.LanguageStatusSeverity.Error,
	warning: vscode.LanguageStatusSeverity.Warning,
	none: vscode.LanguageStatusSeverity.Information,
};

function showSelection(app: App): vscode.Disposable {
	// The item exists only while there is something to show.
	let item: vscode.LanguageStatusItem | undefined;
	const show = (answer: StretchResult | undefined) => {
		if (!answer) {
			item?.dispose();
			item = undefined;
			return;
		}
		item ??= vscode.languages.createLanguageStatusItem("rtcdll.selection", SELECTOR);
		item.name = vscode.l10n.t("RTCDLL Log: Time of the Selection");
		item.text = vscode.l10n.t("selection: {0}", answer.duration);
		item.detail = answer.size;
		const words = vscode.l10n.t("the selection took {0}, {1}", answer.duration, answer.size);
		item.accessibilityInformation = { label: `${DISPLAY_NAME}: ${words}` };
	};
	const update = debounce(async () => {
		const editor = traceEditor();
		const selection = editor?.selection;
		if (!editor || !selection || selection.isSingleLine) return show(undefined);
		const params: StretchParams = {
			textDocument: { uri: editor.document.uri.toString() },
			range: { start: plain(selection.start), end: plain(selection.end) },
		};
		const answer = await ask<StretchResult>(app, STRETCH_REQUEST, params);
		if (traceEditor()?.selection.isEqual(selection)) show(answer);
	}, REST_MS);
	return vscode.Disposable.from(
		{ dispose: () => item?.dispose() },
		{ dispose: update.cancel },
		vscode.window.onDidChangeTextEditorSelection(update),
		vscode.window.onDidChangeActiveTextEditor(update),
	);
}

function plain({ line, character }: vscode.Position): StretchParams["range"]["start"] {
	return { line, character };
}
