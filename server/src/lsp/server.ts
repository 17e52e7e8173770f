// The life of the language server, the same in every host: it says what it can do, and only then loads what does it.

import { type Connection, type ConnectionOptions, Message } from "vscode-languageserver";
import { dropCancelled } from "./cancellation.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { type Editor, readEditor } from "./editor.ts";

/** Makes a connection that does not listen yet. */
export type Connect = (options: ConnectionOptions) => Connection;

/** Has a connection serve an editor; `serve` in `services.ts`, with what the host knows. */
export type Serve = (connection: Connection, editor: () => Editor) => void;

/**
 * Serves one editor until it ends the connection. `initialize` is answered at once; what serves is loaded behind that, or where
 * the editor sends something else first, and everything else waits for it in its order.
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
		// The library would log it and wait on. What nobody catches ends the process or the worker, as the client expects.
		serving.catch((error: unknown) => setTimeout(() => throwIt(error)));
		return serving;
	}
}

/** One that has not said anything yet; what it sends too early is taken all the same. */
const PLAIN_EDITOR = readEditor({ processId: null, rootUri: null, capabilities: {} });

function throwIt(error: unknown): never {
	throw error;
}

function isInitialize(message: Message): boolean {
	return Message.isRequest(message) && message.method === "initialize";
}
