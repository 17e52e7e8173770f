// The list of all rules, and how they are run over a log.

import type { Trace } from "../trace/trace.ts";
import { authAbandoned } from "./authAbandoned.ts";
import { authChallenge } from "./authChallenge.ts";
import { authFailed } from "./authFailed.ts";
import { failedTransaction } from "./failedTransaction.ts";
import { orphanResponse } from "./orphanResponse.ts";
import { pendingRequest } from "./pendingRequest.ts";
import type { Finding, Rule, Severity } from "./rule.ts";
import { unansweredRequest } from "./unansweredRequest.ts";

/** All rules. Each has a page of its id's name in `docs/rules`, and a setting in the manifest. */
export const RULES: readonly Rule[] = [
	failedTransaction,
	authFailed,
	authAbandoned,
	authChallenge,
	unansweredRequest,
	pendingRequest,
	orphanResponse,
];

/** The rules whose findings say that all is well where it may not look so. */
export const HARMLESS_RULES: ReadonlySet<string> = new Set([authChallenge.id]);

/** What a user has set for single rules; a rule that is not named keeps its own severity. */
export type RuleSettings = Readonly<Record<string, Severity | "off" | undefined>>;

/** Runs all rules that are not switched off. The findings come in the order of the log. */
export function diagnose(trace: Trace, settings: RuleSettings = {}): readonly Finding[] {
	const findings: Finding[] = [];
	for (const rule of RULES) {
		const wanted = settings[rule.id];
		if (wanted === "off") continue;
		rule.find(trace, ({ span, message, severity, related = [] }) => {
			findings.push({ rule: rule.id, severity: wanted ?? severity ?? rule.severity, span, message, related });
		});
	}
	return findings.sort((a, b) => a.span.start - b.span.start);
}
