// What a tool of an assistant is: a question that a language model may ask of a log, and the answer as plain data.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";

/** The log that a tool is asked about. Whoever asks has redacted it before, unless the user does not want that. */
export interface AssistantLog {
	readonly trace: Trace;
	readonly findings: readonly Finding[];
	/** The page of a rule as Markdown; `undefined` where there is none at hand. */
	pageOf(rule: string): string | undefined;
}

/** One tool. */
export interface Tool {
	/** As models call it: `rtcdll_find_messages`. */
	readonly name: string;
	/** What it does and when to use it, for the model. */
	readonly description: string;
	/** What it takes besides the log, by name. */
	readonly inputs: Readonly<Record<string, ToolInput>>;
	readonly required: readonly string[];
	/** Answers within `LONGEST_ANSWER`. Total: throws nothing but an `InputError`, for an input that makes no sense. */
	answer(log: AssistantLog, input: Readonly<Record<string, unknown>>): object;
}

/** One value that a tool takes, as JSON Schema. */
export type ToolInput =
	| { readonly type: "integer"; readonly minimum: 1; readonly description: string }
	| { readonly type: "string"; readonly enum?: readonly string[]; readonly description: string };

/** Why an input makes no sense or leads to nothing, in sentences for the model. */
export class InputError extends Error {}
