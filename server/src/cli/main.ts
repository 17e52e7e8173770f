// Runs one command line and reports the outcome, in words on standard error and as exit status.

import manifest from "../../../package.json" with { type: "json" };
import { commandHelp, programHelp } from "./arguments/help.ts";
import { parseArguments, type Request } from "./arguments/parse.ts";
import { COMMANDS } from "./commands/commands.ts";
import { clearProgress, say, write } from "./output.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "./status.ts";
import { UsageError } from "./usageError.ts";

/** Runs the command line, given the arguments after the program's name. */
export async function main(args: readonly string[]): Promise<ExitStatus> {
	try {
		return await answer(parseArguments(args, COMMANDS));
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		const command = COMMANDS.find(({ name }) => name === args[0]);
		say(`${error.message} See rtcdll ${command ? `${command.name} ` : ""}--help.`);
		return UNREADABLE;
	} finally {
		clearProgress();
	}
}

async function answer(request: Request): Promise<ExitStatus> {
	if (request.kind === "run") return request.command.run(request.values, request.operands, COMMANDS);
	if (request.kind === "version") await write(`${manifest.version}\n`);
	else await write(request.of ? commandHelp(request.of) : programHelp(COMMANDS));
	return SUCCESS;
}
