// What a command of the program is, as data: parsing, help, completion and the man page all read the same description.

import type { ExitStatus } from "../status.ts";

/** One of the words that an option or an argument may be. */
export interface Choice {
	readonly name: string;
	/** What it stands for, as a clause without a full stop. */
	readonly says?: string;
}

/** An option, named by its key: `customRules` is `--custom-rules`. One without `value` and `choices` is a switch. */
export interface Option {
	/** One letter: `c` for `-c`. */
	readonly short?: string;
	/** What stands for the value in the help: `FILE`. */
	readonly value?: string;
	/** The only words that the value may be. */
	readonly choices?: readonly Choice[];
	/** Whether the value is the path of a file, which a shell can complete. */
	readonly isFile?: true;
	/** Whether it may be given several times; then its value is the list of all. */
	readonly repeats?: true;
	/** The value of an option that is not given. */
	readonly default?: string;
	/** Reads the value as it was typed; `option` is `--count`, to be named. Throws a `UsageError`. */
	readonly read?: (text: string, option: string) => unknown;
	/** The keys of options that make no sense beside it. */
	readonly conflicts?: readonly string[];
	/** What it does, in whole sentences or a clause. */
	readonly says: string;
}

/** The options of a command by their keys. */
export type Options = Readonly<Record<string, Option>>;

/** What stands behind the options. */
export interface Operand {
	/** As the help names it: `FILE`. */
	readonly name: string;
	readonly choices?: readonly Choice[];
	/** Whether it is the path of a file or folder, which a shell can complete. */
	readonly isFile?: true;
	/** Whether there may be any number of them; only the last operand may say so. */
	readonly many?: true;
	/** Whether it can be left out. */
	readonly optional?: true;
	/** Whether `-` stands for it where it is left out and the standard input is no terminal. */
	readonly orStandardInput?: true;
	/** What to say where it is missing, a sentence. */
	readonly missing?: string;
}

/** A line to be typed, and what it is good for, as a clause. */
export interface Example {
	readonly line: string;
	readonly says: string;
}

/** A command: `rtcdll NAME …`. */
export interface Command<O extends Options = Options> {
	readonly name: string;
	/** What it does, as a clause without a full stop: its line in the list of commands. */
	readonly summary: string;
	readonly operands: readonly Operand[];
	/** Said where there are more operands than there may be. */
	readonly tooMany?: string;
	/** What a reader of its help should know, a paragraph each. */
	readonly description: readonly string[];
	readonly options: O;
	/** Further sections of the help, made when somebody asks for it. */
	readonly sections?: () => readonly Section[];
	readonly examples: readonly Example[];
	/** When it ends with which status. */
	readonly exits: readonly Exit[];
	/** Turns an argument into the one that is meant, before options are told from operands. */
	readonly reword?: (argument: string) => string;
	/** Does the work. May throw a `UsageError` before it has written anything. `all` are the commands of the program. */
	readonly run: (values: Values<O>, operands: readonly string[], all: readonly Command[]) => Promise<ExitStatus>;
}

/** A table within a help: words, and what they mean. */
export interface Section {
	readonly title: string;
	/** A paragraph before the table. */
	readonly lead?: string;
	readonly rows: readonly (readonly [term: string, says: string])[];
}

/** An exit status, and when the command ends with it. */
export type Exit = readonly [status: number, when: string];

/** What was given for each option. */
export type Values<O extends Options> = { readonly [K in keyof O]: Value<O[K]> };

type Value<T extends Option> = T extends { readonly repeats: true }
	? readonly One<T>[]
	: T extends { readonly value: string } | { readonly choices: readonly Choice[] }
		? T extends { readonly default: string }
			? One<T>
			: One<T> | undefined
		: boolean;

type One<T extends Option> = T extends { readonly choices: readonly { readonly name: infer N }[] }
	? N
	: T extends { readonly read: (text: string, option: string) => infer R }
		? R
		: string;

/** Lets the types of the values follow from the options, and forgets them for the table of all commands. */
export function command<const O extends Options>(description: Command<O>): Command {
	return description as unknown as Command;
}

/** `customRules` as it is typed: `custom-rules`. */
export function optionName(key: string): string {
	return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Every command has these options, too. */
export const HELP_OPTION = { help: { short: "h", says: "Prints this help." } } as const satisfies Options;

/** All options of a command, `--help` last. */
export function allOptions({ options }: Pick<Command, "options">): readonly (readonly [key: string, Option])[] {
	return Object.entries<Option>({ ...options, ...HELP_OPTION });
}

/** What stands for the value of an option: `FILE`, `text|json`; empty for a switch. */
export function valueText({ value, choices }: Pick<Option, "value" | "choices">): string {
	return value ?? choices?.map(({ name }) => name).join("|") ?? "";
}

/** `rtcdll grep [options] QUERY [FILE...]`. */
export function usageLine({ name, options, operands }: Command): string {
	const words = operands.map(({ name: word, choices, many, optional, orStandardInput }) => {
		const shown = `${choices ? valueText({ choices }) : word}${many ? "..." : ""}`;
		return optional || orStandardInput ? `[${shown}]` : shown;
	});
	return ["rtcdll", name, ...(Object.keys(options).length > 0 ? ["[options]"] : []), ...words].join(" ");
}
