// The tools of assistants: one table, which every host of them reads.

import { explainFinding } from "./explainFinding.ts";
import { findMessages } from "./findMessages.ts";
import { listFailures } from "./listFailures.ts";
import { showMessage } from "./showMessage.ts";
import { summarizeLog } from "./summarizeLog.ts";
import { type AssistantLog, InputError, type Tool } from "./tool.ts";

/** All tools, in the order of every list of them. */
export const TOOLS: readonly Tool[] = [summarizeLog, listFailures, explainFinding, findMessages, showMessage];

/** The JSON Schema of what a tool takes: the log, which the host describes, and its own inputs. */
export function schemaOf({ inputs, required }: Tool, log: string, isLogRequired: boolean): object {
	return {
		type: "object",
		properties: { log: { type: "string", description: log }, ...inputs },
		required: isLogRequired ? ["log", ...required] : required,
	};
}

/** The answer as JSON, or why there is none, in sentences. */
export type ToolAnswer =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/** Asks a tool by its name. Total: any input has an answer, which is printable and has at most `LONGEST_ANSWER` characters. */
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
