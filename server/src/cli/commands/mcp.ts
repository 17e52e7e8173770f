// `rtcdll mcp`, as it is described.

import { command } from "../arguments/command.ts";
import { serveAssistant } from "../assistant/serveAssistant.ts";

/** A server of the Model Context Protocol. */
export const mcp = command({
	name: "mcp",
	summary: "answers the questions of an AI assistant about logs, as an MCP server on the standard streams",
	operands: [{ name: "DIR", many: true, isFile: true, optional: true }],
	description: [
		"An assistant that speaks the Model Context Protocol starts this program and asks it for summaries, failures and messages " +
			"of logs; docs/assistants.md says how to set it up. Only logs within the folders that are named can be read, or those in " +
			"the current folder where none is; nothing is written, and nothing goes over the network.",
		"What an assistant is told goes to its language model. Accounts, names, hosts, addresses, telephone numbers and ids are " +
			"therefore pseudonyms in every answer, and credentials are cut, as in the copy of rtcdll redact.",
	],
	options: {
		noRedact: {
			says: "tells the model the logs as they are, with names and credentials. The model cannot ask for that itself.",
		},
	},
	examples: [
		{ line: "rtcdll mcp ~/logs", says: "the line that an assistant is given to start it" },
		{ line: "rtcdll mcp --no-redact test/logs", says: "logs without anybody's data" },
	],
	exits: [
		[0, "the assistant has ended the connection"],
		[2, "a folder cannot be read, or the arguments are wrong"],
	],
	run: ({ noRedact }, folders) => serveAssistant(folders, !noRedact),
});
