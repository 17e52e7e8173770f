// Fills the placeholders in advice texts with the parameters of the header that the advice is about.

import { shortened } from "../../words.ts";
import type { MsDiagnostic } from "./msDiagnostics.ts";

/**
 * Fills the placeholders in a text. `{PeerServer|the next server}` becomes the value of the parameter, or the text after the
 * bar if the header has none; `{GatewayFqdn/Gateway|the gateway}` uses the first parameter that the header has. An empty
 * placeholder also removes the space before it.
 * @param parameters by lowercase name, as from `readDiagnostics`; values lose their `sip:` and are limited to 200
 * characters. Without any, the texts after the bars are used.
 */
export function fillAdvice(text: string, parameters: ReadonlyMap<string, string> = NONE): string {
	return text.replace(PLACEHOLDER, (_, space: string, names: string, otherwise: string) => {
		const filled = firstValue(names, parameters) || otherwise;
		return filled === "" ? "" : space + filled;
	});
}

/** The row with filled placeholders; the row itself if it has none. */
export function fillDiagnostic(row: MsDiagnostic, parameters?: ReadonlyMap<string, string>): MsDiagnostic {
	const meaning = fillAdvice(row.meaning, parameters);
	const check = row.check === undefined ? undefined : fillAdvice(row.check, parameters);
	if (meaning === row.meaning && check === row.check) return row;
	return check === undefined ? { ...row, meaning } : { ...row, meaning, check };
}

const NONE: ReadonlyMap<string, string> = new Map();
const PLACEHOLDER = /( ?)\{([^{}|]{1,100})\|([^{}|]{0,200})\}/g;
const LONGEST_VALUE = 200;

function firstValue(names: string, parameters: ReadonlyMap<string, string>): string {
	for (const name of names.split("/")) {
		const value = plain(parameters.get(name.toLowerCase()) ?? "");
		if (value !== "") return value;
	}
	return "";
}

/** The value as part of a sentence: one line, without scheme and final full stop. */
function plain(value: string): string {
	const start = value.trimStart().slice(0, LONGEST_VALUE + 10);
	const words = start
		.replace(/\s+/g, " ")
		.replace(/^sips?:/i, "")
		.trim()
		.replace(/\.$/, "");
	return shortened(words, LONGEST_VALUE);
}
