// The desktop entry: the language server is a Node process of its own.

import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateExtension } from "./extension.ts";
import { DISPLAY_NAME } from "./names.ts";
import { openNamed } from "./openNamed.ts";

export { deactivate } from "./extension.ts";

/** Called by VS Code on the first trace, log or plain text. */
export function activate(context: ExtensionContext): void {
	const module = context.asAbsolutePath("dist/server.js");
	const serverOptions = { module, transport: TransportKind.ipc };
	activateExtension(context, (options) => new LanguageClient("rtcdll", DISPLAY_NAME, serverOptions, options));
	void openNamed(process.env);
}
