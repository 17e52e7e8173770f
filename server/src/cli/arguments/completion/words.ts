// What can be completed, taken from the description of the commands: each shell has its own way to say it.

import { allOptions, type Choice, type Command, optionName } from "../command.ts";

/** A command, as a shell completes it. */
export interface CommandWords {
	readonly name: string;
	readonly says: string;
	readonly options: readonly OptionWords[];
	/** The words that an operand may be; empty where it is a file or free text. */
	readonly choices: readonly Choice[];
	/** Whether operands are files. */
	readonly takesFiles: boolean;
}

/** An option, as a shell completes it. */
export interface OptionWords {
	/** `--count`. */
	readonly long: string;
	/** `-c`; empty without one. */
	readonly short: string;
	readonly says: string;
	/** What stands behind it: nothing, one of some words, the path of a file, or anything. */
	readonly value: "none" | "choice" | "file" | "text";
	readonly choices: readonly Choice[];
	readonly repeats: boolean;
}

/** The words of all commands. */
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

/** A menu has room for the first sentence. */
function clause(says: string): string {
	return says.replace(/[.:;] .*$|\.$/s, "");
}

/** Options that take a value which is no choice: what follows them is none of the words of the command. */
export function valueOptions({ options }: CommandWords, value: OptionWords["value"]): readonly string[] {
	return options.filter((each) => each.value === value).flatMap(({ long, short }) => [long, ...(short ? [short] : [])]);
}
