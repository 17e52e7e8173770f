// Runs one command line and says how it went, in words on the standard error and in the exit status.

import manifest from "../../../package.json" with { type: "json" };
import { type Command, type HelpTopic, parseCommand, UsageError } from "./commandLine.ts";
import { compareFiles } from "./compareFiles.ts";
import { COMPARE_USAGE } from "./compareHelp.ts";
import { grepFiles } from "./grepFiles.ts";
import { GREP_USAGE } from "./grepHelp.ts";
import { LADDER_USAGE, MERGE_USAGE, RECOVER_USAGE, REPORT_USAGE, USAGE } from "./help.ts";
import { drawLadder } from "./ladder.ts";
import { mergeFiles } from "./mergeFiles.ts";
import { say, write } from "./output.ts";
import { recoverFiles } from "./recoverFiles.ts";
import { reportFiles } from "./reportFiles.ts";
import { type ExitStatus, UNREADABLE, WELL } from "./status.ts";

/** Does what the arguments (those behind the program's name) ask for. */
export async function main(args: readonly string[]): Promise<ExitStatus> {
	let command: Command;
	try {
		command = parseCommand(args);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		say(error.message);
		return UNREADABLE;
	}
	switch (command.kind) {
		case "version":
			await write(`${manifest.version}\n`);
			return WELL;
		case "help":
			await write(USAGES[command.of]);
			return WELL;
		case "report":
			return reportFiles(command);
		case "ladder":
			return drawLadder(command);
		case "grep":
			return grepFiles(command);
		case "compare":
			return compareFiles(command);
		case "recover":
			return recoverFiles(command);
		case "merge":
			return mergeFiles(command);
	}
}

const USAGES: Readonly<Record<HelpTopic, string>> = {
	rtcdll: USAGE,
	report: REPORT_USAGE,
	ladder: LADDER_USAGE,
	grep: GREP_USAGE,
	compare: COMPARE_USAGE,
	recover: RECOVER_USAGE,
	merge: MERGE_USAGE,
};
