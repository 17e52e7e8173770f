// Commands as data: argument parsing, help, completion and the man page are all derived from the same description.

import type { ExitStatus } from "../status.ts";

/** A value that an option or operand accepts. */
export interface Choice {
	readonly name: string;
	/** What it means, as a clause without a full stop. */
	readonly says?: string;
}

/** An option, named by its key: `customRules` is `--custom-rules`. Without `value` and `choices` it is a switch. */
export interface Option {
	/** One letter: `c` for `-c`. */
	readonly short?: string;
	/** The placeholder for its value in the help: `FILE`. */
	readonly value?: string;
	/** The permitted values. */
	readonly choices?: readonly Choice[];
	/** Whether the value is a file path, so that a shell can complete it. */
	readonly isFile?: true;
	/** Whether it may be given more than once. Its value is then an array. */
	readonly repeats?: true;
	/** The value if the option is not given. */
	readonly default?: string;
	/** Parses the value as typed. `option` is the option's name (`--count`), for error messages. Throws a `UsageError`. */
	readonly read?: (text: string, option: string) => unknown;
	/** The keys of options that cannot be combined with it. */
	readonly conflicts?: readonly string[];
	/** What it does, in whole sentences or a clause. */
	readonly says: string;
}

/** The options of a command by their keys. */
export type Options = Readonly<Record<string, Option>>;

/** A positional argument. */
export interface Operand {
	/** Its name in the help: `FILE`. */
	readonly name: string;
	readonly choices?: readonly Choice[];
	/** Whether it is the path of a file or folder, so that a shell can complete it. */
	readonly isFile?: true;
	/** Whether it can be repeated. Only the last operand can. */
	readonly many?: true;
	/** Whether it can be left out. */
	readonly optional?: true;
	/** Whether it defaults to `-` if it is missing and standard input is not a terminal. */
	readonly orStandardInput?: true;
	/** The error message if it is missing, as a sentence. */
	readonly missing?: string;
}

/** A command line, and what it is for, as a clause. */
export interface Example {
	readonly line: string;
	readonly says: string;
}

/** A command: `rtcdll NAME …`. */
export interface Command<O extends Options = Options> {
	readonly name: string;
	/** What it does, as a clause without a full stop, for the list of commands. */
	readonly summary: string;
	readonly operands: readonly Operand[];
	/** The error message if there are too many operands; `{}` stands for the first of these. */
	readonly tooMany?: string;
	/** Paragraphs for the help. */
	readonly description: readonly string[];
	readonly options: O;
	/** More sections of the help; a function, because they are only needed when the help is shown. */
	readonly sections?: () => readonly Section[];
	readonly examples: readonly Example[];
	/** The exit statuses and their conditions. */
	readonly exits: readonly Exit[];
	/** Rewrites an argument before options and operands are told apart. */
	readonly rewriteArgument?: (argument: string) => string;
	/** Does the work. May throw a `UsageError` before anything is written. `all` are the program's commands. */
	readonly run: (values: Values<O>, operands: readonly string[], all: readonly Command[]) => Promise<ExitStatus>;
}

/** A table in the help: terms and their explanations. */
export interface Section {
	readonly title: string;
	/** A paragraph above the table. */
	readonly lead?: string;
	readonly rows: readonly (readonly [term: string, says: string])[];
}

/** An exit status, and when the command ends with it. */
export type Exit = readonly [status: number, when: string];

/** The parsed options, by key. */
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

/** Infers the types of `values` from the options, then erases them so that all commands fit in one array. */
export function command<const O extends Options>(description: Command<O>): Command {
	return description as unknown as Command;
}

/** The name of an option as typed: `custom-rules` for `customRules`. */
export function optionName(key: string): string {
	return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The option that every command has. */
export const HELP_OPTION = { help: { short: "h", says: "Prints this help." } } as const satisfies Options;

/** All options of a command, `--help` last. */
export function allOptions({ options }: Pick<Command, "options">): readonly (readonly [key: string, Option])[] {
	return Object.entries<Option>({ ...options, ...HELP_OPTION });
}

/** The placeholder for an option's value: `FILE`, `text|json`; empty for a switch. */
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
