// Whether a text is a log at all, judged from its first lines.

import { readStartLine } from "../sip/startLine.ts";
import { tellingHeader } from "./bare.ts";
import type { DialectId } from "./dialect.ts";
import { signAt } from "./dialects.ts";

/** What a text looks like. */
export interface LogLook {
	readonly dialect: DialectId;
	/** False where the text may be another program's, or somebody's words about SIP: ask before it is taken for a log. */
	readonly sure: boolean;
}

/**
 * Judges a text by its first hundred lines; `undefined` for one that shows nothing of a log. Takes the text, or its lines
 * in order without their line ends, of which it reads no more than it needs. Any text gives an answer, in a time that does
 * not depend on the length of its lines.
 *
 * Sure are the clients' own formats, which nothing else looks like. A trace of a server, a capture and messages without a
 * prefix can be read as well, but are not what somebody who opens a text file always wants to see.
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

/** Nothing further to the right is looked at, however long the line is: prefixes and start lines are shorter. */
const LONGEST_HEAD = 300;

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Tells a text of messages from one about messages: at least half of its lines are a start line at the left margin, the
 * headers behind it or their body, and one message has two of the headers that every message has. Examples in an RFC are
 * indented, those in Markdown stand in fences with prose around them.
 */
class MessageLook {
	#lines = 0;
	#inMessages = 0;
	#isInMessage = false;
	#isFenced = false;
	#found = false;
	#telling = 0;

	add(line: string): void {
		if (line.trim() === "") return;
		this.#lines++;
		if (/^[ \t]*(?:```|~~~)/.test(line)) this.#isFenced = !this.#isFenced;
		if (this.#isFenced) return;
		const isHeader = HEADER.test(line);
		if (/^[A-Z]/.test(line) && readStartLine(line, 0, line.length)) {
			this.#isInMessage = true;
			this.#telling = 0;
		} else if (!this.#isInMessage) return;
		else if (isHeader) {
			if (tellingHeader(HEADER.exec(line)![1]!) !== undefined) this.#telling++;
			if (this.#telling >= 2) this.#found = true;
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

/** Lines of XML and SDP, and values that are wrapped with indent. */
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
