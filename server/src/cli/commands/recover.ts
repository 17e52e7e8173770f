// The description of `rtcdll recover`.

import { command } from "../arguments/command.ts";
import { recoverFiles } from "../recoverFiles.ts";
import { files, READER_GONE_EXIT } from "./shared.ts";

/** Recovers the log in a damaged text. */
export const recover = command({
	name: "recover",
	summary: "prints the log found in a damaged text, and says what was repaired",
	operands: [files("Name the texts to recover a log from, or - for standard input.")],
	description: [
		"FILE is a mail, a saved web page, a ticket or any other text that contains a log; or a folder, or a quoted " +
			"glob pattern; - is standard input, which is also read if a pipe is the input and no FILE is given. A .gz is " +
			"unpacked; of a .zip, every text file is printed.",
		"Quote marks, line numbers, indentation and timestamps are removed, HTML and entities are decoded, wrapped " +
			"lines are joined, and joined headers are split into lines again. A text that is already a log is printed " +
			"unchanged. The other commands do all this automatically.",
	],
	options: {},
	examples: [{ line: "rtcdll recover mail.txt > RTCDLL0.log", says: "the log that somebody quoted" }],
	exits: [
		[0, "the text was read"],
		[2, "an input could not be read, or the output could not be written"],
		READER_GONE_EXIT,
	],
	run: (_options, texts) => recoverFiles(texts),
});
