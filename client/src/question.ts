// What the commands ask the server about the place of the cursor.

import * as vscode from "vscode";
import type { PlaceParams } from "../../server/src/protocol.ts";
import type { HiddenLogs } from "./hidden/logFile.ts";
import type { Marks } from "./marks/store.ts";
import { LANGUAGE_ID } from "./names.ts";
import { SERVER_IS_OFF, type Server } from "./server.ts";

/** What every command needs: whom to ask, where failures are written, the logs that no editor gives, and the reader's marks. */
export interface Desk {
	readonly server: Server;
	readonly output: vscode.LogOutputChannel;
	readonly hidden: HiddenLogs;
	readonly marks: Marks;
}

/** What a command says when the server fails it. */
export function noAnswer({ server }: Pick<Desk, "server">): string {
	return server.isOff
		? SERVER_IS_OFF
		: vscode.l10n.t("The language server gave no answer. RTCDLL Log: Show Log Output tells more.");
}

/** The active editor when it shows a trace; commands do nothing elsewhere. */
export function traceEditor(): vscode.TextEditor | undefined {
	const editor = vscode.window.activeTextEditor;
	return editor?.document.languageId === LANGUAGE_ID ? editor : undefined;
}

/** The log of the active editor, or the one in the active tab that VS Code gives to no extension. */
export function activeLogUri({ hidden }: Desk): vscode.Uri | undefined {
	return traceEditor()?.document.uri ?? hidden.active?.uri;
}

/** The place of the cursor, as requests carry it. */
export function placeOf({ document, selection: { active } }: vscode.TextEditor): PlaceParams {
	return {
		textDocument: { uri: document.uri.toString() },
		position: { line: active.line, character: active.character },
	};
}

/** Asks the server; `undefined` when it fails, which the output tells. */
export async function ask<Result>(
	{ server, output }: Pick<Desk, "server" | "output">,
	method: string,
	params: object,
): Promise<Result | undefined> {
	try {
		return await server.request<Result>(method, params);
	} catch (error) {
		// Why the server is off has been told, and every view asks once more.
		if (!server.isOff) output.error(`${method} failed: ${error}`);
		return undefined;
	}
}
