// The page of a panel in VS Code, and what it may load.

import * as vscode from "vscode";
import { htmlOf } from "./html.ts";

/** The only folder whose files the page can load. */
export function pageRoot(extension: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(extension, "dist");
}

/** Creates the page for a webview; `bundle` is the common base name of its script and styles. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, title: string, bundle: string): string {
	const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(pageRoot(extension), name)).toString();
	return htmlOf({
		title,
		script: file(`${bundle}.js`),
		styles: file(`${bundle}.css`),
		styleSource: webview.cspSource,
		nonce: createNonce(),
		// Without our translations the page is in English, whatever VS Code's language.
		language: vscode.l10n.bundle ? vscode.env.language : "en",
		words: vscode.l10n.bundle ?? {},
	});
}

function createNonce(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(18));
	return btoa(String.fromCharCode(...bytes)).replace(/[^A-Za-z0-9]/g, "0");
}
