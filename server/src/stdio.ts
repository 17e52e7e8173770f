// Connects over standard input and output. Checks the input, because anyone may have started the server, and reports on
// standard error what is wrong with it.

import { constants } from "node:buffer";
import { Console } from "node:console";
import {
	type Connection,
	type ConnectionOptions,
	createConnection,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node";
import { watchFraming } from "./framing.ts";

/**
 * Makes a connection over standard input and output. A message that is not valid JSON is reported and skipped. If the bytes
 * between messages are not a valid LSP header, the next message cannot be found: this is reported, and the process ends with
 * status 1. It also ends when its input does, with status 0 if `shutdown` was received and 1 otherwise.
 */
export function createStdioConnection(options: ConnectionOptions): Connection {
	// Standard output carries the protocol; any other output would corrupt it.
	globalThis.console = new Console(process.stderr);
	const reader = new StreamMessageReader(process.stdin);
	const connection = createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout), options);
	let wasShutDown = false;
	connection.onShutdown(() => {
		wasShutDown = true;
	});
	const end = () => process.exit(wasShutDown ? 0 : 1);
	process.stdin.on("end", end).on("close", end);

	// The library does not check lengths, and waits for ever if one is too large or not a number.
	let isLost = false;
	watchFraming(process.stdin, LONGEST_MESSAGE, async ({ what, shown }) => {
		isLost = true;
		const { label } = await engine();
		const problem = shown === undefined ? what : `${what}: ${label(shown, 80)}`;
		console.error(`${problem}. The language server ends, since what follows cannot be read either.`);
		process.exit(1);
	});
	reader.onError(async ({ message }) => {
		if (isLost) return;
		const { label } = await engine();
		console.error(`A message could not be read and is passed over: ${label(message)}`);
	});
	let wasLate = false;
	reader.onPartialMessage(({ waitingTime }) => {
		if (wasLate) return;
		wasLate = true;
		console.error(
			`A message has not come whole within ${waitingTime / 1000} s. The language server waits for its rest.`,
		);
	});
	return connection;
}

/** Loaded only when needed, because the server answers `initialize` before the engine is loaded. */
const engine = () => import("./core/index.ts");

/** A message is read into one string, and each byte of ASCII is one character. */
const LONGEST_MESSAGE = constants.MAX_STRING_LENGTH;
