// Decode Token: shows a decoded security token read-only in an editor beside the log. The server decodes it.

import * as vscode from "vscode";
import { DECODE_TOKEN_REQUEST, type DecodeTokenResult, type PlaceParams } from "../../../server/src/protocol.ts";
import { isIndex } from "../arguments.ts";
import { say } from "../goTo.ts";
import { type App, ask, noAnswer, placeOf, traceEditor } from "../question.ts";
import { derivedUri, provideDerived, readSource, type Source } from "./derived.ts";

/** The URI scheme of decoded tokens. */
const TOKEN_SCHEME = "rtcdll-token";

/** Registers the command and the content provider. */
export function registerTokens(app: App): vscode.Disposable {
	return vscode.Disposable.from(
		provideDerived(app, {
			scheme: TOKEN_SCHEME,
			sourceOf: readTokenSource,
			textOf: (source) => readToken(app, source),
		}),
		vscode.commands.registerCommand("rtcdll.decodeToken", () => decodeToken(app)),
	);
}

/** The position of a token in a log. */
interface TokenSource extends Source {
	readonly line: number;
	readonly character: number;
}

async function decodeToken(app: App): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const answer = await ask<DecodeTokenResult>(app, DECODE_TOKEN_REQUEST, placeOf(editor));
	if (!answer || answer.text === null) return say(editor, answer?.reason ?? noAnswer(app));
	const { line, character } = answer.range.start;
	const source: TokenSource = { log: editor.document.uri.toString(), line, character };
	const title = `${answer.kind}, line ${line + 1}.txt`;
	const uri = derivedUri(TOKEN_SCHEME, title, source);
	await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

async function readToken(app: App, source: TokenSource): Promise<string> {
	const params: PlaceParams = {
		textDocument: { uri: source.log },
		position: { line: source.line, character: source.character },
	};
	const answer = await ask<DecodeTokenResult>(app, DECODE_TOKEN_REQUEST, params);
	if (!answer || answer.text === null)
		throw new Error(answer?.reason ?? vscode.l10n.t("The log no longer has this token."));
	return answer.text;
}

function readTokenSource(uri: vscode.Uri): TokenSource | undefined {
	return readSource<TokenSource>(uri, TOKEN_SCHEME, ({ log, line, character }) =>
		typeof log === "string" && isIndex(line) && isIndex(character) ? { log, line, character } : undefined,
	);
}
