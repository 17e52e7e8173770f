// The requests that commands send to the server about the cursor position.

import * as vscode from "vscode";
import type { PlaceParams } from "../../server/src/protocol.ts";
import type { HiddenLogs } from "./hidden/logFile.ts";
import type { Marks } from "./marks/store.ts";
import { LANGUAGE_ID } from "./names.ts";
import { SERVER_IS_OFF, type Server } from "./server.ts";

/** What every command needs: the server, the output channel, the hidden logs and the user's marks. */
export interface App {
	readonly server: Server;
	readonly output: vscode.LogOutputChannel;
	readonly hidden: HiddenLogs;
	readonly marks: Marks;
}

/** The message for a request that failed. */
export function noAnswer({ server }: Pick<App, "server">): string {
	return server.isOff
		? SERVER_IS_OFF
		: vscode.l10n.t("The language server did not respond. For details, run RTCDLL Log: Show Log Output.");
}

/** The active editor if it shows a trace; commands do nothing otherwise. */
export function traceEditor(): vscode.TextEditor | undefined {
	const editor = vscode.window.activeTextEditor;
	return editor?.document.languageId === LANGUAGE_ID ? editor : undefined;
}

/** The log of the active editor, or the hidden log of the active tab. */
export function activeLogUri({ hidden }: App): vscode.Uri | undefined {
	return traceEditor()?.document.uri ?? hidden.active?.uri;
}

/** The cursor position as request parameters. */
export function placeOf({ document, selection: { active } }: vscode.TextEditor): PlaceParams {
	return {
		textDocument: { uri: document.uri.toString() },
		position: { line: active.line, character: active.character },
	};
}

/** Sends a request to the server; `undefined` on failure, which is logged. */
export async function ask<Result>(
	{ server, output }: Pick<App, "server" | "output">,
	method: string,
	params: object,
): Promise<Result | undefined> {
	try {
		return await server.request<Result>(method, params);
	} catch (error) {
		// The user was told why the server is off, and every view will ask again.
		if (!server.isOff) output.error(`${method} failed: ${error}`);
		return undefined;
	}
}
