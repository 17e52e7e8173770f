// Advice with blanks: pieces of a table's text that the parameters of the very header fill in.

import { shortened } from "../../words.ts";
import type { MsDiagnostic } from "./msDiagnostics.ts";

/**
 * Fills the blanks of a text. `{PeerServer|the next server}` becomes the value of the parameter, or the words behind the
 * bar where the header has none; of `{GatewayFqdn/Gateway|the gateway}` the first that the header has. A blank that
 * stays empty takes the space before it along.
 * @param parameters names in lower case, as `readDiagnostics` gives them; a value loses its `sip:` and what exceeds 200
 * characters. Without any, the words behind the bars stand.
 */
export function fillAdvice(text: string, parameters: ReadonlyMap<string, string> = NONE): string {
	return text.replace(BLANK, (_, space: string, names: string, otherwise: string) => {
		const filled = firstValue(names, parameters) || otherwise;
		return filled === "" ? "" : space + filled;
	});
}

/** The row with its texts filled in; the row itself where they have no blanks. */
export function fillDiagnostic(row: MsDiagnostic, parameters?: ReadonlyMap<string, string>): MsDiagnostic {
	const meaning = fillAdvice(row.meaning, parameters);
	const check = row.check === undefined ? undefined : fillAdvice(row.check, parameters);
	if (meaning === row.meaning && check === row.check) return row;
	return check === undefined ? { ...row, meaning } : { ...row, meaning, check };
}

const NONE: ReadonlyMap<string, string> = new Map();
const BLANK = /( ?)\{([^{}|]{1,100})\|([^{}|]{0,200})\}/g;
const LONGEST_VALUE = 200;

function firstValue(names: string, parameters: ReadonlyMap<string, string>): string {
	for (const name of names.split("/")) {
		const value = plain(parameters.get(name.toLowerCase()) ?? "");
		if (value !== "") return value;
	}
	return "";
}

/** The value as a part of a sentence: one line, no scheme, no full stop at the end. */
function plain(value: string): string {
	const start = value.trimStart().slice(0, LONGEST_VALUE + 10);
	const words = start
		.replace(/\s+/g, " ")
		.replace(/^sips?:/i, "")
		.trim()
		.replace(/\.$/, "");
	return shortened(words, LONGEST_VALUE);
}
