// Validates tool inputs: models may pass anything, whatever the schema says.

import { InputError } from "./tool.ts";

/** A number that counts from 1; `undefined` if omitted. */
export function countedInput(input: Readonly<Record<string, unknown>>, name: string): number | undefined {
	const value = input[name];
	if (value === undefined || value === null) return undefined;
	if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
	throw new InputError(`${name} takes a whole number, counted from 1.`);
}

/** A string; `undefined` if omitted. */
export function textInput(input: Readonly<Record<string, unknown>>, name: string): string | undefined {
	const value = input[name];
	if (value === undefined || value === null) return undefined;
	if (typeof value === "string") return value;
	throw new InputError(`${name} takes a text.`);
}
