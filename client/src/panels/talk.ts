// Messages between a panel and its page in both directions, and the page's requests to the server.

import { debounce } from "es-toolkit/compat";
import type * as vscode from "vscode";
import { type App, ask } from "../question.ts";
import type { FromPage, ToPage } from "./messages.ts";

/** The page of a panel, as the extension sees it. */
export interface PageConnection<To> {
	/** Sends a message. A page that is hidden or loading misses it, and requests everything as soon as it runs. */
	post(message: To): void;
	/** Reports a change of the log to the page; changes in quick succession are reported once. */
	changed(): void;
	/** True while the page runs. */
	readonly isReady: boolean;
}

/** What the connection needs from its panel. */
export interface PageHandler<From, Name extends PropertyKey> {
	/** The LSP requests behind the page's questions. */
	readonly requests: Readonly<Record<Name, string>>;
	/** The log that is shown now. */
	log(): vscode.Uri;
	/** Receives all messages except those about questions and the server. */
	receive(message: Exclude<From, { type: "ask" | "restart" }>): void;
}

/** How long changes must pause before they are reported, and the maximum delay, in ms. */
const CHANGE_REST_MS = 50;
const LONGEST_CHANGE_MS = 200;

/** Connects the page of a panel until the panel is closed. */
export function connectPage<To, From extends { readonly type: string }, Name extends PropertyKey>(
	app: App,
	panel: vscode.WebviewPanel,
	{ requests, log, receive }: PageHandler<From, Name>,
): PageConnection<To | ToPage> {
	let isReady = false;
	const post = (message: To | ToPage) => {
		if (isReady) void panel.webview.postMessage(message);
	};
	const changed = debounce(() => post({ type: "changed" }), CHANGE_REST_MS, { maxWait: LONGEST_CHANGE_MS });

	async function answer({ id, name, params }: FromPage<Record<Name, unknown>> & { type: "ask" }): Promise<void> {
		// Messages from the page are untrusted input.
		if (!Object.hasOwn(requests, name)) return;
		const asked = { ...params, textDocument: { uri: log().toString() } };
		const result = (await ask<unknown>(app, requests[name], asked)) ?? null;
		post({ type: "answer", id, result, isOff: app.server.isOff });
	}

	panel.webview.onDidReceiveMessage((message: From | FromPage<Record<Name, unknown>>) => {
		if (message.type === "ask") return void answer(message as FromPage<Record<Name, unknown>> & { type: "ask" });
		if (message.type === "restart") return void app.server.restart();
		if (message.type === "ready") isReady = true;
		receive(message as Exclude<From, { type: "ask" | "restart" }>);
	});
	// A hidden view is discarded and recreated when shown again: its data is one page of rows and reloads quickly.
	panel.onDidChangeViewState(() => {
		if (!panel.visible) isReady = false;
	});
	panel.onDidDispose(changed.cancel);
	return {
		post,
		changed,
		get isReady() {
			return isReady;
		},
	};
}
