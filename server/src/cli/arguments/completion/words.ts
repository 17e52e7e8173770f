// What can be completed, derived from the commands. The other files here turn it into scripts, one per shell.

import { allOptions, type Choice, type Command, optionName } from "../command.ts";

/** A command with what completion offers for it. */
export interface CommandWords {
	readonly name: string;
	readonly says: string;
	readonly options: readonly OptionWords[];
	/** The values that an operand accepts; empty for a file or free text. */
	readonly choices: readonly Choice[];
	/** Whether operands are files. */
	readonly takesFiles: boolean;
}

/** An option with what completion offers for it. */
export interface OptionWords {
	/** `--count`. */
	readonly long: string;
	/** `-c`; empty without one. */
	readonly short: string;
	readonly says: string;
	/** What follows it: nothing, one of its choices, a file path, or any text. */
	readonly value: "none" | "choice" | "file" | "text";
	readonly choices: readonly Choice[];
	readonly repeats: boolean;
}

/** The completions of all commands. */
export function wordsOf(commands: readonly Command[]): readonly CommandWords[] {
	return commands.map((command) => ({
		name: command.name,
		says: command.summary,
		options: allOptions(command).map(([key, option]) => ({
			long: `--${optionName(key)}`,
			short: option.short ? `-${option.short}` : "",
			says: clause(option.says),
			value: option.choices ? "choice" : option.isFile ? "file" : option.value ? "text" : "none",
			choices: option.choices ?? [],
			repeats: option.repeats ?? false,
		})),
		choices: command.operands.flatMap(({ choices = [] }) => choices),
		takesFiles: command.operands.some(({ isFile }) => isFile),
	}));
}

/** The first sentence; a completion menu has no room for more. */
function clause(says: string): string {
	return says.replace(/[.:;] .*$|\.$/s, "");
}

/** The names of options with such a value. After a `file` or `text` option, the command's own words must not be offered. */
export function valueOptions({ options }: CommandWords, value: OptionWords["value"]): readonly string[] {
	return options.filter((each) => each.value === value).flatMap(({ long, short }) => [long, ...(short ? [short] : [])]);
}
