// A finding in the format of tool results.

import { withoutSecrets } from "../features/explain/statement.ts";
import { lineNumberAt } from "../features/lineNumber.ts";
import { label, sentencesLine } from "../printable.ts";
import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";

/** A finding as plain data; lines are 1-based, and unknown values are omitted. */
export function findingData(trace: Trace, { rule, severity, span, message, why, check }: Finding): object {
	return {
		rule: label(rule),
		severity,
		line: lineNumberAt(trace, span.start),
		what: safeText(message),
		...(why ? { why: safeText(why) } : {}),
		...(check ? { check: safeText(check) } : {}),
	};
}

/** Removes secrets from sentences that may contain pieces of the log. */
export function safeText(text: string): string {
	return sentencesLine(withoutSecrets(text));
}
