// The tools of assistants: what a language model may ask of an open log.

import type { DocumentParams } from "./place.ts";

/** Asks a tool. Takes `AssistantParams`; the answer is an `AssistantResult`. */
export const ASSISTANT_REQUEST = "rtcdll/assistant";

/** A tool, and what the model handed to it. */
export interface AssistantParams extends DocumentParams {
	/** The name of the tool, as the manifest has it. */
	readonly tool: string;
	/** Anything: a model may not keep to the schema. */
	readonly input: unknown;
	/** The pages of the rules as Markdown, by their ids; only the tool that explains a finding shows one. */
	readonly rulePages?: Readonly<Record<string, string>>;
}

/** The answer as JSON; without one there is a sentence for the model. */
export type AssistantResult =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };
