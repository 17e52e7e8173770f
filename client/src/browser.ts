// The web entry point: the language server runs in a Web Worker.

import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { activateExtension } from "./extension.ts";
import { registerFindLogs } from "./findLogs/register.ts";
import { DISPLAY_NAME } from "./names.ts";

export { deactivate } from "./extension.ts";

/** Called by VS Code when the first trace, log or plain text opens. */
export function activate(context: ExtensionContext): void {
	let script: string | undefined;
	let worker: Worker | undefined;
	const startServer = async () => {
		// Stopping the client does not terminate its worker.
		worker?.terminate();
		script ??= await workerScript(context.extensionUri);
		worker = new Worker(script);
		return { reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) };
	};
	activateExtension(context, (options) => new LanguageClient("rtcdll", DISPLAY_NAME, startServer, options));
	// A web page has no environment variables and no client log folders.
	context.subscriptions.push(registerFindLogs({}), {
		dispose() {
			worker?.terminate();
			if (script) URL.revokeObjectURL(script);
		},
	});
}

/**
 * Builds one script from the engine and the server, and returns its URL. Both are read as files because a worker cannot be
 * loaded directly from an extension on a remote machine, and because this worker cannot use modules.
 */
async function workerScript(extension: Uri): Promise<string> {
	const files = ["lsp.js", "engine.js", "server.browser.js"].map((name) => Uri.joinPath(extension, "dist", name));
	const contents = await Promise.all(files.map((file) => workspace.fs.readFile(file)));
	const texts = contents.map((bytes) => new TextDecoder().decode(bytes));
	return URL.createObjectURL(new Blob([texts.join("\n")], { type: "text/javascript" }));
}

/**
 * Closes the connection when the worker reports an error, just as a dead process does on the desktop. The worker reports an
 * error if its script fails to load or throws an uncaught exception; the library alone would wait for a response forever.
 */
class WorkerReader extends BrowserMessageReader {
	constructor(worker: Worker) {
		super(worker);
		worker.addEventListener("error", () => {
			worker.terminate();
			this.fireClose();
		});
	}
}
