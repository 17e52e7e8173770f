// A mail that quotes a log, as users receive it.

import { readFileSync } from "node:fs";

const WORDS = ["Hello,", "", "Alice cannot sign in. This is her log:", ""];

/** The text of the mail, and the 1-based line in it that quotes a line of the log. */
export function quotedMail(log) {
	const quoted = readFileSync(log, "utf8").replaceAll("\r\n", "\n").replace(/^/gm, "> ");
	return { text: `${WORDS.join("\n")}\n${quoted}`, lineOf: (line) => line + WORDS.length };
}
