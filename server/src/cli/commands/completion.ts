// `rtcdll completion`: prints a shell completion script for commands, options and their values.

import { command } from "../arguments/command.ts";
import { bashCompletion } from "../arguments/completion/bash.ts";
import { fishCompletion } from "../arguments/completion/fish.ts";
import { powershellCompletion } from "../arguments/completion/powershell.ts";
import { zshCompletion } from "../arguments/completion/zsh.ts";
import { write } from "../output.ts";
import { SUCCESS } from "../status.ts";
import { UsageError } from "../usageError.ts";

const SHELLS = {
	bash: bashCompletion,
	zsh: zshCompletion,
	fish: fishCompletion,
	powershell: powershellCompletion,
} as const;

const NAMES = Object.keys(SHELLS) as readonly (keyof typeof SHELLS)[];

/** Prints the script for one shell. */
export const completion = command({
	name: "completion",
	summary: "prints a shell completion script for commands and options",
	operands: [
		{
			name: "SHELL",
			choices: NAMES.map((name) => ({ name })),
			missing: `Name the shell: ${NAMES.join(", ")}.`,
		},
	],
	description: [],
	options: {},
	examples: [
		{ line: 'eval "$(rtcdll completion bash)"', says: "in ~/.bashrc" },
		{ line: 'eval "$(rtcdll completion zsh)"', says: "in ~/.zshrc, after compinit" },
		{ line: "rtcdll completion fish | source", says: "in ~/.config/fish/config.fish" },
		{ line: "rtcdll completion powershell | Out-String | Invoke-Expression", says: "in $PROFILE" },
	],
	exits: [
		[0, "the script was printed"],
		[2, "there is no script for this shell"],
	],
	run: async (_options, [shell], all) => {
		const name = NAMES.find((each) => each === shell);
		if (!name) throw new UsageError(`There is no completion for ${shell}, only for ${NAMES.join(", ")}.`);
		await write(SHELLS[name](all));
		return SUCCESS;
	},
});
