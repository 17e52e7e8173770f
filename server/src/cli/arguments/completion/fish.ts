// Completion for fish.

import type { Command } from "../command.ts";
import { type CommandWords, type OptionWords, wordsOf } from "./words.ts";

/** A script for fish 3 or later. */
export function fishCompletion(commands: readonly Command[]): string {
	const all = wordsOf(commands);
	return `${[
		"# Completion of rtcdll for fish. In ~/.config/fish/config.fish: rtcdll completion fish | source",
		"complete -c rtcdll -f",
		...all.map(({ name, says }) => `complete -c rtcdll -n __fish_use_subcommand -a ${name} -d ${quoted(says)}`),
		"complete -c rtcdll -n __fish_use_subcommand -l help -s h -d 'Prints help'",
		"complete -c rtcdll -n __fish_use_subcommand -l version -s V -d 'Prints the version'",
		...all.flatMap(commandLines),
	].join("\n")}\n`;
}

function commandLines({ name, options, choices, takesFiles }: CommandWords): readonly string[] {
	const start = `complete -c rtcdll -n '__fish_seen_subcommand_from ${name}'`;
	return [
		...(takesFiles ? [`${start} -F`] : []),
		...(choices.length > 0 ? [`${start} -a ${quoted(choices.map((each) => each.name).join(" "))}`] : []),
		...options.map((option) => `${start} ${optionWords(option)}`),
	];
}

function optionWords({ long, short, says, value, choices }: OptionWords): string {
	const takes = {
		none: "",
		choice: ` -x -a ${quoted(choices.map(({ name }) => name).join(" "))}`,
		file: " -r -F",
		text: " -x",
	}[value];
	return `-l ${long.slice(2)}${short ? ` -s ${short.slice(1)}` : ""}${takes} -d ${quoted(says)}`;
}

function quoted(text: string): string {
	return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
