// A panel of which there is one, and which follows the log that is being read, as VS Code's own previews do: a second one
// would have to say which log it speaks of.

import * as vscode from "vscode";
import { isDocument } from "../hidden/logFile.ts";
import { logOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type Desk, traceEditor } from "../question.ts";
import { pageRoot } from "./page.ts";

/** A panel that shows one log at a time, as long as the user does not close it. `Shown` says what, and of which log. */
export interface LogPanel<Shown extends { readonly log: vscode.Uri }> {
	/** The log that it shows. */
	readonly log: vscode.Uri;
	/** Shows something and comes to the front. */
	show(shown: Shown): void;
	/** Shows another log, in the same way as the one before. */
	follow(log: vscode.Uri): void;
	/** The text of a log has changed. */
	changed(log: vscode.Uri): void;
	close(): void;
}

/** What is particular to a panel. */
export interface PanelKind<Shown extends { readonly log: vscode.Uri }, Panel extends LogPanel<Shown>> {
	readonly viewType: string;
	readonly title: string;
	readonly column: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus: boolean };
	/** Fills a panel, a new one or one that a window had open before. `closed` is to be called when it goes away. */
	fill(webview: vscode.WebviewPanel, shown: Shown, closed: () => void): Panel;
	/**
	 * Reads what the page left for a window that opens again: it comes from the window's storage, and perhaps from another
	 * version of the extension.
	 */
	readState(state: unknown): Shown | undefined;
}

/** The one panel of a kind. */
export interface SinglePanel<Shown extends { readonly log: vscode.Uri }, Panel extends LogPanel<Shown>>
	extends vscode.Disposable {
	/** `undefined` while it is closed. */
	readonly panel: Panel | undefined;
	/** Opens it, or shows something else in it. */
	show(shown: Shown): void;
}

/** How long something that is closed has to be opened again, in ms. */
const REOPEN_MS = 50;

/** Keeps the panel with the log: other logs, changes, the end of a log, a window that opens again. */
export function keepSinglePanel<Shown extends { readonly log: vscode.Uri }, Panel extends LogPanel<Shown>>(
	desk: Desk,
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
				// A log that is gone has nothing to show, and there is one panel only.
				if (!shown || panel || !(await isThere(desk, shown.log))) return webview.dispose();
				await desk.server.start();
				webview.webview.options = options;
				open(webview, shown);
			},
		}),
		vscode.window.onDidChangeActiveTextEditor(() => {
			const editor = traceEditor();
			if (editor) panel?.follow(logOf(editor.document.uri));
		}),
		desk.hidden.onDidChange(() => {
			const log = desk.hidden.active?.uri;
			if (log) panel?.follow(log);
		}),
		// They come when the server has judged a version of the log, and when a silence or a setting has changed what is said of it.
		vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			for (const uri of uris) panel?.changed(uri);
		}),
		desk.marks.onDidChange((log) => panel?.changed(log)),
		// Without a server the page says so, and with a new one it shows the log again.
		desk.server.onDidGiveUp(() => panel?.changed(panel.log)),
		desk.server.onDidStart(() => panel?.changed(panel.log)),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			if (panel?.log.toString() === uri.toString()) void leave(uri);
		}),
		// VS Code keeps the document of a closed tab for minutes.
		vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
			if (panel && closed.some((tab) => isTabOf(tab, panel!.log))) void leave(panel.log);
		}),
	);

	/** Goes on with another log in sight, or closes the panel: without its log it has nothing to show. */
	async function leave(log: vscode.Uri): Promise<void> {
		// A document that changes its language is closed and opened again at once, and so is a tab that is moved.
		await new Promise((resolve) => setTimeout(resolve, REOPEN_MS));
		if (panel?.log.toString() !== log.toString()) return;
		// After a restart of the window, VS Code opens a log behind another tab only for us, and closes it after a while.
		if (isInTab(log) && (await isThere(desk, log))) return panel.changed(log);
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

async function isThere({ hidden }: Desk, uri: vscode.Uri): Promise<boolean> {
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
