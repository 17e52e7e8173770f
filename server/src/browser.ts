// The language server in a web worker, connected through the worker's own messages.

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "./lsp/server.ts";
import { serve } from "./lsp/services.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;
startServer(
	(options) => createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), options),
	async () => serve,
);
