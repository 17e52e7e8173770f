// Completion for zsh.

import type { Choice, Command } from "../command.ts";
import { type CommandWords, type OptionWords, wordsOf } from "./words.ts";

/** A script for zsh 5, for a file `_rtcdll` on the `fpath`, or to be evaluated after `compinit`. */
export function zshCompletion(commands: readonly Command[]): string {
	const all = wordsOf(commands);
	return `#compdef rtcdll
# Completion of rtcdll for zsh. In ~/.zshrc, behind compinit: eval "$(rtcdll completion zsh)"
_rtcdll() {
	if (( CURRENT == 2 )); then
		local -a commands=(${all.map(({ name, says }) => `\n\t\t\t${quoted(`${name}:${says}`)}`).join("")}
		)
		_describe command commands
		return
	fi
	local name=$words[2]
	shift words
	(( CURRENT-- ))
	case $name in
${all.map(branch).join("\n")}
	esac
}
# Evaluated it is made known; from the fpath it is called.
if [ "$funcstack[1]" = "_rtcdll" ]; then _rtcdll "$@"; else compdef _rtcdll rtcdll; fi
`;
}

function branch({ name, options, choices, takesFiles }: CommandWords): string {
	const lines = [
		...options.map(argument),
		...(choices.length > 0 ? [quoted(`1: :${words(choices)}`)] : []),
		...(takesFiles ? [quoted("*:file:_files")] : []),
	];
	return `\t${name})\n\t\t_arguments -s ${lines.join(" \\\n\t\t\t")}\n\t\t;;`;
}

function argument({ long, short, says, value, choices, repeats }: OptionWords): string {
	const takes = { none: "", choice: `:value:${words(choices)}`, file: ":file:_files", text: ":value:" }[value];
	const tail = `[${says.replace(/[[\]\\]/g, "\\$&")}]${takes}`;
	const star = repeats ? "*" : "";
	const equals = value === "none" ? "" : "=";
	const longOne = `${star}${long}${equals}${tail}`;
	return short ? `${quoted(`${star}${short}${tail}`)} ${quoted(longOne)}` : quoted(longOne);
}

function words(choices: readonly Choice[]): string {
	return `(${choices.map(({ name }) => name).join(" ")})`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
