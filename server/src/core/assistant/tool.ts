// An assistant tool: a question that a language model may ask about a log, with the result as plain data.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";

/** The log that a tool works on. The caller has redacted it unless the user does not want that. */
export interface AssistantLog {
	readonly trace: Trace;
	readonly findings: readonly Finding[];
	/** The page of a rule as Markdown; `undefined` if not available. */
	pageOf(rule: string): string | undefined;
}

/** A tool. */
export interface Tool {
	/** Its name for models: `rtcdll_find_messages`. */
	readonly name: string;
	/** What it does and when to use it, written for models. */
	readonly description: string;
	/** Its parameters besides the log, by name. */
	readonly inputs: Readonly<Record<string, ToolInput>>;
	readonly required: readonly string[];
	/** Runs the tool; the result has at most `LONGEST_ANSWER` characters. Throws only an `InputError`, for invalid input. */
	answer(log: AssistantLog, input: Readonly<Record<string, unknown>>): object;
}

/** A parameter of a tool, as JSON Schema. */
export type ToolInput =
	| { readonly type: "integer"; readonly minimum: 1; readonly description: string }
	| { readonly type: "string"; readonly enum?: readonly string[]; readonly description: string };

/** Why an input is invalid or leads to no result, in sentences for the model. */
export class InputError extends Error {}
