// The flow table panel: what it shows, and how it handles the messages of its page.

import * as vscode from "vscode";
import { FLOW_ROWS_REQUEST, FLOWS_REQUEST } from "../../../server/src/protocol.ts";
import { isIndex, readIndexes } from "../arguments.ts";
import { fileName } from "../fileName.ts";
import { revealLine } from "../ladder/logText.ts";
import { SHOW_SELECTION } from "../ladder/register.ts";
import { pageHtml } from "../panels/page.ts";
import type { LogPanel } from "../panels/singlePanel.ts";
import { connectPage } from "../panels/talk.ts";
import type { App } from "../question.ts";
import { exportFlows } from "./exporting.ts";
import type { FromView, Questions, ToView } from "./messages.ts";

/** The log whose flows are shown. */
export interface ShownFlows {
	readonly log: vscode.Uri;
}

/** A panel that shows flow tables. */
export type FlowsPanel = LogPanel<ShownFlows>;

const REQUESTS: Readonly<Record<keyof Questions, string>> = { frame: FLOWS_REQUEST, rows: FLOW_ROWS_REQUEST };

/** Sets up a new or restored panel. `closed` is called when the panel closes. */
export function fillFlowsPanel(
	app: App,
	extension: vscode.Uri,
	panel: vscode.WebviewPanel,
	first: ShownFlows,
	closed: () => void,
): FlowsPanel {
	let { log } = first;
	const page = connectPage<ToView, FromView, keyof Questions>(app, panel, {
		requests: REQUESTS,
		log: () => log,
		receive: (message) => void receive(message),
	});
	panel.onDidDispose(closed);
	setTitle();
	panel.webview.html = pageHtml(panel.webview, extension, vscode.l10n.t("Flows"), "flows");

	return {
		get log() {
			return log;
		},
		show(shown) {
			turnTo(shown.log);
			panel.reveal();
		},
		follow(newLog) {
			if (newLog.toString() !== log.toString()) turnTo(newLog);
		},
		changed(changedLog) {
			if (changedLog.toString() === log.toString()) page.changed();
		},
		close: () => panel.dispose(),
	};

	function turnTo(newLog: vscode.Uri): void {
		log = newLog;
		setTitle();
		showLog();
	}

	function setTitle(): void {
		panel.title = vscode.l10n.t("Flows: {0}", fileName(log));
	}

	function showLog(): void {
		page.post({ type: "show", log: log.toString() });
	}

	async function receive(message: Exclude<FromView, { type: "ask" | "restart" }>): Promise<void> {
		switch (message.type) {
			case "ready":
				showLog();
				break;
			case "open":
				if (isIndex(message.line)) await revealLine(app, log, message.line, true);
				break;
			case "diagram":
				await vscode.commands.executeCommand(SHOW_SELECTION, log.toString(), message.lines);
				break;
			case "export":
				await exportFlows(app, log, { ...message, selected: readIndexes(message.selected) ?? [] });
		}
	}
}
