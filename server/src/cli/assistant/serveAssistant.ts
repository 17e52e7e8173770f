// `rtcdll mcp`: the assistant tools, for the logs in some folders.

import manifest from "../../../../package.json" with { type: "json" };
import { askTool, schemaOf, TOOLS } from "../../core/index.ts";
import { say } from "../output.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "../status.ts";
import { type Folder, fileWithin, openFolder } from "./folders.ts";
import { logReader } from "./logReader.ts";
import type { ServedTool, ToolTexts } from "./mcpServer.ts";

/** Serves the logs in the folders (the current folder by default) until the assistant closes standard input. */
export async function serveAssistant(names: readonly string[], isRedacted: boolean): Promise<ExitStatus> {
	const folders: Folder[] = [];
	for (const name of names.length > 0 ? names : ["."]) {
		const folder = openFolder(name);
		if ("reason" in folder) {
			say(`${name}: ${folder.reason}`);
			return UNREADABLE;
		}
		folders.push(folder);
	}
	if (process.stdin.isTTY)
		say("An assistant starts this program by itself; see docs/assistants.md. Press Ctrl+C to stop it.");
	// The bundle of mcpServer.ts is next to this one.
	const { serveMcp } = require("./cli.mcp.js") as typeof import("./mcpServer.ts");
	await serveMcp(manifest.version, servedTools(folders, isRedacted));
	return SUCCESS;
}

function servedTools(folders: readonly Folder[], isRedacted: boolean): readonly ServedTool[] {
	const read = logReader(isRedacted);

	async function answer(tool: string, input: unknown): Promise<ToolTexts> {
		const found = fileWithin(folders, String((input as { readonly log?: unknown }).log));
		if ("reason" in found) return refused(found.reason);
		const file = await read(found.file);
		if (!file.log) return refused(file.reason);
		const { text, reason } = askTool(tool, file.log, input);
		return text === null ? refused(reason) : { texts: [text, file.note].filter(Boolean), isError: false };
	}

	return TOOLS.map((tool) => ({
		name: tool.name,
		description: tool.description,
		inputSchema: schemaOf(tool, LOG, true),
		call: (input) =>
			answer(tool.name, input).catch((error: Error) => {
				// The error is not passed to the model, because it might quote the log.
				say(`${tool.name}: ${error.stack}`);
				return refused("This log could not be read. See the standard error of rtcdll mcp for the reason.");
			}),
	}));
}

const LOG =
	"The path of the log, absolute or relative to a folder that the user has named. May also be a .gz, or a .zip " +
	"with one log.";

function refused(reason: string): ToolTexts {
	return { texts: [reason], isError: true };
}
