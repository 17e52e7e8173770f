// Lists what failed in a log, each failure once.

import { SEVERITIES } from "../rules/rule.ts";
import { bySeverity } from "../rules/rules.ts";
import { fitting } from "./bounded.ts";
import { findingData } from "./found.ts";
import { textInput } from "./input.ts";
import { InputError, type Tool } from "./tool.ts";

/** The findings of at least this severity, worst first. */
export const listFailures: Tool = {
	name: "rtcdll_list_failures",
	description:
		"Lists what went wrong in a SIP trace log, the most severe first, each failure once: the rule that found it, " +
		"its severity, the " +
		"line, what happened and why, and what to check. rtcdll_explain_finding says more about a finding.",
	inputs: {
		severity: {
			type: "string",
			enum: SEVERITIES,
			description: "The lowest severity to list; warning by default. A hint is not a failure.",
		},
	},
	required: [],
	answer({ trace, findings }, input) {
		const wanted = textInput(input, "severity") ?? "warning";
		const least = (SEVERITIES as readonly string[]).indexOf(wanted);
		if (least < 0) throw new InputError(`severity takes one of ${SEVERITIES.join(", ")}.`);
		const severe = findings.filter(({ severity }) => SEVERITIES.indexOf(severity) <= least).sort(bySeverity);
		const { rows, leftOut } = fitting(severe.map((finding) => findingData(trace, finding)));
		return { findings: rows, findingsLeftOut: leftOut };
	},
};
