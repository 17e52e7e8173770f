// `rtcdll help`: the help of a command, and the manual.

import manifest from "../../../../package.json" with { type: "json" };
import { command } from "../arguments/command.ts";
import { commandHelp, programHelp } from "../arguments/help.ts";
import { manPage } from "../arguments/manPage.ts";
import { write } from "../output.ts";
import { SUCCESS } from "../status.ts";
import { UsageError } from "../usageError.ts";

/** Prints the help of the program or of a command, or all of it as a man page. */
export const help = command({
	name: "help",
	summary: "prints the help of a command",
	operands: [{ name: "COMMAND", optional: true }],
	description: [],
	options: { man: { says: "prints the help of all commands as a man page." } },
	examples: [{ line: "rtcdll help --man | man -l -", says: "the manual, in a terminal" }],
	exits: [
		[0, "the help was printed"],
		[2, "there is no such command"],
	],
	run: async ({ man }, [name], all) => {
		const of = all.find((each) => each.name === name);
		if (name !== undefined && !of) throw new UsageError(`There is no command ${name}.`);
		await write(man ? manPage(all, manifest.version) : of ? commandHelp(of) : programHelp(all));
		return SUCCESS;
	},
});
