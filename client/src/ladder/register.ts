// The commands of the sequence diagram, and what keeps its panel with the log: other logs, changes, the end of a log.

import * as vscode from "vscode";
import type { LadderPart } from "../../../server/src/protocol.ts";
import { isIndex, readIndexes, readUri } from "../arguments.ts";
import { isDocument } from "../hidden/logFile.ts";
import { logOf, logPlaceOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type Desk, traceEditor } from "../question.ts";
import { MESSAGE_ACTIONS } from "./actions.ts";
import type { SavedState, View } from "./messages.ts";
import { pageRoot } from "./page.ts";
import { type DiagramPanel, fillPanel } from "./panel.ts";

/** How long something that is closed has to be opened again, in ms. */
const REOPEN_MS = 50;

const VIEW_TYPE = "rtcdll.diagram";

const COMMANDS: Readonly<Record<string, LadderPart>> = {
	"rtcdll.showDiagram": "call",
	"rtcdll.showDiagramOfTransaction": "transaction",
	"rtcdll.showDiagramOfActivity": "activity",
	"rtcdll.showDiagramOfLog": "log",
};

/** Shows several activities as one diagram: those of the messages at some lines (from 0) of a log, which is given as a URI. */
export const SHOW_SELECTION = "rtcdll.showDiagramOfSelection";

/**
 * Registers the commands. They act on the cursor of the active editor, or on the log and the line (from 0) that come as
 * their arguments, and do nothing where there is no trace.
 */
export function registerDiagram({ extensionUri }: vscode.ExtensionContext, desk: Desk): vscode.Disposable {
	let panel: DiagramPanel | undefined;

	const fill = (webviewPanel: vscode.WebviewPanel, log: vscode.Uri, view: View) => {
		webviewPanel.iconPath = vscode.Uri.joinPath(extensionUri, "images", "icon.png");
		const filled = fillPanel(desk, extensionUri, webviewPanel, { log, view }, () => {
			if (panel === filled) panel = undefined;
		});
		panel = filled;
	};
	const show = (log: vscode.Uri, view: View) => {
		if (panel) return panel.show(log, view);
		const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
		fill(vscode.window.createWebviewPanel(VIEW_TYPE, "Diagram", column, optionsOf(extensionUri)), log, view);
	};

	return vscode.Disposable.from(
		...Object.entries(COMMANDS).map(([command, part]) =>
			vscode.commands.registerCommand(command, async (...args: unknown[]) => {
				const place = readPlace(args) ?? (await cursorPlace(desk));
				if (place) return show(place.log, { part, line: place.line });
				// Where the cursor is in a log that VS Code hides, nobody knows.
				const log = desk.hidden.active?.uri;
				if (log) show(log, { part: "log", line: 0 });
			}),
		),
		vscode.commands.registerCommand(SHOW_SELECTION, (...args: unknown[]) => {
			const selection = readSelection(args);
			if (selection) show(selection.log, selection.view);
		}),
		// From the context menu of the diagram comes what the page says of the place under the mouse.
		...MESSAGE_ACTIONS.map((action) =>
			vscode.commands.registerCommand(`${VIEW_TYPE}.${action}`, async (place?: { readonly line?: unknown }) => {
				if (isIndex(place?.line)) await panel?.act(action, place.line);
			}),
		),
		vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
			async deserializeWebviewPanel(webviewPanel, state) {
				const saved = readState(state);
				// A log that is gone has no diagram, and there is one panel only.
				if (!saved || panel || !(await isThere(desk, saved.log))) return webviewPanel.dispose();
				await desk.server.start();
				webviewPanel.webview.options = optionsOf(extensionUri);
				fill(webviewPanel, saved.log, saved.view);
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
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			if (panel?.log.toString() === uri.toString()) void leave(uri);
		}),
		// VS Code keeps the document of a closed tab for minutes.
		vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
			if (panel && closed.some((tab) => isTabOf(tab, panel!.log))) void leave(panel.log);
		}),
		{ dispose: () => panel?.close() },
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
}

function optionsOf(extension: vscode.Uri): vscode.WebviewOptions {
	return { enableScripts: true, localResourceRoots: [pageRoot(extension)] };
}

/** From another view, the place comes as the arguments; from a menu, they are of no interest. */
function readPlace([log, line]: readonly unknown[]): { log: vscode.Uri; line: number } | undefined {
	const uri = readUri(log);
	return uri && isIndex(line) ? { log: uri, line } : undefined;
}

function readSelection([log, selected]: readonly unknown[]): { log: vscode.Uri; view: View } | undefined {
	const uri = readUri(log);
	const lines = readIndexes(selected);
	if (!uri || !lines || lines.length === 0) return undefined;
	return { log: uri, view: { part: "selection", line: lines[0]!, selected: lines } };
}

async function cursorPlace(desk: Desk): Promise<{ log: vscode.Uri; line: number } | undefined> {
	const editor = traceEditor();
	if (!editor) return undefined;
	const { textDocument, position } = await logPlaceOf(desk, editor);
	return { log: vscode.Uri.parse(textDocument.uri, true), line: position.line };
}

/** The state comes from the window's storage, and perhaps from another version of the extension. */
function readState(state: unknown): { log: vscode.Uri; view: View } | undefined {
	const { log, view } = (state ?? {}) as Partial<Record<keyof SavedState, unknown>>;
	const { part, line, selected } = (view ?? {}) as Partial<Record<keyof View, unknown>>;
	const uri = readUri(log);
	if (!uri || !isIndex(line) || !PARTS.has(part as LadderPart)) return undefined;
	const lines = readIndexes(selected);
	return { log: uri, view: { part: part as LadderPart, line, ...(lines && { selected: lines }) } };
}

const PARTS: ReadonlySet<LadderPart> = new Set([...Object.values(COMMANDS), "selection"]);

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
