// The description of `rtcdll mcp`.

import { command } from "../arguments/command.ts";
import { serveAssistant } from "../assistant/serveAssistant.ts";

/** Runs a server of the Model Context Protocol. */
export const mcp = command({
	name: "mcp",
	summary: "answers an AI assistant's questions about logs, as an MCP server over standard input and output",
	operands: [{ name: "DIR", many: true, isFile: true, optional: true }],
	description: [
		"An assistant that speaks the Model Context Protocol starts this program and asks it for summaries, failures " +
			"and messages of logs; docs/assistants.md says how to set it up. Only logs in the given folders can be read " +
			"(by default, in the current folder); nothing is written, and nothing is sent over the network.",
		"Whatever an assistant reads goes to its language model. Therefore every answer has pseudonyms instead of " +
			"accounts, names, hosts, addresses, telephone numbers and ids, and no credentials, as in the copy that rtcdll " +
			"redact makes.",
	],
	options: {
		noRedact: {
			says: "gives the model the logs as they are, with names and credentials. The model itself cannot turn this on.",
		},
	},
	examples: [
		{ line: "rtcdll mcp ~/logs", says: "the command line to configure in an assistant" },
		{ line: "rtcdll mcp --no-redact test/logs", says: "logs that contain nobody's data" },
	],
	exits: [
		[0, "the assistant closed the connection"],
		[2, "a folder cannot be read, or the arguments are wrong"],
	],
	run: ({ noRedact }, folders) => serveAssistant(folders, !noRedact),
});
