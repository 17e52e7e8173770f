// Connects the server to its client: through the IPC channel of the parent process, as VS Code does, or through standard
// input and output.

import {
	type Connection,
	type ConnectionOptions,
	createConnection,
	ProposedFeatures,
} from "vscode-languageserver/node";
import { createStdioConnection } from "./stdio.ts";

/**
 * Makes the connection that the arguments ask for: `--stdio`, or `--node-ipc` if there is an IPC channel. For anything else,
 * including `--pipe` and `--socket`, prints what is supported and ends the process with status 1.
 */
export function connect(args: readonly string[], options: ConnectionOptions): Connection {
	if (args.includes("--stdio")) return createStdioConnection(options);
	if (args.includes("--node-ipc") && process.connected) return createConnection(ProposedFeatures.all, options);
	console.error(
		"The language server is talked to over its standard streams: start it with --stdio. It opens no pipes and no sockets.",
	);
	process.exit(1);
}
