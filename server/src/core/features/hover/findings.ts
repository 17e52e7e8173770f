// Adds the findings at a position, which the list of problems shows only by their headlines.

import { headlineText } from "../../rules/headline.ts";
import type { Finding } from "../../rules/rule.ts";
import type { Found } from "./explanation.ts";

/** Puts the findings and their advice before the explanation of a range. */
export function withFindings(
	found: Found | undefined,
	findings: readonly Finding[],
	offset: number,
): Found | undefined {
	const here = findings.filter(({ span }) => span.start <= offset && offset <= span.end).slice(0, MOST_FINDINGS);
	const [first] = here;
	if (!first) return found;
	const said = new Set(here.flatMap(({ message, check }) => (message.includes(check) ? [message] : [message, check])));
	const { span, explanation } = found ?? { span: first.span, explanation: { title: headlineText(first.headline) } };
	const isSaid = (fact: string) => [...said].some((text) => text.includes(fact.replace(/^Why: /, "")));
	const others = (explanation.facts ?? []).filter((fact) => typeof fact !== "string" || !isSaid(fact));
	return { span, explanation: { ...explanation, facts: [...said, ...others] } };
}

const MOST_FINDINGS = 5;
