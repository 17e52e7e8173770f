// The description of `rtcdll grep`. Fields are listed from the table that defines them, so that the help is always complete.

import { FIELDS } from "../../core/index.ts";
import { command } from "../arguments/command.ts";
import { grepFiles } from "../grepFiles.ts";
import { COLOR, CUSTOM_RULES, files, INPUTS, READER_GONE_EXIT } from "./shared.ts";

/** Prints the records that match a query; the output is a log again. */
export const grep = command({
	name: "grep",
	summary: "prints the messages and records that match a query, unchanged, so that the output is a log again",
	operands: [
		{ name: "QUERY", missing: "Say what to look for, for example: rtcdll grep status:4xx RTCDLL0.log." },
		files("Name the logs to search, or - for standard input."),
	],
	description: [INPUTS],
	options: {
		lines: {
			short: "n",
			says: "prefixes each line with its line number, and with the file name if there are several files.",
			conflicts: ["count", "filesWithMatches"],
		},
		count: {
			short: "c",
			says: "prints only the number of matching messages and other records in each file.",
			conflicts: ["lines", "filesWithMatches"],
		},
		filesWithMatches: {
			short: "l",
			says: "prints only the names of the files that have a match.",
			conflicts: ["lines", "count"],
		},
		ignoreCase: { short: "i", says: "has no effect: matching always ignores case." },
		with: {
			value: "transaction|call",
			choices: [{ name: "transaction" }, { name: "call" }],
			says: "prints each matching message together with its transaction, or with all messages of its Call-ID.",
		},
		customRules: {
			...CUSTOM_RULES,
			says: "adds custom rules from a file, as in rtcdll report; rule: and problem: then match their findings too.",
		},
		color: {
			...COLOR,
			choices: [
				{ name: "auto", says: "in a terminal, unless NO_COLOR is set; output to a pipe remains a log" },
				{
					name: "always",
					says: "in pipes and files too, with control characters escaped as in a terminal",
				},
				{ name: "never", says: "not at all" },
			],
			says: "when to colour the file name, the line number and the match",
		},
	},
	sections: () => [
		{
			title: "Query",
			lead:
				"A query consists of terms such as from:alice, combined with and (the default), or, not (or - before a " +
				"term) and parentheses. A word without a field searches the text.",
			rows: [
				["alice@contoso.com", "any part of the value, if the field is a text"],
				["=alice@contoso.com", "the whole value"],
				["*@contoso.com", "the whole value, with * for any characters and ? for one"],
				['"any text"', "spaces, parentheses and wildcards, taken literally"],
				["/a|b/", "a regular expression (RE2: no look-around, no backreferences)"],
				[">500  10..20", "comparisons (> >= < <=) and ranges, if the field is a number or a time"],
			],
		},
		{
			title: "Fields",
			rows: FIELDS.map(({ name, meaning, example, choices }) => {
				const values = choices ? `: ${choices.map((choice) => choice.name).join(", ")}` : "";
				return [`${name}:`, `${meaning.replaceAll("`", "")}${values}; ${example}`] as const;
			}),
		},
	],
	examples: [
		{ line: "rtcdll grep 'status:4xx and not status:401' RTCDLL0.log", says: "refusals other than challenges" },
		{
			line: "rtcdll grep --with transaction problem:any RTCDLL0.log",
			says: "everything that went wrong, with its requests",
		},
		{ line: "rtcdll grep -l 'ms-diagnostics:4004' logs/", says: "the logs in which a code occurs" },
		{
			line: "rtcdll grep 'not is:keepalive time:10:38..10:40' RTCDLL0.log | rtcdll report",
			says: "a report on three minutes of the log",
		},
	],
	exits: [
		[0, "something matches"],
		[1, "nothing matches"],
		[
			2,
			"the query or a custom rule is invalid, an input could not be read (the others are still searched), or the " +
				"output could not be written",
		],
		READER_GONE_EXIT,
	],
	rewriteArgument: withoutHyphen,
	run: ({ lines, count, filesWithMatches, with: context, customRules, color }, [query, ...logs]) =>
		grepFiles({
			query: query!,
			files: logs,
			output: lines ? "lines" : count ? "count" : filesWithMatches ? "names" : "records",
			context: context ?? "message",
			customRules,
			color,
		}),
});

/** Turns `-status:200`, which would be parsed as an option, into `not status:200`, which means the same. */
function withoutHyphen(argument: string): string {
	return /^-(?:[a-z]+:|[("'/])/i.test(argument) ? `not ${argument.slice(1)}` : argument;
}
