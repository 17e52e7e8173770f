// The description of `rtcdll ladder`.

import { command } from "../arguments/command.ts";
import { drawLadder } from "../ladder.ts";
import { lineNumber, ONE_AT_A_TIME, ONE_INPUT, oneFile, READER_GONE_EXIT } from "./shared.ts";

/** Draws the sequence diagram of a log. */
export const ladder = command({
	name: "ladder",
	summary: "draws who sent what to whom, as a sequence diagram",
	operands: [oneFile("Name the log to draw, or - for standard input.")],
	tooMany: ONE_AT_A_TIME,
	description: [ONE_INPUT],
	options: {
		call: {
			value: "LINE|ID",
			conflicts: ["dialog", "activity"],
			says:
				"draws only the messages with one Call-ID: that of the message on a given line of the log, or the given " +
				"Call-ID; a unique prefix is enough.",
		},
		dialog: { value: "LINE|ID", conflicts: ["call", "activity"], says: "the same as --call." },
		activity: {
			value: "LINE",
			read: lineNumber,
			conflicts: ["call", "dialog"],
			says:
				"draws only the activity of the message on this line of the log: a meeting with all its dialogs, a " +
				"sign-in with all its attempts, a call.",
		},
		format: {
			short: "f",
			choices: [
				{ name: "text", says: "for reading, or for pasting into a ticket" },
				{ name: "svg", says: "a self-contained image" },
				{ name: "mermaid", says: "for Markdown; at most a few hundred messages, so choose a call or an activity" },
				{ name: "plantuml", says: "for wikis; the same limit applies" },
			],
			default: "text",
			says: "the format of the diagram",
		},
	},
	examples: [
		{ line: "rtcdll ladder --call 113 RTCDLL0.log", says: "the call with the message on line 113" },
		{ line: "rtcdll ladder --format svg RTCDLL0.log > log.svg", says: "a picture of the whole log" },
	],
	exits: [
		[0, "the diagram was drawn"],
		[
			2,
			"the log could not be read or has no such call or line, the arguments are wrong, or the output could not be written",
		],
		READER_GONE_EXIT,
	],
	run: ({ call, dialog, ...options }, [file]) => drawLadder({ ...options, file: file!, call: call ?? dialog }),
});
