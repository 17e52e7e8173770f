// The lifecycle of the language server, the same in every host: it answers `initialize` first and then loads the engine.

import { type Connection, type ConnectionOptions, Message } from "vscode-languageserver";
import { dropCancelled } from "./cancellation.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { type Editor, readEditor } from "./editor.ts";

/** Creates a connection that does not listen yet. */
export type Connect = (options: ConnectionOptions) => Connection;

/** Registers the services on a connection: `serve` in `services.ts`, with what the host provides. */
export type Serve = (connection: Connection, editor: () => Editor) => void;

/**
 * Serves one editor until it ends the connection. `initialize` is answered immediately. The services are loaded after it, or
 * before any other message that arrives first; all other messages wait for them, in order.
 */
export function startServer(connect: Connect, load: () => Promise<Serve>): void {
	let declared = PLAIN_EDITOR;
	let serving: Promise<void> | undefined;
	let serves = false;
	const connection = connect({
		connectionStrategy: dropCancelled,
		messageStrategy: {
			async handleMessage(message, next) {
				if (serves) return next(message);
				if (!isInitialize(message)) {
					await loaded();
					return next(message);
				}
				await next(message);
				await loaded();
			},
		},
	});
	connection.onInitialize((params) => {
		declared = readEditor(params);
		return { capabilities: capabilitiesFor(declared), serverInfo: { name: "rtcdll-log" } };
	});
	connection.listen();

	function loaded(): Promise<void> {
		if (serving) return serving;
		serving = load().then((serve) => {
			serve(connection, () => declared);
			serves = true;
		});
		// The connection's library would log the rejection and go on waiting. An uncaught exception ends the process or the
		// worker, which the client can detect.
		serving.catch((error: unknown) => setTimeout(() => throwIt(error)));
		return serving;
	}
}

/** Used until `initialize` arrives; messages that come too early are handled all the same. */
const PLAIN_EDITOR = readEditor({ processId: null, rootUri: null, capabilities: {} });

function throwIt(error: unknown): never {
	throw error;
}

function isInitialize(message: Message): boolean {
	return Message.isRequest(message) && message.method === "initialize";
}
