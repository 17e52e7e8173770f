// Finds the messages that match a query.

import { lineNumber } from "../features/lineNumber.ts";
import { stampOfMessage } from "../features/stamp.ts";
import { messageName } from "../features/symbols.ts";
import { label, sentencesLine } from "../printable.ts";
import { predicate, unitsOf } from "../query/evaluate.ts";
import { parseQuery } from "../query/parse.ts";
import type { Trace } from "../trace/trace.ts";
import { fitting } from "./bounded.ts";
import { safeText } from "./found.ts";
import { textInput } from "./input.ts";
import { InputError, type Tool } from "./tool.ts";

/** The first matching messages, and their total number. */
export const findMessages: Tool = {
	name: "rtcdll_find_messages",
	description:
		"Finds the SIP messages of a trace log that match a query: at most 50 of them in the order of the log, each with its " +
		"line, time and start line, and how many match in all. Terms are joined by and, or, not and parentheses: " +
		"from:alice, to:bob, user:carol, method:INVITE, status:>=400, callid:48bb, outcome:unanswered, problem:any, " +
		"rule:auth-*, duration:>2s, time:09:14..09:20, or a word, which is searched for in the whole message.",
	inputs: { query: { type: "string", description: "The query, for example method:REGISTER status:>=400." } },
	required: ["query"],
	answer({ trace, findings }, input) {
		const { query, errors } = parseQuery(textInput(input, "query") ?? "");
		if (!query) throw new InputError(sentencesLine(errors.map(({ message }) => message).join(" ")));
		const matches = predicate(trace, query, () => findings);
		const found: number[] = [];
		for (const unit of unitsOf(trace)) if (unit.message >= 0 && matches(unit)) found.push(unit.message);
		const { rows } = fitting(
			found.slice(0, MOST_MESSAGES).map((message) => ({
				number: message + 1,
				line: lineNumber(trace, message),
				time: label(stampOfMessage(trace, message)),
				direction: trace.direction(message),
				name: messageName(trace, message),
				startLine: startLine(trace, message),
			})),
		);
		return { messages: rows, matching: found.length, matchingLeftOut: found.length - rows.length };
	},
};

function startLine({ text, index, lines }: Trace, message: number): string {
	const start = index.messages.start(message);
	return label(
		safeText(text.slice(start, Math.min(lines.end(index.messages.line(message)), start + LONGEST_START_LINE))),
	);
}

const MOST_MESSAGES = 50;

/** In characters; longer start lines are not readable. */
const LONGEST_START_LINE = 300;
