// Shows a single message as it is in the log.

import { bodies, readableBody } from "../features/bodies.ts";
import { lineNumber } from "../features/lineNumber.ts";
import { stampOfMessage } from "../features/stamp.ts";
import { messageName } from "../features/symbols.ts";
import { label, printable } from "../printable.ts";
import { headText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { shortened } from "../words.ts";
import { fitting } from "./bounded.ts";
import { countedInput } from "./input.ts";
import { InputError, type Tool } from "./tool.ts";

/** The headers and body of a message, with XML indented. */
export const showMessage: Tool = {
	name: "rtcdll_show_message",
	description:
		"Shows one SIP message of a trace log: its start line and headers, its body (XML formatted), and the outcome " +
		"of its transaction. The message is chosen by any line of it or by its number in the log.",
	inputs: {
		line: { type: "integer", minimum: 1, description: "A line of the message, counted from 1." },
		number: {
			type: "integer",
			minimum: 1,
			description: "The number of the message, counted from 1, instead of a line.",
		},
	},
	required: [],
	answer({ trace }, input) {
		const message = chosen(trace, countedInput(input, "line"), countedInput(input, "number"));
		const head = fitting(linesOf(headText(trace.text, trace.message(message))), LONGEST_HEAD);
		const body = fitting(bodyLines(trace, message), LONGEST_BODY);
		const { outcome } = trace.transactionOf(message);
		return {
			number: message + 1,
			line: lineNumber(trace, message),
			time: label(stampOfMessage(trace, message)),
			name: messageName(trace, message),
			outcome,
			headers: head.rows,
			headerLinesLeftOut: head.leftOut,
			body: body.rows,
			bodyLinesLeftOut: body.leftOut,
		};
	},
};

function chosen(trace: Trace, line: number | undefined, number: number | undefined): number {
	const { count } = trace.index.messages;
	if (line === undefined && number === undefined) throw new InputError("Name a line, or the number of a message.");
	if (number !== undefined) {
		if (number <= count) return number - 1;
		throw new InputError(`There is no message ${number}: the log has ${count}.`);
	}
	if (line! > trace.lines.count) throw new InputError(`There is no line ${line}: the log has ${trace.lines.count}.`);
	const message = trace.messageAtLine(line! - 1);
	if (message === undefined) throw new InputError(`There is no SIP message on line ${line}.`);
	return message;
}

function* bodyLines(trace: Trace, message: number): Generator<string> {
	const found = bodies(trace, trace.message(message).startSpan.start);
	if ("reason" in found) return;
	for (const part of found.parts) {
		if (found.parts.length > 1) yield `Content-Type: ${part.contentType}`;
		yield* linesOf(readableBody(trace.text, part));
	}
}

function linesOf(text: string): readonly string[] {
	return text.split(/\r\n|\n|\r/).map((line) => shortened(printable(shortened(line, LONGEST_LINE)), LONGEST_LINE));
}

/** In characters. */
const LONGEST_LINE = 1000;

/** In characters of JSON; leaves room for the rest besides head and body. */
const LONGEST_HEAD = 8000;
const LONGEST_BODY = 10_000;
