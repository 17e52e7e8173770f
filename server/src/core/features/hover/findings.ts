// What the findings at a place say: a list of problems has room for their headlines alone.

import { headlineText } from "../../rules/headline.ts";
import type { Finding } from "../../rules/rule.ts";
import type { Found } from "./explanation.ts";

/** The explanation of a place with what the findings there say, each with its advice, before everything else. */
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
