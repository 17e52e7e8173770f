// `rtcdll recover`, as it is described.

import { command } from "../arguments/command.ts";
import { recoverFiles } from "../recoverFiles.ts";
import { files, READER_GONE_EXIT } from "./shared.ts";

/** The log in a damaged text. */
export const recover = command({
	name: "recover",
	summary: "prints the log in a text that was damaged on its way, and says what was undone",
	operands: [files("Name the texts to recover a log from, or - for the standard input.")],
	description: [
		"FILE is a mail, a saved web page, a ticket or any other text with a log in it; a folder or a pattern in quotes; - or no FILE " +
			"behind a pipe is the standard input. A .gz is unpacked, and of a .zip every text is printed.",
		"Quote marks, line numbers, indents and stamps are taken off, HTML and entities are read, lines that were wrapped are joined, " +
			"and headers that were joined get lines of their own. A text that is a log comes out as it is. The other commands do " +
			"this by themselves.",
	],
	options: {},
	examples: [{ line: "rtcdll recover mail.txt > RTCDLL0.log", says: "the log that somebody quoted" }],
	exits: [[0, "the text was read"], [2, "an input could not be read, or the output not be written"], READER_GONE_EXIT],
	run: (_options, texts) => recoverFiles(texts),
});
