// The description of `rtcdll redact`.

import { command } from "../arguments/command.ts";
import { redactFiles } from "../redactFiles.ts";
import { files, INPUTS, output, READER_GONE_EXIT } from "./shared.ts";

/** Makes copies of logs without names and credentials. */
export const redact = command({
	name: "redact",
	summary: "prints a copy of a log without names and credentials, which you can pass on",
	operands: [files("Name the log to redact, or - for standard input.")],
	description: [
		"Accounts, names, hosts, addresses, telephone numbers and ids are replaced by pseudonyms, the same one for " +
			"the same original everywhere; credentials are removed, and what people wrote is masked. The copy has the " +
			"same lines, messages and findings as the log. Several logs share their pseudonyms and are printed one after " +
			"the other. Read the copy before you pass it on: docs/redact.md says what cannot be found.",
		INPUTS,
	],
	options: {
		output: output("the copy", "one of the logs"),
	},
	examples: [
		{ line: "rtcdll redact call.uccapilog -o call.redacted.uccapilog", says: "a copy to send to somebody" },
		{ line: "rtcdll redact RTCDLL0.log | rtcdll report", says: "what the copy says" },
	],
	exits: [
		[0, "the copy was made"],
		[2, "an input could not be read, the arguments are wrong, or the output could not be written"],
		READER_GONE_EXIT,
	],
	run: (options, logs) => redactFiles({ ...options, files: logs }),
});
