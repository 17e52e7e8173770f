// The Model Context Protocol on the standard streams. This is a bundle of its own, since the library is as large as the rest of the
// command line; what the tools say comes from there.

import { once } from "node:events";
import { fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";

/** A tool as the protocol lists it. */
export interface ServedTool {
	readonly name: string;
	readonly description: string;
	/** JSON Schema. */
	readonly inputSchema: object;
	/** Never rejects. */
	readonly call: (input: unknown) => Promise<ToolTexts>;
}

/** The texts of an answer, or in one text why there is none. */
export interface ToolTexts {
	readonly texts: readonly string[];
	readonly isError: boolean;
}

/** Serves the tools until the assistant closes the standard input. */
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
