// Escapes text for Markdown so that it is shown literally.
//
// Logs are untrusted: nothing in them may become a link, image, HTML or command. Every piece of the log that goes into
// Markdown, and all text that may contain one, must pass through these functions.
import { oneLine } from "../printable.ts";
import { shortened } from "../words.ts";

/**
 * Inline text that Markdown shows literally. Escapes whatever could start code, emphasis, a link, an image, HTML, an entity,
 * a table or a VS Code icon, and what viewers turn into links by themselves: addresses with a scheme, `www.` and email
 * addresses.
 */
export function escapeMarkdown(text: string): string {
	return oneLine(text)
		.replace(/[\\`*_[\]<>|~&$@!^]/g, "\\$&")
		.replace(/:(?=\/\/)/g, "\\:")
		.replace(/(www)\./gi, "$1\\.");
}

/** At the start of a paragraph or list item, these would start a list, heading, quote or rule, and blanks a code block. */
export function escapeStart(markdown: string): string {
	return markdown
		.trimStart()
		.replace(/^[-+#=>]/, "\\$&")
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

/** A code span that ends where the text ends, whatever backticks it contains (CommonMark 6.1). */
export function codeSpan(text: string): string {
	const shown = shortened(oneLine(text), LONGEST_QUOTE);
	if (shown.trim() === "") return "(empty)";
	const longestRun = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longestRun + 1);
	// Markdown strips one blank at each end; it separates the fence from backticks and preserves the text's own blanks.
	const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
	return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Longer pieces of the log are shortened; the full text is at the cursor. */
export const LONGEST_QUOTE = 120;
