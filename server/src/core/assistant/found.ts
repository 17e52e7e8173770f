// A finding as a tool tells it.

import { withoutSecrets } from "../features/explain/statement.ts";
import { lineNumberAt } from "../features/lineNumber.ts";
import { label, sentencesLine } from "../printable.ts";
import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";

/** A finding in words; lines count from 1. What the log does not tell is left out. */
export function toldFinding(trace: Trace, { rule, severity, span, message, why, check }: Finding): object {
	return {
		rule: label(rule),
		severity,
		line: lineNumberAt(trace, span.start),
		what: told(message),
		...(why ? { why: told(why) } : {}),
		...(check ? { check: told(check) } : {}),
	};
}

/** Sentences that may hold pieces of the log, without its secrets. */
export function told(text: string): string {
	return sentencesLine(withoutSecrets(text));
}
