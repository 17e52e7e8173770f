// Assistant tools: what a language model may ask about an open log.

import type { DocumentParams } from "./place.ts";

/** Runs a tool. Takes `AssistantParams`, returns an `AssistantResult`. */
export const ASSISTANT_REQUEST = "rtcdll/assistant";

/** A tool and the input from the model. */
export interface AssistantParams extends DocumentParams {
	/** The name of the tool, as in the manifest. */
	readonly tool: string;
	/** Unvalidated: a model may not follow the schema. */
	readonly input: unknown;
	/** The rule pages as Markdown by rule id; only the tool that explains a finding shows one. */
	readonly rulePages?: Readonly<Record<string, string>>;
}

/** The result as JSON, or a message for the model. */
export type AssistantResult =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };
