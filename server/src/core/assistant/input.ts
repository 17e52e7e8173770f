// What a model hands to a tool: it may be anything, whatever the schema says.

import { InputError } from "./tool.ts";

/** A number that counts from 1; `undefined` where it is left out. */
export function countedInput(input: Readonly<Record<string, unknown>>, name: string): number | undefined {
	const value = input[name];
	if (value === undefined || value === null) return undefined;
	if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
	throw new InputError(`${name} takes a whole number, counted from 1.`);
}

/** A text; `undefined` where it is left out. */
export function textInput(input: Readonly<Record<string, unknown>>, name: string): string | undefined {
	const value = input[name];
	if (value === undefined || value === null) return undefined;
	if (typeof value === "string") return value;
	throw new InputError(`${name} takes a text.`);
}
