// Door 2: the language server in a Web Worker, on the worker's own messages.

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { dropCancelled } from "./lsp/cancellation.ts";
import { startServer } from "./lsp/server.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), dropCancelled));
