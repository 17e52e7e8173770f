// The description of `rtcdll show`.

import { command } from "../arguments/command.ts";
import { showMessages } from "../showMessages.ts";
import { UsageError } from "../usageError.ts";
import { lineNumber, ONE_AT_A_TIME, ONE_INPUT, oneFile, READER_GONE_EXIT } from "./shared.ts";

/** Shows single messages of a log. */
export const show = command({
	name: "show",
	summary: "shows one message of a log, or those of one call: complete, or only headers, body or security token",
	operands: [oneFile("Name the log to show messages from, or - for standard input.")],
	tooMany: ONE_AT_A_TIME,
	description: [
		ONE_INPUT,
		"Without an option that selects parts, whole records are printed exactly as they are in the log, including " +
			"the framing records around them.",
	],
	options: {
		line: {
			short: "l",
			value: "LINE",
			read: lineNumber,
			conflicts: ["message", "call"],
			says: "selects the message on this line of the log, or the record if there is no message.",
		},
		message: {
			short: "m",
			value: "NUMBER",
			read: messageNumber,
			conflicts: ["line", "call"],
			says: "selects the message with this number, counted from 1.",
		},
		call: {
			short: "c",
			value: "LINE|ID",
			conflicts: ["line", "message"],
			says:
				"selects all messages with one Call-ID: that of the message on a given line, or the given Call-ID; a " +
				"unique prefix is enough.",
		},
		headers: { short: "H", says: "shows the start line and the headers." },
		body: { short: "b", says: "shows the body: multipart bodies part by part, XML formatted." },
		token: { short: "t", says: "decodes the security token (NTLM, Kerberos, SPNEGO, TLS), without its secrets." },
	},
	examples: [
		{ line: "rtcdll show --line 80 RTCDLL0.log", says: "the message that a report mentions" },
		{ line: "rtcdll show --line 113 --body RTCDLL0.log", says: "its body, formatted" },
		{ line: "rtcdll show --message 3 --token RTCDLL0.log", says: "who the token says is signing in" },
	],
	exits: [
		[0, "the message was shown"],
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
	throw new UsageError(`${option} takes the number of a message, counted from 1, and ${text} is not one.`);
}
