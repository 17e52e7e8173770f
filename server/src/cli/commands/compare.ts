// The description of `rtcdll compare`.

import { command } from "../arguments/command.ts";
import { compareFiles } from "../compareFiles.ts";
import { COLOR, lineNumber, ONE_INPUT } from "./shared.ts";

/** Compares something that failed with the same thing where it worked. */
export const compare = command({
	name: "compare",
	summary: "compares something that failed with the same thing where it worked, and says where they first differ",
	operands: [
		{ name: "GOOD", isFile: true, missing: "Name a log in which it works and one in which it does not." },
		{ name: "BAD", isFile: true, optional: true },
	],
	tooMany: "Two logs at a time: {} is one too many.",
	description: [
		"GOOD is a log in which it works: from a colleague, from another computer, from the day before. BAD is the " +
			"log in which it does not. With a single log, a failed attempt is compared with one that worked.",
		ONE_INPUT.replace(/, which is also read [^;.]*/, "").replaceAll("FILE", "Each"),
		"The activity that rtcdll report BAD mentions first (a sign-in, a call, a meeting, a subscription) is " +
			"compared with the most similar one in GOOD that worked. Steps are matched by what they do. Values that " +
			"always differ (Call-IDs, tags, branches, times, addresses, tokens, names) are ignored, and so are headers if " +
			"the two clients are different.",
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
				{ name: "markdown", says: "the same as text, for passing on" },
			],
			default: "text",
			says: "the format of the comparison",
		},
		color: COLOR,
	},
	examples: [
		{
			line: "rtcdll compare colleague.uccapilog mine.uccapilog",
			says: "where my sign-in starts to differ from theirs",
		},
		{ line: "rtcdll compare --good 12 --bad 480 RTCDLL0.log", says: "two attempts in one log" },
	],
	exits: [
		[0, "there is no difference in substance"],
		[1, "they differ"],
		[2, "a log could not be read or has nothing to compare, or the arguments are wrong"],
	],
	run: ({ good: goodLine, bad: badLine, format, color }, [good, bad = good]) =>
		compareFiles({ good: { file: good!, line: goodLine }, bad: { file: bad!, line: badLine }, format, color }),
});
