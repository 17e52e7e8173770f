// Door 1: the language server in a Node process.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { connect } from "./connect.ts";
import { dropCancelled } from "./lsp/cancellation.ts";
import { startServer } from "./lsp/server.ts";
import { readFile } from "./readFile.ts";

// The bundle lies in `dist`, beside `docs`. `__dirname` is its folder: the bundle is CommonJS.
startServer(connect(process.argv, dropCancelled), {
	rulePages: pathToFileURL(join(__dirname, "..", "docs", "rules")).href,
	readFile,
});
