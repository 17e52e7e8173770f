// Which documents are looked at, and taken for logs by their first lines. Pure: no VS Code in here, so that it runs in a unit test.

import { looksLikeLog } from "../../server/src/core/dialects/looksLikeLog.ts";
import { isOwnScheme } from "./names.ts";

/** The languages that a trace opens in when no file name pattern claims it. */
const CANDIDATE_LANGUAGES: ReadonlySet<string> = new Set(["log", "plaintext"]);

/** Schemes that hold a program's own text, or a second copy of a file, and no log that somebody opened. */
const OTHER_SCHEMES: ReadonlySet<string> = new Set(["output", "git", "gitlens", "debug", "comment", "walkThrough"]);

/** VS Code's own schemes that do stand for files: remote folders, virtual repositories, the web test server. */
const VSCODE_FILE_SCHEMES: ReadonlySet<string> = new Set(["vscode-remote", "vscode-vfs", "vscode-test-web"]);

/**
 * Says whether a text is surely a log, judged by its first hundred lines. Takes the lines in order, without their line
 * ends, and reads no more of them than it needs. A text that may be one, such as a server's trace or SIP messages without
 * a prefix, is not taken without being asked for.
 */
export function looksLikeTrace(lines: Iterable<string>): boolean {
	return looksLikeLog(lines)?.sure === true;
}

/**
 * Says whether a document of this language and URI scheme is worth a look at all: a log or a plain text, in something
 * like a file. Output panels, Git's copies and VS Code's own documents are not.
 */
export function isCandidate(languageId: string, scheme: string): boolean {
	return CANDIDATE_LANGUAGES.has(languageId) && isLikeFile(scheme);
}

/** Says the same of a text that may hold a damaged log: web pages do as well. Markdown that shows SIP means to show it. */
export function mayHoldLog(languageId: string, scheme: string): boolean {
	return (CANDIDATE_LANGUAGES.has(languageId) || languageId === "html") && isLikeFile(scheme);
}

/**
 * Says whether a text names what at least two SIP messages must have, so that it is worth the server's look. It says yes to
 * words about SIP too. Linear.
 */
export function mentionsMessages(text: string): boolean {
	return [/SIP\\?\/2\.0/gi, /Call-ID/gi, /CSeq/gi].every((name) => {
		const names = text.matchAll(name);
		return !names.next().done && !names.next().done;
	});
}

/** Says whether a change brought in a text as a paste does, and typing does not: more than one line at once. */
export function isPaste(changes: readonly { readonly text: string }[]): boolean {
	return changes.some(({ text }) => /[\r\n][^\r\n]*\S/.test(text));
}

function isLikeFile(scheme: string): boolean {
	if (VSCODE_FILE_SCHEMES.has(scheme)) return true;
	return !OTHER_SCHEMES.has(scheme) && !isOwnScheme(scheme) && !scheme.startsWith("vscode");
}
