// Turns arguments into a request, or into a sentence that says what is wrong with them. Commander parses options and
// operands; the wording of errors is ours.

import { CommanderError, Command as Parser, Option as ParserOption } from "commander";
import { UsageError } from "../usageError.ts";
import { allOptions, type Command, type Option, optionName, type Values, valueText } from "./command.ts";

/** What the arguments ask for. */
export type Request =
	| { readonly kind: "version" }
	/** The help of a command, or of the program. */
	| { readonly kind: "help"; readonly of: Command | undefined }
	| {
			readonly kind: "run";
			readonly command: Command;
			readonly values: Taken;
			readonly operands: readonly string[];
	  };

/** Parses the arguments after the program's name. Throws a `UsageError`. */
export function parseArguments(args: readonly string[], commands: readonly Command[]): Request {
	const command = commands.find(({ name }) => name === args[0]);
	if (args.length === 0) throw new UsageError("Say what to do, for example: rtcdll report RTCDLL0.log.");
	let request: Request | undefined;
	const program = quiet(new Parser("rtcdll").enablePositionalOptions())
		.option("-V, --version")
		.option("-h, --help")
		.helpOption(false)
		.helpCommand(false);
	for (const each of commands) {
		const take = ({ help, ...values }: Taken, operands: readonly string[]) => {
			request =
				help || program.opts().help
					? { kind: "help", of: each }
					: { kind: "run", command: each, values, operands: checked(each, operands) };
		};
		program.addCommand(parserOf(each, take));
	}
	try {
		program.parse(command?.rewriteArgument ? args.map(command.rewriteArgument) : args, { from: "user" });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		// Commander throws this if there are options but no command; the cases are handled below.
		if (error.code !== "commander.help") throw new UsageError(words(error, args, command));
	}
	if (program.opts().version) return { kind: "version" };
	return request ?? { kind: "help", of: undefined };
}

// biome-ignore lint/suspicious/noExplicitAny: only the command knows the types of its options.
type Taken = Values<any>;

function parserOf(command: Command, take: (values: Taken, operands: readonly string[]) => void): Parser {
	const parser = quiet(new Parser(command.name)).helpOption(false).argument("[operands...]");
	for (const [key, option] of allOptions(command)) parser.addOption(parserOption(key, option));
	return parser.action((operands: readonly string[], values) => take(values, operands));
}

/** Keeps Commander from printing anything or ending the process; callers do that. */
function quiet(parser: Parser): Parser {
	return parser.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
}

function parserOption(key: string, option: Option): ParserOption {
	const { short, choices, repeats, conflicts = [], read = (text: string): unknown => text } = option;
	const name = `--${optionName(key)}`;
	const value = valueText(option);
	const made = new ParserOption(`${short ? `-${short}, ` : ""}${name}${value ? ` <${value}>` : ""}`);
	// Commander would treat `--no-redact` as the negation of `--redact`; for us it is an ordinary switch.
	made.negate = false;
	made.conflicts([...conflicts]);
	if (choices) made.choices(choices.map(({ name }) => name));
	else if (value) {
		made.argParser<unknown>((text, before) => {
			const one = read(text, name);
			return repeats ? [...(before as readonly unknown[]), one] : one;
		});
	}
	return made.default(repeats ? [] : value ? option.default : false);
}

/** Checks the number of operands, and adds `-` if standard input replaces missing files. */
function checked({ operands, tooMany }: Command, given: readonly string[]): readonly string[] {
	const rest = operands.at(-1);
	if (given.length > operands.length && !rest?.many) {
		const last = given[operands.length]!;
		throw new UsageError(tooMany?.replace("{}", last) ?? `${last} is one argument too many.`);
	}
	if (given.filter((each) => each === "-").length > 1) {
		throw new UsageError("Standard input can be read only once; name - only once.");
	}
	const lacking = operands[given.length];
	if (!lacking) return given;
	if (lacking.orStandardInput && !process.stdin.isTTY) return [...given, "-"];
	if (!lacking.optional) throw new UsageError(lacking.missing ?? `${lacking.name} is missing.`);
	return given;
}

/** Rewords Commander's error messages, which quote the option, value or command concerned. */
function words({ code, message }: CommanderError, args: readonly string[], command: Command | undefined): string {
	const [first = "", second = ""] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted!);
	const suggestion = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
	const meant = suggestion ? ` Did you mean ${suggestion.replace(/, ([^,]*)$/, " or $1")}?` : "";
	const option = /--[\w-]+/.exec(first)?.[0] ?? first;
	switch (code) {
		case "commander.unknownOption":
			return `There is no option ${first}.${meant}`;
		case "commander.unknownCommand":
		case "commander.excessArguments": {
			const word = first || args[0]!;
			return `There is no command ${word}.${meant || ` To report on a file: rtcdll report ${word}.`}`;
		}
		case "commander.optionMissingArgument":
			return `${option} needs a value: ${first.replace(/^-\w, /, "").replace(/[<>]/g, "")}.`;
		case "commander.invalidArgument": {
			const key = Object.keys(command?.options ?? {}).find((each) => `--${optionName(each)}` === option) ?? "";
			const names = command?.options[key]?.choices?.map(({ name }) => name) ?? [];
			const all = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
			return `${option} takes ${all}, and not ${second}.`;
		}
		case "commander.conflictingOption":
			return `Choose ${option} or ${/--[\w-]+/.exec(second)?.[0] ?? second}: they cannot be used together.`;
		default:
			return `${message.replace(/^error: /, "").replace(/\.?$/, ".")}`;
	}
}
