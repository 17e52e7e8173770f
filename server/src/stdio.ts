// The standard streams as a connection: what comes in is checked, since anybody may have started the server, and what is wrong
// with it is said on the standard error.

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
 * A connection on the standard input and output. A message that is no JSON is said and passed over. Where the bytes between
 * messages are no header of LSP, nobody can tell where the next message begins: that is said, and the process ends with status 1.
 * It ends as well when the input does, with 0 after `shutdown`.
 */
export function createStdioConnection(options: ConnectionOptions): Connection {
	// The standard output belongs to the protocol: one line of anything else would break it.
	globalThis.console = new Console(process.stderr);
	const reader = new StreamMessageReader(process.stdin);
	const connection = createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout), options);
	let wasShutDown = false;
	connection.onShutdown(() => {
		wasShutDown = true;
	});
	const end = () => process.exit(wasShutDown ? 0 : 1);
	process.stdin.on("end", end).on("close", end);

	// The library does not look at lengths, and waits for ever for those that make no sense.
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

/** Loaded only here: the server says what it can do before it has it. */
const engine = () => import("./core/index.ts");

/** A message is read as one string, and in ASCII each byte is a character. */
const LONGEST_MESSAGE = constants.MAX_STRING_LENGTH;
