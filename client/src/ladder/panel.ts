// The panel of the diagram. There is one, and it follows the log that is being read, as VS Code's own previews do: two
// diagrams side by side have no room beside a text, and a second one would have to say which log it speaks of.

import { debounce } from "es-toolkit/compat";
import type * as vscode from "vscode";
import {
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
} from "../../../server/src/protocol.ts";
import { ask, type Desk } from "../question.ts";
import { act } from "./actions.ts";
import { exportDiagram } from "./exporting.ts";
import { cursorLine, followText, type LogText } from "./logText.ts";
import type { FromView, MessageAction, Questions, ToView, View } from "./messages.ts";
import { pageHtml } from "./page.ts";

/** A panel that shows diagrams, as long as the user does not close it. */
export interface DiagramPanel {
	/** The log that it shows. */
	readonly log: vscode.Uri;
	/** Shows a part of a log and comes to the front; the focus stays where it is. */
	show(log: vscode.Uri, view: View): void;
	/** Shows another log, in the same way as the one before. */
	follow(log: vscode.Uri): void;
	/** The text of a log has changed. */
	changed(log: vscode.Uri): void;
	/** Does something with the message at a line of the log. */
	act(action: MessageAction, line: number): Promise<void>;
	close(): void;
}

const REQUESTS: Readonly<Record<keyof Questions, string>> = {
	frame: LADDER_REQUEST,
	rows: LADDER_ROWS_REQUEST,
	find: LADDER_FIND_REQUEST,
	message: LADDER_MESSAGE_REQUEST,
};

/** How long several tidings of one change may be apart, in ms, and how long they may go on. */
const CHANGE_REST_MS = 50;
const LONGEST_CHANGE_MS = 200;

/** Fills a panel, a new one or one that a window had open before. `closed` is called when it goes away. */
export function fillPanel(
	desk: Desk,
	extension: vscode.Uri,
	panel: vscode.WebviewPanel,
	first: { readonly log: vscode.Uri; readonly view: View },
	closed: () => void,
): DiagramPanel {
	let { log, view } = first;
	let text = follow(log);
	let isReady = false;
	let lastPicture = 0;
	const tellChange = debounce(() => post({ type: "changed" }), CHANGE_REST_MS, { maxWait: LONGEST_CHANGE_MS });
	const pictures = new Map<number, (message: FromView & { type: "picture" }) => void>();

	panel.webview.onDidReceiveMessage((message: FromView) => void receive(message));
	// A hidden view is thrown away and made anew when it is shown again: its data is a page of rows, and comes back at once.
	panel.onDidChangeViewState(() => {
		if (!panel.visible) isReady = false;
	});
	panel.onDidDispose(() => {
		tellChange.cancel();
		text.dispose();
		closed();
	});
	setTitle();
	panel.webview.html = pageHtml(panel.webview, extension);

	return {
		get log() {
			return log;
		},
		show(newLog, newView) {
			turnTo(newLog, newView);
			panel.reveal(undefined, true);
		},
		follow(newLog) {
			if (newLog.toString() === log.toString()) return;
			// What was selected in one log says nothing of another.
			const part = view.part === "selection" ? "activity" : view.part;
			turnTo(newLog, { part, line: cursorLine(newLog) ?? 0 });
		},
		changed(changedLog) {
			if (changedLog.toString() === log.toString()) tellChange();
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
		return followText(desk, wanted, (line) => post({ type: "cursor", line }));
	}

	function setTitle(): void {
		panel.title = `Diagram: ${log.path.split("/").at(-1)}`;
	}

	function showView(): void {
		post({ type: "show", log: log.toString(), view, cursor: cursorLine(log) });
	}

	/** A view that is hidden or still loading asks for everything as soon as it runs. */
	function post(message: ToView): void {
		if (isReady) void panel.webview.postMessage(message);
	}

	async function receive(message: FromView): Promise<void> {
		switch (message.type) {
			case "ready":
				isReady = true;
				showView();
				break;
			case "ask": {
				// The view is a page of its own, and what it sends is read like anything else from outside.
				if (!Object.hasOwn(REQUESTS, message.name)) return;
				const method = REQUESTS[message.name];
				const params = { ...message.params, textDocument: { uri: log.toString() } };
				const result = (await ask<unknown>(desk, method, params)) ?? null;
				post({ type: "answer", id: message.id, result });
				break;
			}
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
				await exportDiagram(desk, log, message.view, drawPicture);
				break;
			case "picture":
				pictures.get(message.id)?.(message);
				pictures.delete(message.id);
		}
	}

	function drawPicture(svg: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }> {
		const id = ++lastPicture;
		if (!isReady) return Promise.resolve({ reason: "Bring the diagram to the front and try again." });
		return new Promise((resolve) => {
			pictures.set(id, ({ bytes, reason }) => resolve(bytes ? { bytes } : { reason }));
			post({ type: "picture", id, svg });
		});
	}
}
