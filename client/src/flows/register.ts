// The command that shows the flow table.

import * as vscode from "vscode";
import { readUri } from "../arguments.ts";
import { keepSinglePanel } from "../panels/singlePanel.ts";
import type { App } from "../question.ts";
import type { ActiveLog } from "../tree/activeLog.ts";
import type { SavedState } from "./messages.ts";
import { type FlowsPanel, fillFlowsPanel, type ShownFlows } from "./panel.ts";

/** Registers the command. The table has many columns, so it gets a full-width tab. */
export function registerFlows(
	{ extensionUri }: vscode.ExtensionContext,
	app: App,
	activeLog: ActiveLog,
): vscode.Disposable {
	const flows = keepSinglePanel<ShownFlows, FlowsPanel>(app, extensionUri, {
		viewType: "rtcdll.flows",
		title: vscode.l10n.t("Flows"),
		column: { viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
		fill: (webview, shown, closed) => fillFlowsPanel(app, extensionUri, webview, shown, closed),
		readState,
	});
	return vscode.Disposable.from(
		flows,
		vscode.commands.registerCommand("rtcdll.showFlows", () => {
			const log = activeLog.document?.uri;
			if (log) flows.show({ log });
		}),
	);
}

function readState(state: unknown): ShownFlows | undefined {
	const { log } = (state ?? {}) as Partial<Record<keyof SavedState, unknown>>;
	const uri = readUri(log);
	return uri && { log: uri };
}
