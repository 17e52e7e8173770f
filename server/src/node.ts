// The language server in a Node process.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { connect } from "./connect.ts";
import { startServer } from "./lsp/server.ts";
import { keepHeapSmall } from "./smallHeap.ts";

keepHeapSmall();

startServer(
	(options) => connect(process.argv, options),
	async () => {
		const [{ serve }, { readFile }] = await Promise.all([import("./lsp/services.ts"), import("./readFile.ts")]);
		// The bundle is in `dist`, next to `docs`. `__dirname` is its folder, because the bundle is CommonJS.
		const rulePages = pathToFileURL(join(__dirname, "..", "docs", "rules")).href;
		return (connection, editor) => serve(connection, editor, { rulePages, readFile });
	},
);
