// Maps a document that shows part of a log to the log itself, for commands that concern the whole log.

import type * as vscode from "vscode";
import { LOG_PLACE_REQUEST, type LogPlaceResult, logBehind, type PlaceParams } from "../../server/src/protocol.ts";
import { readUri } from "./arguments.ts";
import { openSource } from "./documents/source.ts";
import { type App, ask, placeOf } from "./question.ts";

/** The log that a document shows a part of; any other document maps to itself. */
export function logOf(document: vscode.Uri): vscode.Uri {
	return readUri(logBehind(document.toString())) ?? document;
}

/** The cursor position in the log itself; in the document if its text no longer matches the log. */
export async function logPlaceOf(app: App, editor: vscode.TextEditor): Promise<PlaceParams> {
	const place = placeOf(editor);
	const log = logOf(editor.document.uri);
	if (log === editor.document.uri) return place;
	try {
		// The server only knows open logs, and this one may have been closed since.
		await openSource(app, log.toString());
	} catch {
		return place;
	}
	return (await ask<LogPlaceResult>(app, LOG_PLACE_REQUEST, place)) ?? place;
}
