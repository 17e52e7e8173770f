// Door 1: the language server in a Node process, on IPC, stdio, a pipe or a socket (`--node-ipc`, `--stdio`, …).

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { dropCancelled } from "./lsp/cancellation.ts";
import { startServer } from "./lsp/server.ts";
import { readFile } from "./readFile.ts";
import { createStdioConnection } from "./stdio.ts";

const connection = process.argv.includes("--stdio")
	? createStdioConnection(dropCancelled)
	: createConnection(ProposedFeatures.all, dropCancelled);

// The bundle lies in `dist`, beside `docs`. `__dirname` is its folder: the bundle is CommonJS.
startServer(connection, {
	rulePages: pathToFileURL(join(__dirname, "..", "docs", "rules")).href,
	readFile,
});
