// `rtcdll compare`: compares something that failed with the same thing where it worked, as text, JSON or Markdown.

import { type Comparison, compareLogs, comparisonData, comparisonReport, reportMarkdown } from "../core/index.ts";
import { compareText } from "./compareText.ts";
import { json } from "./json.ts";
import { lineAddress } from "./lineAddress.ts";
import { type LogInput, readOneLog, reportRepairs } from "./log.ts";
import { say, write } from "./output.ts";
import { ALIKE, DIFFERENT, type ExitStatus, UNREADABLE } from "./status.ts";
import { type ColorSetting, terminal } from "./terminal.ts";
import { judge, readTrace } from "./withProgress.ts";

/** What to compare, and in which format to write the result. */
export interface CompareOptions {
	/** The log where it works, and the log where it does not; the same file twice if one log has both. */
	readonly good: LogArgument;
	readonly bad: LogArgument;
	readonly format: "text" | "json" | "markdown";
	readonly color: ColorSetting;
}

/** A log, and a line (1-based) of the activity to compare in it. */
export interface LogArgument {
	readonly file: string;
	readonly line: number | undefined;
}

/** Compares the two logs, or two activities of one log, and writes where they first differ. */
export async function compareFiles({ good, bad, format, color }: CompareOptions): Promise<ExitStatus> {
	const goodInput = await readOneLog(good.file, "compared");
	const badInput = good.file === bad.file ? goodInput : await readOneLog(bad.file, "compared");
	if (goodInput?.text === undefined || badInput?.text === undefined) return UNREADABLE;
	for (const input of new Set([goodInput, badInput])) reportRepairs(input);
	const goodTrace = readTrace(goodInput.text);
	const badTrace = goodInput === badInput ? goodTrace : readTrace(badInput.text);
	const answer = compareLogs(
		{ trace: goodTrace, line: good.line },
		{ trace: badTrace, line: bad.line },
		judge(badTrace),
	);
	if ("reason" in answer) {
		say(`${(answer.isGood ? goodInput : badInput).name}: ${answer.reason}`);
		return UNREADABLE;
	}
	await write(written(answer, goodInput, badInput, { format, color }));
	if (goodInput.problem || badInput.problem) return UNREADABLE;
	return answer.first ? DIFFERENT : ALIKE;
}

function written(
	comparison: Comparison,
	good: LogInput,
	bad: LogInput,
	{ format, color }: Pick<CompareOptions, "format" | "color">,
): string {
	if (format === "json") return `${json(comparisonData(comparison, { one: good.file, other: bad.file }), 2)}\n`;
	const { title, lead, sections } = comparisonReport(comparison);
	const names = [good.name, bad.name] as const;
	if (format === "text") return compareText({ title, lead, sections }, names, terminal(color));
	const linkOf = (line: number, log: number) => lineAddress((log === 0 ? good : bad).path, line);
	return reportMarkdown(title, [lead], sections, linkOf, names);
}
