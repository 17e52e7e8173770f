// What an RTCDLL trace looks like, judged from its first lines. Pure: no VS Code in here, so that it runs in a unit test.

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

/** A caption or a pasted introduction may stand before the first record; a text without one by then is something else. */
const MAX_LINES = 100;

/** A prefix is about 45 characters long. Nothing further to the right is looked at, however long the line is. */
const MAX_LINE_LENGTH = 120;

const RECORD_PREFIX =
	/^(?:\d{1,2}\/\d{1,2}\/\d{4}\|)?\d{1,2}:\d{2}:\d{2}[.,]\d{3}\s+[0-9A-Fa-f]{1,8}:[0-9A-Fa-f]{1,8}\s+[A-Za-z]+\s*::/;

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Says whether a text is an RTCDLL trace: whether one of its first hundred lines starts with the prefix of a record
 * (`10:38:58.520 33C:B00 INFO  ::`, with or without a date before it).
 *
 * Takes the lines in order, without their line ends, and reads no more of them than it needs. Any text gives an
 * answer; the time it takes does not depend on the length of the lines.
 */
export function looksLikeTrace(lines: Iterable<string>): boolean {
	let count = 0;
	for (const line of lines) {
		const text = count === 0 && line.startsWith(BYTE_ORDER_MARK) ? line.slice(BYTE_ORDER_MARK.length) : line;
		if (RECORD_PREFIX.test(text.slice(0, MAX_LINE_LENGTH))) return true;
		count++;
		if (count === MAX_LINES) return false;
	}
	return false;
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
