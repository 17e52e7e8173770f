// `rtcdll show`, as it is described.

import { command } from "../arguments/command.ts";
import { showMessages } from "../showMessages.ts";
import { UsageError } from "../usageError.ts";
import { lineNumber, ONE_AT_A_TIME, ONE_INPUT, oneFile, READER_GONE_EXIT } from "./shared.ts";

/** Single messages of a log. */
export const show = command({
	name: "show",
	summary: "shows one message of a log, or those of one call: whole, its headers, its body, its security token",
	operands: [oneFile("Name the log to look into, or - for the standard input.")],
	tooMany: ONE_AT_A_TIME,
	description: [
		ONE_INPUT,
		"Without an option that says what to show, whole records are printed as they stand in the log, with the framing around them.",
	],
	options: {
		line: {
			short: "l",
			value: "LINE",
			read: lineNumber,
			conflicts: ["message", "call"],
			says: "chooses the message on this line of the log, or the record where there is no message.",
		},
		message: {
			short: "m",
			value: "NUMBER",
			read: messageNumber,
			conflicts: ["line", "call"],
			says: "chooses the message with this number, counted from 1.",
		},
		call: {
			short: "c",
			value: "LINE|ID",
			conflicts: ["line", "message"],
			says:
				"chooses all messages with one Call-ID: that of the message on a line, or this one; the beginning of one will do if " +
				"there is no other.",
		},
		headers: { short: "H", says: "shows the start line and the headers." },
		body: { short: "b", says: "shows the body: the parts of a multipart body one by one, XML laid out." },
		token: { short: "t", says: "shows what a security token says (NTLM, Kerberos, SPNEGO, TLS), without its secrets." },
	},
	examples: [
		{ line: "rtcdll show --line 80 RTCDLL0.log", says: "the message that a report speaks of" },
		{ line: "rtcdll show --line 113 --body RTCDLL0.log", says: "its body, laid out" },
		{ line: "rtcdll show --message 3 --token RTCDLL0.log", says: "who the token says is signing in" },
	],
	exits: [
		[0, "it was shown"],
		[1, "the message has no such part"],
		[
			2,
			"the log could not be read or has no such message, the arguments are wrong, or the output could not be written",
		],
		READER_GONE_EXIT,
	],
	run: (options, [file]) => showMessages({ ...options, file: file! }),
});

function messageNumber(text: string, option: string): number {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new UsageError(`${option} takes the number of a message, counted from 1, and ${text} is none.`);
}
