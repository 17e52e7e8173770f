// The web entry: the language server is a Web Worker.

import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { activateExtension } from "./extension.ts";
import { registerFindLogs } from "./findLogs/register.ts";
import { DISPLAY_NAME } from "./names.ts";

export { deactivate } from "./extension.ts";

/** Called by VS Code on the first trace, log or plain text. */
export function activate(context: ExtensionContext): void {
	let script: string | undefined;
	let worker: Worker | undefined;
	const startServer = async () => {
		// A worker does not end by itself when its client is done with it.
		worker?.terminate();
		script ??= await workerScript(context.extensionUri);
		worker = new Worker(script);
		return { reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) };
	};
	activateExtension(context, (options) => new LanguageClient("rtcdll", DISPLAY_NAME, startServer, options));
	// A page has no environment, and no folders of a client.
	context.subscriptions.push(registerFindLogs({}), {
		dispose() {
			worker?.terminate();
			if (script) URL.revokeObjectURL(script);
		},
	});
}

/**
 * The URL of a script with the engine and the server. Both are read as files, because a worker cannot be started from an
 * extension that is installed on a remote machine, and because a worker has no modules.
 */
async function workerScript(extension: Uri): Promise<string> {
	const files = ["engine.js", "server.browser.js"].map((name) => Uri.joinPath(extension, "dist", name));
	const contents = await Promise.all(files.map((file) => workspace.fs.readFile(file)));
	const texts = contents.map((bytes) => new TextDecoder().decode(bytes));
	return URL.createObjectURL(new Blob([texts.join("\n")], { type: "text/javascript" }));
}

/**
 * Treats an error of the worker as the end of the connection, as the death of a process is on the desktop. An error is
 * a script that could not be loaded or an exception that nobody caught; the library alone would wait on for an answer.
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
