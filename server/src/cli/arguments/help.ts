// The output of `--help`, derived from the commands.

import { wrapText } from "../../core/index.ts";
import { allOptions, type Command, type Option, optionName, type Section, usageLine, valueText } from "./command.ts";

/** Line width. Fixed, because help is also read in tickets and on web pages. */
const WIDTH = 100;

/** `rtcdll --help`. */
export function programHelp(commands: readonly Command[]): string {
	return text([
		["rtcdll reads RTCDLL and uccapilog traces and reports what went wrong in them."],
		[
			"Usage:",
			...table(
				[
					...commands.map((each): Row => [usageLine(each).replace(" [options]", ""), each.summary]),
					["rtcdll COMMAND --help", "the options of a command, with examples"],
					["rtcdll --version", "the version of this program"],
				],
				MOST_USAGE,
			),
		],
	]);
}

/** `rtcdll COMMAND --help`. */
export function commandHelp(command: Command): string {
	const { summary, description, examples, exits, sections } = command;
	return text([
		wrapText(`${sentence(summary)}.`, WIDTH),
		["Usage:", `  ${usageLine(command)}`],
		...description.map((paragraph) => wrapText(paragraph, WIDTH)),
		[
			"Options:",
			...table(
				allOptions(command).map(([key, option]): Row => [optionTerm(key, option), optionHelp(option)]),
				MOST_TERM,
			),
		],
		...(sections?.() ?? []).map(sectionLines),
		...(examples.length > 0
			? [["Examples:", ...examples.flatMap(({ line, says }) => [...indented(`# ${says}`), `  ${line}`])]]
			: []),
		[
			"Exit status:",
			...table(
				exits.map(([status, when]): Row => [String(status), when]),
				MOST_TERM,
			),
		],
	]);
}

type Row = readonly [term: string, says: string];

/** `-o, --output FILE`. Choices are not listed here but in the option's text. */
export function optionTerm(key: string, option: Option): string {
	const { short, choices, value } = option;
	const placeholder = choices && !value ? optionName(key).toUpperCase() : valueText(option);
	return `${short ? `-${short}, ` : ""}--${optionName(key)}${placeholder ? ` ${placeholder}` : ""}`;
}

/** Like `optionText`, but puts choices that have explanations on lines of their own. */
function optionHelp(option: Option): string {
	const { says, choices = [], default: unset } = option;
	if (!choices.some((choice) => choice.says)) return optionText(option);
	const width = Math.max(...choices.map(({ name }) => name.length));
	const lines = choices.map((choice) =>
		`  ${choice.name.padEnd(width)}  ${choice.says ?? ""}${choice.name === unset ? " (the default)" : ""}`.trimEnd(),
	);
	return [`${sentence(says)}:`, ...lines].join("\n");
}

/** What an option does, its choices, and its default. */
export function optionText({ says, choices, default: unset }: Option): string {
	const words = choices?.map((choice) => (choice.says ? `${choice.name} (${choice.says})` : choice.name)).join(", ");
	const without = unset === undefined ? "" : ` Default: ${unset}.`;
	return `${sentence(says).replace(/\.?$/, ".")}${words ? ` One of ${words}.` : ""}${without}`;
}

function sentence(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function sectionLines({ title, lead, rows }: Section): readonly string[] {
	return [`${title}:`, ...(lead ? indented(lead) : []), ...table(rows, MOST_TERM)];
}

function indented(words: string): readonly string[] {
	return wrapText(words, WIDTH - 2).map((line) => `  ${line}`);
}

const MOST_TERM = 26;
const MOST_USAGE = 34;

/** Rows in two columns. A term wider than `most` gets its own line. Lines of an explanation keep their indentation. */
function table(rows: readonly Row[], most: number): readonly string[] {
	const width = Math.min(Math.max(...rows.map(([term]) => term.length)), most);
	return rows.flatMap(([term, says]) => {
		const lines = says.split("\n").flatMap((line) => hanging(line, WIDTH - width - 4));
		const first = term.length > width ? [`  ${term}`] : [];
		return [
			...first,
			...lines.map((line, at) => `  ${(at === 0 && first.length === 0 ? term : "").padEnd(width)}  ${line}`.trimEnd()),
		];
	});
}

/** Wraps a line. If it begins with a term, continuation lines are aligned with the text after the term. */
function hanging(line: string, width: number): readonly string[] {
	const column = /^ +\S+ +(?=\S)/.exec(line)?.[0] ?? "";
	return wrapText(line.slice(column.length), width - column.length).map(
		(part, at) => (at === 0 ? column : " ".repeat(column.length)) + part,
	);
}

function text(blocks: readonly (readonly string[])[]): string {
	return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
