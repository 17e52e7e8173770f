// Door 1: the language server in a Node process, on IPC, stdio, a pipe or a socket (`--node-ipc`, `--stdio`, …).

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { dropCancelled } from "./lsp/cancellation.ts";
import { startServer } from "./lsp/server.ts";
import { readFile } from "./readFile.ts";

// The bundle lies in `dist`, beside `docs`. `__dirname` is its folder: the bundle is CommonJS.
startServer(createConnection(ProposedFeatures.all, dropCancelled), {
	rulePages: pathToFileURL(join(__dirname, "..", "docs", "rules")).href,
	readFile,
});
