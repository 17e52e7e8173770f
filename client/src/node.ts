// The desktop entry point: the language server runs in its own Node process.

import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateExtension } from "./extension.ts";
import { registerFindLogs } from "./findLogs/register.ts";
import { LastWords } from "./lastWords.ts";
import { registerMcpServer } from "./mcpServer.ts";
import { DISPLAY_NAME } from "./names.ts";
import { openNamed } from "./openNamed.ts";

export { deactivate } from "./extension.ts";

/** Called by VS Code when the first trace, log or plain text opens. */
export function activate(context: ExtensionContext): void {
	const module = context.asAbsolutePath("dist/server.js");
	const serverOptions = { module, transport: TransportKind.ipc };
	const lastWords = new LastWords();
	activateExtension(
		context,
		(options) =>
			new LanguageClient("rtcdll", DISPLAY_NAME, serverOptions, {
				...options,
				stdioOptions: {
					stdout: (stream, output) => stream.on("data", (data) => output.info(String(data).trimEnd())),
					stderr: (stream, output) => lastWords.listenTo(stream, (line) => output.error(line)),
				},
			}),
		() => lastWords.ranOutOfMemory(),
	);
	context.subscriptions.push(registerFindLogs(process.env), registerMcpServer());
	void openNamed(process.env);
}
