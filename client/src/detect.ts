// Decides which documents to inspect, and recognises logs by their first lines. Free of VS Code, so unit tests can run it.

import { looksLikeLog } from "../../server/src/core/dialects/looksLikeLog.ts";
import { isOwnScheme } from "./names.ts";

/** The languages VS Code gives a trace whose file name matches no pattern. */
const CANDIDATE_LANGUAGES: ReadonlySet<string> = new Set(["log", "plaintext"]);

/** Schemes whose documents are program output or second copies of a file, never a log that the user opened. */
const OTHER_SCHEMES: ReadonlySet<string> = new Set(["output", "git", "gitlens", "debug", "comment", "walkThrough"]);

/** VS Code's own schemes for real files: remote folders, virtual repositories, the web test server. */
const VSCODE_FILE_SCHEMES: ReadonlySet<string> = new Set(["vscode-remote", "vscode-vfs", "vscode-test-web"]);

/**
 * True if the first hundred lines are unmistakably a log. Takes lines in order, without line endings, and reads no more than
 * it needs. Ambiguous text, such as a server trace or SIP messages without prefixes, is left for the user to decide.
 */
export function looksLikeTrace(lines: Iterable<string>): boolean {
	return looksLikeLog(lines)?.sure === true;
}

/**
 * True if a document with this language and URI scheme is worth inspecting: a log or plain text in something like a file.
 * Excludes output panels, Git's copies and VS Code's own documents.
 */
export function isCandidate(languageId: string, scheme: string): boolean {
	return CANDIDATE_LANGUAGES.has(languageId) && isLikeFile(scheme);
}

/**
 * Like `isCandidate`, for text that may contain a damaged log, which includes web pages. Markdown is excluded: SIP in a
 * Markdown file is there on purpose.
 */
export function mayHoldLog(languageId: string, scheme: string): boolean {
	return (CANDIDATE_LANGUAGES.has(languageId) || languageId === "html") && isLikeFile(scheme);
}

/**
 * True if text has the headers of at least two SIP messages, so that asking the server is worthwhile. Prose about SIP may
 * match too. Linear time.
 */
export function mentionsMessages(text: string): boolean {
	return [/SIP\\?\/2\.0/gi, /Call-ID/gi, /CSeq/gi].every((name) => {
		const names = text.matchAll(name);
		return !names.next().done && !names.next().done;
	});
}

/** True if a change looks like a paste rather than typing: it inserts more than one line at once. */
export function isPaste(changes: readonly { readonly text: string }[]): boolean {
	return changes.some(({ text }) => /[\r\n][^\r\n]*\S/.test(text));
}

function isLikeFile(scheme: string): boolean {
	if (VSCODE_FILE_SCHEMES.has(scheme)) return true;
	return !OTHER_SCHEMES.has(scheme) && !isOwnScheme(scheme) && !scheme.startsWith("vscode");
}
