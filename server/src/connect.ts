// How the server is talked to: over the channel of the process that has started it, as VS Code does, or over its standard streams.

import {
	type Connection,
	type ConnectionOptions,
	createConnection,
	ProposedFeatures,
} from "vscode-languageserver/node";
import { createStdioConnection } from "./stdio.ts";

/**
 * The connection that the arguments of the program ask for: `--stdio`, or `--node-ipc` where there is such a channel. For anything
 * else, `--pipe` and `--socket` too, the process says what it takes and ends with status 1.
 */
export function connect(args: readonly string[], options: ConnectionOptions): Connection {
	if (args.includes("--stdio")) return createStdioConnection(options);
	if (args.includes("--node-ipc") && process.connected) return createConnection(ProposedFeatures.all, options);
	console.error(
		"The language server is talked to over its standard streams: start it with --stdio. It opens no pipes and no sockets.",
	);
	process.exit(1);
}
