// `rtcdll grep`, as it is described. The fields are listed from the table, so that the help cannot fall behind it.

import { FIELDS } from "../../core/index.ts";
import { command } from "../arguments/command.ts";
import { grepFiles } from "../grepFiles.ts";
import { CUSTOM_RULES, files, INPUTS, READER_GONE_EXIT } from "./shared.ts";

/** The records that match a query, so that the output is a log again. */
export const grep = command({
	name: "grep",
	summary: "prints the messages and records that match a query, unchanged, as a log again",
	operands: [
		{ name: "QUERY", missing: "Say what to look for, for example: rtcdll grep status:4xx RTCDLL0.log." },
		files("Name the logs to search, or - for the standard input."),
	],
	description: [INPUTS],
	options: {
		lines: {
			short: "n",
			says: "puts the number of each line before it, and the file where there are several.",
			conflicts: ["count", "filesWithMatches"],
		},
		count: {
			short: "c",
			says: "prints only how many messages and other records match, for each file.",
			conflicts: ["lines", "filesWithMatches"],
		},
		filesWithMatches: {
			short: "l",
			says: "prints only the names of the files in which something matches.",
			conflicts: ["lines", "count"],
		},
		ignoreCase: { short: "i", says: "changes nothing: case never matters here." },
		with: {
			value: "transaction|call",
			choices: [{ name: "transaction" }, { name: "call" }],
			says: "prints with each message its transaction, or all messages of its Call-ID.",
		},
		customRules: {
			...CUSTOM_RULES,
			says: "knows the rules of a file, as rtcdll report does: rule: and problem: ask for what they find, too.",
		},
	},
	sections: () => [
		{
			title: "Query",
			lead:
				"Terms such as from:alice, joined by and (which may be left out), or, parentheses, and not (or - before a term). A word " +
				"without a field is looked for in the text.",
			rows: [
				["alice@contoso.com", "a piece of the value will do, where the field is a text"],
				["=alice@contoso.com", "the whole value"],
				["*@contoso.com", "the whole value, with * for any characters and ? for one"],
				['"any text"', "blanks, parentheses and wildcards as they are"],
				["/a|b/", "a regular expression (RE2: without look-around and references back)"],
				[">500  10..20", "comparisons (> >= < <=) and ranges, where the field is a number or a time"],
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
		{ line: "rtcdll grep 'status:4xx and not status:401' RTCDLL0.log", says: "refusals that are no challenges" },
		{ line: "rtcdll grep --with transaction problem:any RTCDLL0.log", says: "whatever went wrong, with its requests" },
		{ line: "rtcdll grep -l 'ms-diagnostics:4004' logs/", says: "the logs in which a code occurs" },
		{
			line: "rtcdll grep 'not is:keepalive time:10:38..10:40' RTCDLL0.log | rtcdll report",
			says: "a report on two minutes",
		},
	],
	exits: [
		[0, "something matches"],
		[1, "nothing matches"],
		[
			2,
			"the query or a custom rule is wrong, or an input could not be read; the other inputs are still searched. Or the output " +
				"could not be written",
		],
		READER_GONE_EXIT,
	],
	reword: withoutHyphen,
	run: ({ lines, count, filesWithMatches, with: context, customRules }, [query, ...logs]) =>
		grepFiles({
			query: query!,
			files: logs,
			output: lines ? "lines" : count ? "count" : filesWithMatches ? "names" : "records",
			context: context ?? "message",
			customRules,
		}),
});

/** A query may begin with a hyphen, `-status:200`, which would make it an option; `not` says the same. */
function withoutHyphen(argument: string): string {
	return /^-(?:[a-z]+:|[("'/])/i.test(argument) ? `not ${argument.slice(1)}` : argument;
}
