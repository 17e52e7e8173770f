// The file given by `--custom-rules`.

import { type CustomRules, readCustomRules } from "../core/index.ts";
import { decodeLog } from "../decode.ts";
import { readFile } from "./input/readBytes.ts";

/** The rules in a file; none if no file is given. Every problem, even an unreadable file, is reported as a sentence. */
export function customRulesIn(file: string | undefined): CustomRules {
	if (file === undefined) return { rules: [], problems: [] };
	const read = readJson(file);
	return "problem" in read ? { rules: [], problems: [read.problem] } : readCustomRules(read.value);
}

function readJson(file: string): { readonly value: unknown } | { readonly problem: string } {
	let text: string;
	try {
		({ text } = decodeLog(readFile(file).bytes));
	} catch (error) {
		return { problem: `The custom rules could not be read: ${(error as Error).message || "this is not a file"}.` };
	}
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		return { problem: `The custom rules are not valid JSON: ${(error as Error).message}.` };
	}
}
