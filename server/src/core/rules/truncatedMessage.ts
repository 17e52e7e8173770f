// truncated-message: the start or the end of the file truncates a message.

import { header as headerFact } from "../sip/facts/headers.ts";
import type { LogText, Span } from "../text.ts";
import { isCutOff } from "../trace/processes/cutOff.ts";
import type { Trace } from "../trace/trace.ts";
import type { Rule } from "./rule.ts";

/**
 * At most two findings: on the first line of a message before the first record, and on the start line of the last message.
 */
export const truncatedMessage: Rule = {
	id: "truncated-message",
	severity: "hint",
	summary: "The start or the end of the file cuts a message in two",
	judges: "log",
	judge(trace, report) {
		const start = messageBeforeFirstRecord(trace);
		if (start) {
			report({
				on: start,
				message: "The file begins in the middle of a message: its start is in an older log, or was overwritten.",
			});
		}
		const last = trace.index.messages.count - 1;
		if (last >= 0 && isCutOff(trace, last)) {
			report({
				on: last,
				message:
					"The file ends in the middle of this message: the client was still writing, or the copy is not complete.",
			});
		}
	},
};

/**
 * The first line before all records that belongs to a message: a header, or SDP or XML from a body. Other text is a caption.
 */
function messageBeforeFirstRecord(trace: Trace): Span | undefined {
	const { lines, text } = trace;
	const end = trace.index.records.count > 0 ? trace.index.records.line(0) : 0;
	for (let line = 0; line < Math.min(end, MOST_LINES); line++) {
		const span = { start: lines.start(line), end: lines.end(line) };
		if (isOfMessage(text, span)) return span;
	}
	return undefined;
}

function isOfMessage(text: LogText, { start, end }: Span): boolean {
	const head = text.slice(start, Math.min(end, start + 50));
	const [, name, value] = /^([A-Za-z-]{2,40})\s*:(.*)/.exec(head) ?? [];
	if (name)
		return headerFact(name) !== undefined && (!MAIL_HEADERS.has(name.toLowerCase()) || /\bsips?:/i.test(value!));
	return /^[a-z]=\S/.test(head) || /<\/[\w:]+>\s*$/.test(text.slice(Math.max(start, end - 100), end));
}

/** Headers that e-mails have too (RFC 5322 §3.6, RFC 2045), and which remain above a log pasted from one. */
const MAIL_HEADERS: ReadonlySet<string> = new Set([
	"accept-language",
	"content-disposition",
	"content-language",
	"content-length",
	"content-transfer-encoding",
	"content-type",
	"date",
	"from",
	"in-reply-to",
	"mime-version",
	"organization",
	"priority",
	"reply-to",
	"subject",
	"to",
	"user-agent",
]);

/** Headers start within this many lines of a message; other text before the log may be longer. */
const MOST_LINES = 1000;
