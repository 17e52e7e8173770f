// Which documents are looked at, and taken for logs by their first lines. Pure: no VS Code in here, so that it runs in a unit test.

import { looksLikeLog } from "../../server/src/core/dialects/looksLikeLog.ts";
import { BODY_SCHEME } from "./names.ts";

/** The languages that a trace opens in when no file name pattern claims it. */
const CANDIDATE_LANGUAGES: ReadonlySet<string> = new Set(["log", "plaintext"]);

/** Schemes that hold a program's own text, or a second copy of a file, and no log that somebody opened. */
const OTHER_SCHEMES: ReadonlySet<string> = new Set([
	"output",
	"git",
	"gitlens",
	"debug",
	"comment",
	"walkThrough",
	BODY_SCHEME,
]);

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
	if (!CANDIDATE_LANGUAGES.has(languageId)) return false;
	if (VSCODE_FILE_SCHEMES.has(scheme)) return true;
	return !OTHER_SCHEMES.has(scheme) && !scheme.startsWith("vscode");
}
