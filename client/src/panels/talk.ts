// The talk of a panel with its page: messages both ways, and what the page asks the server.

import { debounce } from "es-toolkit/compat";
import type * as vscode from "vscode";
import { ask, type Desk } from "../question.ts";
import type { FromPage, ToPage } from "./messages.ts";

/** The page of a panel, as the extension talks to it. */
export interface Talk<To> {
	/** Sends a message. A page that is hidden or still loading misses it, and asks for everything as soon as it runs. */
	post(message: To): void;
	/** Says that the log has changed, once for several changes that come together. */
	changed(): void;
	/** True while the page runs. */
	readonly isReady: boolean;
}

/** What the talk needs to know of its panel. */
export interface Talker<From, Name extends PropertyKey> {
	/** The requests behind the questions of the page. */
	readonly requests: Readonly<Record<Name, string>>;
	/** The log that is shown now. */
	log(): vscode.Uri;
	/** Hears all but the questions, and what has to do with the server. */
	receive(message: Exclude<From, { type: "ask" | "restart" }>): void;
}

/** How long several tidings of one change may be apart, in ms, and how long they may go on. */
const CHANGE_REST_MS = 50;
const LONGEST_CHANGE_MS = 200;

/** Talks with the page of a panel until that is closed. */
export function talkWith<To, From extends { readonly type: string }, Name extends PropertyKey>(
	desk: Desk,
	panel: vscode.WebviewPanel,
	{ requests, log, receive }: Talker<From, Name>,
): Talk<To | ToPage> {
	let isReady = false;
	const post = (message: To | ToPage) => {
		if (isReady) void panel.webview.postMessage(message);
	};
	const changed = debounce(() => post({ type: "changed" }), CHANGE_REST_MS, { maxWait: LONGEST_CHANGE_MS });

	async function answer({ id, name, params }: FromPage<Record<Name, unknown>> & { type: "ask" }): Promise<void> {
		// The page sends what it likes, and it is read like anything else from outside.
		if (!Object.hasOwn(requests, name)) return;
		const asked = { ...params, textDocument: { uri: log().toString() } };
		const result = (await ask<unknown>(desk, requests[name], asked)) ?? null;
		post({ type: "answer", id, result, isOff: desk.server.isOff });
	}

	panel.webview.onDidReceiveMessage((message: From | FromPage<Record<Name, unknown>>) => {
		if (message.type === "ask") return void answer(message as FromPage<Record<Name, unknown>> & { type: "ask" });
		if (message.type === "restart") return void desk.server.restart();
		if (message.type === "ready") isReady = true;
		receive(message as Exclude<From, { type: "ask" | "restart" }>);
	});
	// A hidden view is thrown away and made anew when it is shown again: its data is a page of rows, and comes back at once.
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
