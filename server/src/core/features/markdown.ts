// How a text becomes Markdown that shows it and does nothing else.
//
// The log is what somebody else wrote: nothing of it may become a link, an image, HTML or a command. Whoever writes
// Markdown sends every piece of the log, and every word in which one may stand, through these functions.
import { oneLine } from "../printable.ts";
import { shortened } from "../words.ts";

/**
 * Text inside a line that Markdown shows as it is. Escaped is whatever could open a code span, an emphasis, a link, an
 * image, HTML, an entity, a table or an icon of VS Code, and what a viewer would turn into a link by itself: addresses
 * with a scheme, `www.` and e-mail addresses.
 */
export function escapeMarkdown(text: string): string {
	return oneLine(text)
		.replace(/[\\`*_[\]<>|~&$@!^]/g, "\\$&")
		.replace(/:(?=\/\/)/g, "\\:")
		.replace(/(www)\./gi, "$1\\.");
}

/** At the start of a paragraph or a list item these would open a list, a heading, a quote or a rule, and blanks a code block. */
export function escapeStart(markdown: string): string {
	return markdown
		.trimStart()
		.replace(/^[-+#=>]/, "\\$&")
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

/** A code span that ends where the text ends, whatever backticks are in it (CommonMark 6.1). */
export function codeSpan(text: string): string {
	const shown = shortened(oneLine(text), LONGEST_QUOTE);
	if (shown.trim() === "") return "(empty)";
	const longestRun = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longestRun + 1);
	// One blank at each end is not shown; it keeps the fence apart from a backtick, and blanks from being taken off.
	const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
	return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Longer pieces of the log are cut; they stand in full under the cursor. */
export const LONGEST_QUOTE = 120;
