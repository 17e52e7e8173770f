// Formats a decoded token as text.

import type { DecodedToken, TokenField } from "./token.ts";

/** The text of a read-only document: the summary, any problem, and each field on a line of its own. */
export function tokenDocument({ kind, summary, fields, problem }: DecodedToken): string {
	const head = [kind, "", summary, ...(problem ? ["", `Problem: ${problem}`] : []), ""];
	const body = fields.length > 0 ? [...fieldLines(fields, ""), ""] : [];
	return [...head, ...body, SECRETS, ""].join("\n");
}

const SECRETS =
	"Decoded on this machine. Challenges, responses, keys, checksums and ciphertext are omitted on purpose.";

/** Names in one column and values in the next; nested fields are indented below. */
function fieldLines(fields: readonly TokenField[], indent: string): readonly string[] {
	const width = Math.min(Math.max(...fields.map(({ name }) => name.length)), MAX_NAME_WIDTH);
	return fields.flatMap(({ name, value, note, fields: nested }) => {
		const text = [value, note && `(${note})`].filter(Boolean).join("  ");
		return [
			`${indent}${name.padEnd(width)}  ${text}`.trimEnd(),
			...(nested ? fieldLines(nested, `${indent}    `) : []),
		];
	});
}

const MAX_NAME_WIDTH = 34;
