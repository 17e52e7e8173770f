// The description of `rtcdll export`.

import { EXPORTED_TABLES } from "../../core/index.ts";
import { command } from "../arguments/command.ts";
import { EXPORT_FORMATS, exportLog } from "../exportFiles.ts";
import { ONE_AT_A_TIME, ONE_INPUT, oneFile, output, READER_GONE_EXIT } from "./shared.ts";

/** Exports a log for other programs. Not called `export`, which is a reserved word. */
export const exportCommand = command({
	name: "export",
	summary: "writes a log for Wireshark, a spreadsheet or a database",
	operands: [oneFile("Name the log to export, or - for standard input.")],
	tooMany: ONE_AT_A_TIME,
	description: [
		ONE_INPUT,
		"docs/exports.md says what each format contains. To export findings, use rtcdll report --format sarif; for a " +
			"readable page, rtcdll report --format html.",
	],
	options: {
		format: {
			short: "f",
			choices: EXPORT_FORMATS,
			says: "the export format; by default it follows from the file extension of --output",
		},
		what: {
			choices: EXPORTED_TABLES.map((name) => ({ name })),
			default: "messages",
			says: "which table to export: the messages, the requests with their responses, or what people did and how it ended",
		},
		output: output("the export", "the log"),
	},
	examples: [
		{ line: "rtcdll export RTCDLL0.log -o RTCDLL0.pcapng", says: "the messages, for Wireshark and tshark" },
		{ line: "rtcdll export RTCDLL0.log --what activities -o activities.csv", says: "a table for a spreadsheet" },
		{ line: "rtcdll export RTCDLL0.log --format ndjson | jq 'select(.status == 403)'", says: "one object per message" },
	],
	exits: [
		[0, "the log was exported"],
		[2, "the log could not be read, the arguments are wrong, or the output could not be written"],
		READER_GONE_EXIT,
	],
	run: (options, [file]) => exportLog({ ...options, file: file! }),
});
