// Show Body: opens the body of a message read-only in an editor beside the log.

import * as vscode from "vscode";
import {
	BODY_REQUEST,
	type BodyResult,
	type PlaceParams,
	type ProtocolBodyPart,
} from "../../../server/src/protocol.ts";
import { isIndex } from "../arguments.ts";
import { say } from "../goTo.ts";
import { type App, ask, noAnswer, placeOf, traceEditor } from "../question.ts";
import { derivedUri, provideDerived, readSource, type Source } from "./derived.ts";
import type { FindSource } from "./goToSource.ts";

/** The URI scheme of body documents. */
const BODY_SCHEME = "rtcdll-body";

/** Registers the commands and the content provider. */
export function registerBodies(app: App): vscode.Disposable {
	return vscode.Disposable.from(
		provideDerived(app, {
			scheme: BODY_SCHEME,
			sourceOf: readBodySource,
			textOf: (source) => readBody(app, source),
		}),
		vscode.commands.registerCommand("rtcdll.showBody", () => showBody(app)),
	);
}

interface BodySource extends Source {
	/** The line on which the message begins, 0-based. */
	readonly line: number;
	readonly character: number;
	readonly part: number;
}

async function showBody(app: App): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const answer = await ask<BodyResult>(app, BODY_REQUEST, placeOf(editor));
	if (!answer?.parts) return say(editor, answer?.reason ?? noAnswer(app));
	const { name, message, parts } = answer;
	const part = answer.at >= 0 ? answer.at : await choosePart(name, parts);
	if (part === undefined) return;
	const number = parts.length > 1 ? `, part ${part + 1}` : "";
	const title = `${name}, line ${message.line + 1}${number}${EXTENSIONS[parts[part]!.kind]}`;
	const source: BodySource = { log: editor.document.uri.toString(), ...message, part };
	const uri = derivedUri(BODY_SCHEME, title, source);
	await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** The file extension selects the language and so the highlighting. SDP has no language of its own. */
const EXTENSIONS: Readonly<Record<ProtocolBodyPart["kind"], string>> = {
	xml: ".xml",
	json: ".json",
	html: ".html",
	sdp: ".sdp",
	sipfrag: ".sip.txt",
	text: ".txt",
};

async function choosePart(name: string, parts: readonly ProtocolBodyPart[]): Promise<number | undefined> {
	if (parts.length === 1) return 0;
	const items = parts.map((part, index) => ({
		label: part.contentType || vscode.l10n.t("text"),
		description: vscode.l10n.t("line {0}", part.range.start.line + 1),
		index,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t("Body of {0}", name),
		placeHolder: vscode.l10n.t("Which part?"),
	});
	return chosen?.index;
}

async function readBody(app: App, source: BodySource): Promise<string> {
	const params: PlaceParams = {
		textDocument: { uri: source.log },
		position: { line: source.line, character: source.character },
	};
	const answer = await ask<BodyResult>(app, BODY_REQUEST, params);
	const part = answer?.parts?.[source.part];
	if (!part) throw new Error(answer?.reason ?? vscode.l10n.t("The log no longer has this body."));
	return part.text;
}

/** Leads from a body to the start of its message. */
export const findBodySource: FindSource = async ({ document: { uri } }) => {
	const source = readBodySource(uri);
	return (
		source && {
			log: vscode.Uri.parse(source.log, true),
			position: new vscode.Position(source.line, source.character),
		}
	);
};

function readBodySource(uri: vscode.Uri): BodySource | undefined {
	return readSource<BodySource>(uri, BODY_SCHEME, ({ log, line, character, part }) =>
		typeof log === "string" && isIndex(line) && isIndex(character) && isIndex(part)
			? { log, line, character, part }
			: undefined,
	);
}
