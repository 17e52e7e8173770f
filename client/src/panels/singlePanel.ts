// A panel that exists once and follows the active log, like VS Code's own previews. Several panels would each have to name
// their log.

import * as vscode from "vscode";
import { isDocument } from "../hidden/logFile.ts";
import { logOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type App, traceEditor } from "../question.ts";
import { pageRoot } from "./page.ts";

/** A panel that shows one log at a time until the user closes it. `Shown` is what it shows, including the log. */
export interface LogPanel<Shown extends { readonly log: vscode.Uri }> {
	/** The log shown. */
	readonly log: vscode.Uri;
	/** Shows something and brings the panel to the front. */
	show(shown: Shown): void;
	/** Shows another log in the same view. */
	follow(log: vscode.Uri): void;
	/** The text of a log has changed. */
	changed(log: vscode.Uri): void;
	close(): void;
}

/** What is specific to one kind of panel. */
export interface PanelKind<Shown extends { readonly log: vscode.Uri }, Panel extends LogPanel<Shown>> {
	readonly viewType: string;
	readonly title: string;
	readonly column: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus: boolean };
	/** Sets up a new or restored panel. `closed` must be called when the panel closes. */
	fill(webview: vscode.WebviewPanel, shown: Shown, closed: () => void): Panel;
	/**
	 * Reads the state that the page saved for a reopened window. It comes from the window's storage, possibly from another
	 * version of the extension.
	 */
	readState(state: unknown): Shown | undefined;
}

/** The single panel of one kind. */
export interface SinglePanel<Shown extends { readonly log: vscode.Uri }, Panel extends LogPanel<Shown>>
	extends vscode.Disposable {
	/** `undefined` while the panel is closed. */
	readonly panel: Panel | undefined;
	/** Opens the panel, or shows something else in it. */
	show(shown: Shown): void;
}

/** How long to wait for a closed document or tab to reopen, in ms. */
const REOPEN_MS = 50;

/** Keeps the panel in step with the log: the active log, its changes, its closing, and restored windows. */
export function keepSinglePanel<Shown extends { readonly log: vscode.Uri }, Panel extends LogPanel<Shown>>(
	app: App,
	extension: vscode.Uri,
	{ viewType, title, column, fill, readState }: PanelKind<Shown, Panel>,
): SinglePanel<Shown, Panel> {
	const options = { enableScripts: true, localResourceRoots: [pageRoot(extension)] };
	let panel: Panel | undefined;

	const open = (webview: vscode.WebviewPanel, shown: Shown) => {
		webview.iconPath = vscode.Uri.joinPath(extension, "images", "icon.png");
		const filled = fill(webview, shown, () => {
			if (panel === filled) panel = undefined;
		});
		panel = filled;
	};

	const listeners = vscode.Disposable.from(
		vscode.window.registerWebviewPanelSerializer(viewType, {
			async deserializeWebviewPanel(webview, state) {
				const shown = readState(state);
				// A log that is gone cannot be shown, and there is only one panel.
				if (!shown || panel || !(await isThere(app, shown.log))) return webview.dispose();
				await app.server.start();
				webview.webview.options = options;
				open(webview, shown);
			},
		}),
		vscode.window.onDidChangeActiveTextEditor(() => {
			const editor = traceEditor();
			if (editor) panel?.follow(logOf(editor.document.uri));
		}),
		app.hidden.onDidChange(() => {
			const log = app.hidden.active?.uri;
			if (log) panel?.follow(log);
		}),
		// Diagnostics arrive when the server has analysed a version of the log, and when silence or a setting changes the results.
		vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			for (const uri of uris) panel?.changed(uri);
		}),
		app.marks.onDidChange((log) => panel?.changed(log)),
		// Without a server the page says so; with a new one it shows the log again.
		app.server.onDidGiveUp(() => panel?.changed(panel.log)),
		app.server.onDidStart(() => panel?.changed(panel.log)),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			if (panel?.log.toString() === uri.toString()) void leave(uri);
		}),
		// VS Code keeps the document of a closed tab open for minutes.
		vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
			if (panel && closed.some((tab) => isTabOf(tab, panel!.log))) void leave(panel.log);
		}),
	);

	/** Switches to another visible log, or closes the panel, which cannot show anything without a log. */
	async function leave(log: vscode.Uri): Promise<void> {
		// Changing a document's language closes and reopens it, and so does moving its tab.
		await new Promise((resolve) => setTimeout(resolve, REOPEN_MS));
		if (panel?.log.toString() !== log.toString()) return;
		// After a window restart, VS Code loads a log in a background tab only for us, and unloads it after a while.
		if (isInTab(log) && (await isThere(app, log))) return panel.changed(log);
		const other = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === LANGUAGE_ID);
		if (other && other.document.uri.toString() !== log.toString()) panel.follow(other.document.uri);
		else panel.close();
	}

	return {
		get panel() {
			return panel;
		},
		show(shown) {
			if (panel) panel.show(shown);
			else open(vscode.window.createWebviewPanel(viewType, title, column, options), shown);
		},
		dispose() {
			listeners.dispose();
			panel?.close();
		},
	};
}

async function isThere({ hidden }: App, uri: vscode.Uri): Promise<boolean> {
	try {
		const log = await hidden.open(uri);
		return !isDocument(log) || log.languageId === LANGUAGE_ID;
	} catch {
		return false;
	}
}

function isInTab(log: vscode.Uri): boolean {
	return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => isTabOf(tab, log)));
}

function isTabOf({ input }: vscode.Tab, log: vscode.Uri): boolean {
	return input instanceof vscode.TabInputText && logOf(input.uri).toString() === log.toString();
}
