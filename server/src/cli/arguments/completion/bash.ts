// Completion for bash.

import type { Command } from "../command.ts";
import { type CommandWords, valueOptions, wordsOf } from "./words.ts";

/** A script for bash 3.2 (the version that macOS has) and later. */
export function bashCompletion(commands: readonly Command[]): string {
	const all = wordsOf(commands);
	return `# Completion of rtcdll for bash. In ~/.bashrc: eval "$(rtcdll completion bash)"
_rtcdll() {
	local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words="" files=""
	if [ "$COMP_CWORD" -eq 1 ]; then
		words="${all.map(({ name }) => name).join(" ")} --help --version"
	else
		# Bash takes the = of --option=word for a word of its own.
		if [ "$word" = "=" ]; then word=""; elif [ "$previous" = "=" ]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
		case "\${COMP_WORDS[1]} $previous" in
${all.flatMap(values).join("\n")}
		*)
			case "\${COMP_WORDS[1]}" in
${all.map(operands).join("\n")}
			esac
			;;
		esac
	fi
	COMPREPLY=($(compgen -W "$words" -- "$word"))
	if [ -n "$files" ] && [ "\${word#-}" = "$word" ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _rtcdll rtcdll
`;
}

function values(command: CommandWords): readonly string[] {
	const { name, options } = command;
	const pattern = (names: readonly string[]) => names.map((option) => `"${name} ${option}"`).join(" | ");
	const branch = (names: readonly string[], what: string) =>
		names.length > 0 ? [`\t\t${pattern(names)}) ${what} ;;`] : [];
	return [
		...options
			.filter(({ value }) => value === "choice")
			.flatMap(({ long, short, choices }) =>
				branch([long, ...(short ? [short] : [])], `words="${choices.map((each) => each.name).join(" ")}"`),
			),
		...branch(valueOptions(command, "file"), "files=1"),
		...branch(valueOptions(command, "text"), ":"),
	];
}

function operands({ name, options, choices, takesFiles }: CommandWords): string {
	const words = [
		...choices.map((each) => each.name),
		...options.flatMap(({ long, short }) => [long, ...(short ? [short] : [])]),
	];
	return `\t\t\t${name}) words="${words.join(" ")}"${takesFiles ? " files=1" : ""} ;;`;
}
