// The commands of the sequence diagram.

import * as vscode from "vscode";
import type { LadderPart } from "../../../server/src/protocol.ts";
import { isIndex, readIndexes, readUri } from "../arguments.ts";
import { logPlaceOf } from "../logPlace.ts";
import { keepSinglePanel } from "../panels/singlePanel.ts";
import { type App, traceEditor } from "../question.ts";
import { MESSAGE_ACTIONS } from "./actions.ts";
import type { SavedState, View } from "./messages.ts";
import { type DiagramPanel, fillPanel, type ShownPart } from "./panel.ts";

const VIEW_TYPE = "rtcdll.diagram";

const COMMANDS: Readonly<Record<string, LadderPart>> = {
	"rtcdll.showDiagram": "call",
	"rtcdll.showDiagramOfTransaction": "transaction",
	"rtcdll.showDiagramOfActivity": "activity",
	"rtcdll.showDiagramOfLog": "log",
};

/**
 * Shows several activities in one diagram: those of the messages at the given lines (0-based) of the log with the given URI.
 */
export const SHOW_SELECTION = "rtcdll.showDiagramOfSelection";

/**
 * Registers the commands. They act at the cursor of the active editor, or on the log and line (0-based) passed as arguments,
 * and do nothing if there is no trace.
 */
export function registerDiagram({ extensionUri }: vscode.ExtensionContext, app: App): vscode.Disposable {
	const diagram = keepSinglePanel<ShownPart, DiagramPanel>(app, extensionUri, {
		viewType: VIEW_TYPE,
		title: vscode.l10n.t("Diagram"),
		column: { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
		fill: (webview, shown, closed) => fillPanel(app, extensionUri, webview, shown, closed),
		readState,
	});
	return vscode.Disposable.from(
		diagram,
		...Object.entries(COMMANDS).map(([command, part]) =>
			vscode.commands.registerCommand(command, async (...args: unknown[]) => {
				const place = readPlace(args) ?? (await cursorPlace(app));
				if (place) return diagram.show({ log: place.log, view: { part, line: place.line } });
				// The cursor position in a hidden log is unknown.
				const log = app.hidden.active?.uri;
				if (log) diagram.show({ log, view: { part: "log", line: 0 } });
			}),
		),
		vscode.commands.registerCommand(SHOW_SELECTION, (...args: unknown[]) => {
			const selection = readSelection(args);
			if (selection) diagram.show(selection);
		}),
		// The diagram's context menu passes what the page reports for the position under the mouse.
		...MESSAGE_ACTIONS.map((action) =>
			vscode.commands.registerCommand(`${VIEW_TYPE}.${action}`, async (place?: { readonly line?: unknown }) => {
				if (isIndex(place?.line)) await diagram.panel?.act(action, place.line);
			}),
		),
	);
}

/** Other views pass the place as arguments; the arguments passed by menus are ignored. */
function readPlace([log, line]: readonly unknown[]): { log: vscode.Uri; line: number } | undefined {
	const uri = readUri(log);
	return uri && isIndex(line) ? { log: uri, line } : undefined;
}

function readSelection([log, selected]: readonly unknown[]): ShownPart | undefined {
	const uri = readUri(log);
	const lines = readIndexes(selected);
	if (!uri || !lines || lines.length === 0) return undefined;
	return { log: uri, view: { part: "selection", line: lines[0]!, selected: lines } };
}

async function cursorPlace(app: App): Promise<{ log: vscode.Uri; line: number } | undefined> {
	const editor = traceEditor();
	if (!editor) return undefined;
	const { textDocument, position } = await logPlaceOf(app, editor);
	return { log: vscode.Uri.parse(textDocument.uri, true), line: position.line };
}

function readState(state: unknown): ShownPart | undefined {
	const { log, view } = (state ?? {}) as Partial<Record<keyof SavedState, unknown>>;
	const { part, line, selected } = (view ?? {}) as Partial<Record<keyof View, unknown>>;
	const uri = readUri(log);
	if (!uri || !isIndex(line) || !PARTS.has(part as LadderPart)) return undefined;
	const lines = readIndexes(selected);
	return { log: uri, view: { part: part as LadderPart, line, ...(lines && { selected: lines }) } };
}

const PARTS: ReadonlySet<LadderPart> = new Set([...Object.values(COMMANDS), "selection"]);
