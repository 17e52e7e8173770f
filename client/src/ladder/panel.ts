// The diagram panel: what it shows, and how it handles the messages of its page.

import * as vscode from "vscode";
import {
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
	LADDER_SOURCE_REQUEST,
} from "../../../server/src/protocol.ts";
import { fileName } from "../fileName.ts";
import { pageHtml } from "../panels/page.ts";
import type { LogPanel } from "../panels/singlePanel.ts";
import { connectPage } from "../panels/talk.ts";
import type { App } from "../question.ts";
import { act } from "./actions.ts";
import { exportDiagram } from "./exporting.ts";
import { cursorLine, followText, type LogText } from "./logText.ts";
import type { FromView, MessageAction, Questions, ToView, View } from "./messages.ts";

/** A part of a log. */
export interface ShownPart {
	readonly log: vscode.Uri;
	readonly view: View;
}

/** A panel that shows diagrams. Bringing it to the front does not move the focus. */
export interface DiagramPanel extends LogPanel<ShownPart> {
	/** Runs an action on the message at a line of the log. */
	act(action: MessageAction, line: number): Promise<void>;
}

const REQUESTS: Readonly<Record<keyof Questions, string>> = {
	frame: LADDER_REQUEST,
	rows: LADDER_ROWS_REQUEST,
	find: LADDER_FIND_REQUEST,
	message: LADDER_MESSAGE_REQUEST,
	source: LADDER_SOURCE_REQUEST,
};

/** Sets up a new or restored panel. `closed` is called when the panel closes. */
export function fillPanel(
	app: App,
	extension: vscode.Uri,
	panel: vscode.WebviewPanel,
	first: ShownPart,
	closed: () => void,
): DiagramPanel {
	let { log, view } = first;
	let text = follow(log);
	let lastPicture = 0;
	const page = connectPage<ToView, FromView, keyof Questions>(app, panel, {
		requests: REQUESTS,
		log: () => log,
		receive: (message) => void receive(message),
	});
	const pictures = new Map<number, (message: FromView & { type: "picture" }) => void>();

	panel.onDidDispose(() => {
		text.dispose();
		closed();
	});
	setTitle();
	panel.webview.html = pageHtml(panel.webview, extension, vscode.l10n.t("Sequence Diagram"), "ladder");

	return {
		get log() {
			return log;
		},
		show(shown) {
			turnTo(shown.log, shown.view);
			panel.reveal(undefined, true);
		},
		follow(newLog) {
			if (newLog.toString() === log.toString()) return;
			// A selection in one log means nothing in another.
			const part = view.part === "selection" ? "activity" : view.part;
			turnTo(newLog, { part, line: cursorLine(newLog) ?? 0 });
		},
		changed(changedLog) {
			if (changedLog.toString() === log.toString()) page.changed();
		},
		act: (action, line) => act(text, action, line),
		close: () => panel.dispose(),
	};

	function turnTo(newLog: vscode.Uri, newView: View): void {
		if (newLog.toString() !== log.toString()) {
			text.dispose();
			text = follow(newLog);
		}
		log = newLog;
		view = newView;
		setTitle();
		showView();
	}

	function follow(wanted: vscode.Uri): LogText {
		return followText(app, wanted, (line) => page.post({ type: "cursor", line }));
	}

	function setTitle(): void {
		panel.title = vscode.l10n.t("Diagram: {0}", fileName(log));
	}

	function showView(): void {
		page.post({ type: "show", log: log.toString(), view, cursor: cursorLine(log) });
	}

	async function receive(message: Exclude<FromView, { type: "ask" | "restart" }>): Promise<void> {
		switch (message.type) {
			case "ready":
				showView();
				break;
			case "showing":
				if (message.log === log.toString()) view = message.view;
				break;
			case "reveal":
				await text.reveal(message.line, message.focus);
				break;
			case "act":
				await act(text, message.action, message.line);
				break;
			case "export":
				await exportDiagram(app, log, message.view, drawPicture);
				break;
			case "picture":
				pictures.get(message.id)?.(message);
				pictures.delete(message.id);
		}
	}

	function drawPicture(svg: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }> {
		const id = ++lastPicture;
		if (!page.isReady) {
			return Promise.resolve({ reason: vscode.l10n.t("Bring the diagram to the front and try again.") });
		}
		return new Promise((resolve) => {
			pictures.set(id, ({ bytes, reason }) => resolve(bytes ? { bytes } : { reason }));
			page.post({ type: "picture", id, svg });
		});
	}
}
