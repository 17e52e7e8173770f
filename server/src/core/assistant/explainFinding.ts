// Explains a finding: its evidence in the log, and the page of its rule.

import { lineNumberAt } from "../features/lineNumber.ts";
import { label } from "../printable.ts";
import { bySeverity } from "../rules/rules.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { shortened } from "../words.ts";
import { fitting } from "./bounded.ts";
import { findingData, safeText } from "./found.ts";
import { countedInput, textInput } from "./input.ts";
import { InputError, type Tool } from "./tool.ts";

/** A finding with its supporting lines, and a general description of its rule. */
export const explainFinding: Tool = {
	name: "rtcdll_explain_finding",
	description:
		"Explains one finding of a SIP trace log: what happened and why, each line of the log that shows it, and the page of its " +
		"rule: what it means, what to do, and when the rule reports nothing. The names in the example of that page are invented.",
	inputs: {
		line: { type: "integer", minimum: 1, description: "The line of the finding, as given by rtcdll_list_failures." },
		rule: { type: "string", description: "The id of its rule, needed only if the line has several findings." },
	},
	required: ["line"],
	answer({ trace, findings, pageOf }, input) {
		const line = countedInput(input, "line");
		const rule = textInput(input, "rule");
		if (line === undefined) throw new InputError("Name the line of the finding.");
		const [finding] = findings
			.filter((each) => lineNumberAt(trace, each.span.start) === line && (rule === undefined || each.rule === rule))
			.sort(bySeverity);
		if (!finding) throw new InputError(`There is no such finding on line ${line}. rtcdll_list_failures lists them.`);
		const evidence = fitting(
			[{ span: finding.span, message: "" }, ...finding.related].map(({ span, message }) => ({
				line: lineNumberAt(trace, span.start),
				text: quoted(trace, span),
				...(message ? { says: safeText(message) } : {}),
			})),
			LONGEST_EVIDENCE,
		);
		const page = fitting((pageOf(finding.rule) ?? "").split(/\r?\n/), LONGEST_PAGE);
		return {
			finding: findingData(trace, finding),
			evidence: evidence.rows,
			evidenceLeftOut: evidence.leftOut,
			rulePage: page.rows.join("\n"),
			rulePageLinesLeftOut: page.leftOut,
		};
	},
};

/** The beginning of the line as it is in the log, so that no token is quoted completely. */
function quoted({ text, lines }: Trace, { start }: Span): string {
	const end = lines.end(lines.lineAt(start));
	return label(shortened(safeText(text.slice(start, Math.min(end, start + 2 * LONGEST_QUOTE))), LONGEST_QUOTE));
}

const LONGEST_QUOTE = 200;

/** In characters of JSON; leaves room for the finding besides both texts. */
const LONGEST_EVIDENCE = 4000;
const LONGEST_PAGE = 9000;
