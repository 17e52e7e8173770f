// Decides from the first lines whether a text is a log.

import { readStartLine } from "../sip/startLine.ts";
import { distinctiveHeader } from "./bare.ts";
import type { DialectId } from "./dialect.ts";
import { signAt } from "./dialects.ts";

/** What a text appears to be. */
export interface LogLook {
	readonly dialect: DialectId;
	/** False if it may be another program's output or prose about SIP: ask before treating it as a log. */
	readonly sure: boolean;
}

/**
 * Judges a text by its first hundred lines; `undefined` if it does not look like a log. Takes the text, or its lines in
 * order without their endings, and reads no more of them than needed. Accepts any text, in a time that does not depend on
 * the length of its lines.
 *
 * The clients' own formats are certain, because nothing else looks like them. Server traces, captures and messages without a
 * prefix can be read too, but are not always what somebody who opens a text file wants to see.
 */
export function looksLikeLog(text: string | Iterable<string>): LogLook | undefined {
	const messages = new MessageLook();
	let count = 0;
	for (const line of typeof text === "string" ? linesOf(text) : text) {
		const start = count === 0 && line.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
		const head = line.slice(start, start + LONGEST_HEAD);
		const dialect = signAt(head, 0, head.length);
		if (dialect) return { dialect: dialect.id, sure: dialect.isSure };
		messages.add(head);
		count++;
		if (count === MOST_LINES) break;
	}
	return messages.isMostOf() ? { dialect: "bare", sure: false } : undefined;
}

/** A caption or a pasted introduction may stand before the first record; a text without one by then is something else. */
const MOST_LINES = 100;

/** Only this much of a line is examined: prefixes and start lines are shorter. */
const LONGEST_HEAD = 300;

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Distinguishes a text of messages from one about messages: at least half of its lines are start lines at the left margin,
 * their headers or their bodies, and one message has two of the headers that every message has. Examples in an RFC are
 * indented; those in Markdown are in fences surrounded by prose.
 */
class MessageLook {
	#lines = 0;
	#inMessages = 0;
	#isInMessage = false;
	#isFenced = false;
	#found = false;
	#distinctive = 0;

	add(line: string): void {
		if (line.trim() === "") return;
		this.#lines++;
		if (/^[ \t]*(?:```|~~~)/.test(line)) this.#isFenced = !this.#isFenced;
		if (this.#isFenced) return;
		const isHeader = HEADER.test(line);
		if (/^[A-Z]/.test(line) && readStartLine(line, 0, line.length)) {
			this.#isInMessage = true;
			this.#distinctive = 0;
		} else if (!this.#isInMessage) return;
		else if (isHeader) {
			if (distinctiveHeader(HEADER.exec(line)![1]!) !== undefined) this.#distinctive++;
			if (this.#distinctive >= 2) this.#found = true;
		} else if (!BODY.test(line)) {
			this.#isInMessage = false;
			return;
		}
		this.#inMessages++;
	}

	isMostOf(): boolean {
		return this.#found && this.#inMessages * 2 >= this.#lines;
	}
}

const HEADER = /^[ \t]?([A-Za-z][A-Za-z0-9-]{0,40})[ \t]*:/;

/** Lines of XML and SDP, and values folded with indentation. */
const BODY = /^(?:[ \t]|<|- <|[a-z]=)/;

function* linesOf(text: string): Iterable<string> {
	let start = 0;
	for (let line = 0; line < MOST_LINES && start <= text.length; line++) {
		let end = start;
		while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
		yield text.slice(start, end);
		start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
	}
}
