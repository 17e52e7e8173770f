// The Model Context Protocol over standard input and output. A separate bundle, because the library is as large as the rest
// of the command line, which passes the tools in.

import { once } from "node:events";
import { fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";

/** A tool, as the protocol lists it. */
export interface ServedTool {
	readonly name: string;
	readonly description: string;
	/** JSON Schema. */
	readonly inputSchema: object;
	/** Never rejects. */
	readonly call: (input: unknown) => Promise<ToolTexts>;
}

/** The texts of a result, or a single text that says why there is none. */
export interface ToolTexts {
	readonly texts: readonly string[];
	readonly isError: boolean;
}

/** Serves the tools until the assistant closes standard input. */
export async function serveMcp(version: string, tools: readonly ServedTool[]): Promise<void> {
	const ended = Promise.race([once(process.stdin, "end"), once(process.stdin, "close")]);
	const { close } = serveStdio(() => {
		const server = new McpServer({ name: "rtcdll", title: "RTCDLL Log", version });
		for (const { name, description, inputSchema, call } of tools) {
			server.registerTool(
				name,
				{
					description,
					inputSchema: fromJsonSchema(inputSchema),
					annotations: { readOnlyHint: true, openWorldHint: false },
				},
				async (input) => {
					const { texts, isError } = await call(input);
					return { content: texts.map((text) => ({ type: "text", text })), isError };
				},
			);
		}
		return server;
	});
	await ended;
	await close();
}
