// `rtcdll compare`, as it is described.

import { command } from "../arguments/command.ts";
import { compareFiles } from "../compareFiles.ts";
import { COLOR, lineNumber, ONE_INPUT } from "./shared.ts";

/** What does not work beside the same thing where it works. */
export const compare = command({
	name: "compare",
	summary: "lays what does not work beside the same thing where it works, and says where they part",
	operands: [
		{ name: "GOOD", isFile: true, missing: "Name a log in which it works, and one in which it does not." },
		{ name: "BAD", isFile: true, optional: true },
	],
	tooMany: "Two logs at a time: {} is one too many.",
	description: [
		"GOOD is a log in which it works: of a colleague, of another computer, of the day before. BAD is the one in which it does not. " +
			"In a single log an attempt that failed is compared with one that worked.",
		ONE_INPUT.replaceAll(/\bor no FILE behind a pipe /g, "").replaceAll("FILE", "Each"),
		"Compared is what rtcdll report BAD speaks of first (a sign-in, a call, a meeting, a subscription) with what is most like " +
			"it in GOOD and worked. Steps are compared by what they are. What always differs (Call-IDs, tags, branches, times, " +
			"addresses, tokens, names) is left out, and so are headers where the two are different clients.",
	],
	options: {
		good: {
			value: "LINE",
			read: lineNumber,
			says: "compares the activity with the message on this line of GOOD.",
		},
		bad: { value: "LINE", read: lineNumber, says: "compares the activity with the message on this line of BAD." },
		format: {
			short: "f",
			choices: [
				{ name: "text", says: "the answer, and a table of the steps" },
				{ name: "json", says: "one object in the format rtcdll-compare/1" },
				{ name: "markdown", says: "the same as text, to be passed on" },
			],
			default: "text",
			says: "how the comparison is written",
		},
		color: COLOR,
	},
	examples: [
		{ line: "rtcdll compare colleague.uccapilog mine.uccapilog", says: "where my sign-in leaves the way of theirs" },
		{ line: "rtcdll compare --good 12 --bad 480 RTCDLL0.log", says: "two attempts of one log" },
	],
	exits: [
		[0, "they are alike in substance"],
		[1, "they differ"],
		[2, "a log could not be read or has nothing to compare, or the arguments are wrong"],
	],
	run: ({ good: goodLine, bad: badLine, format, color }, [good, bad = good]) =>
		compareFiles({ good: { file: good!, line: goodLine }, bad: { file: bad!, line: badLine }, format, color }),
});
