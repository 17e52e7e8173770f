// The table of assistant tools, used by all hosts.

import { explainFinding } from "./explainFinding.ts";
import { findMessages } from "./findMessages.ts";
import { listFailures } from "./listFailures.ts";
import { showMessage } from "./showMessage.ts";
import { summarizeLog } from "./summarizeLog.ts";
import { type AssistantLog, InputError, type Tool } from "./tool.ts";

/** All tools, in the order of every list. */
export const TOOLS: readonly Tool[] = [summarizeLog, listFailures, explainFinding, findMessages, showMessage];

/** The JSON Schema of a tool's input: the log, described by the host, and the tool's own parameters. */
export function schemaOf({ inputs, required }: Tool, log: string, isLogRequired: boolean): object {
	return {
		type: "object",
		properties: { log: { type: "string", description: log }, ...inputs },
		required: isLogRequired ? ["log", ...required] : required,
	};
}

/** The result as JSON, or the reason why there is none. */
export type ToolAnswer =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/** Runs a tool by name. Accepts any input; the result is printable and has at most `LONGEST_ANSWER` characters. */
export function askTool(name: string, log: AssistantLog, input: unknown): ToolAnswer {
	const tool = TOOLS.find((each) => each.name === name);
	if (!tool) return { text: null, reason: "There is no tool of this name." };
	const values = typeof input === "object" && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
	try {
		return { text: JSON.stringify(tool.answer(log, values)) };
	} catch (error) {
		if (error instanceof InputError) return { text: null, reason: error.message };
		throw error;
	}
}
