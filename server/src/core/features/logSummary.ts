// One-line summary of a log: what failed, in a form that is identical for the same failure in another log.

import { type Activity, isBad } from "../activities/activity.ts";
import { KINDS } from "../activities/kinds.ts";
import { type Finding, isProblem, type WorstProblem, worstProblem } from "../rules/rule.ts";
import { mostSevere, RULES } from "../rules/rules.ts";
import type { Trace } from "../trace/trace.ts";
import { capital, firstSentence, sentence, sentences, shortened } from "../words.ts";
import { resultText } from "./activityText.ts";
import { answer, answeredActivity } from "./explain/answer.ts";
import { lineNumber, lineNumberAt } from "./lineNumber.ts";

/** The entry for a log in a list of logs. Plain data of limited length. */
export interface LogSummary {
	/** The severity of the worst problem. */
	readonly worst: WorstProblem;
	/** The first sentences of the report's answer. */
	readonly verdict: string;
	/** What failed, without names from this log; `null` if nothing did. */
	readonly failure: LogFailure | null;
}

/** What failed in a log. */
export interface LogFailure {
	/** `Sign-in refused, 403 Forbidden. The credentials do not belong … (ms-diagnostics 4004).` */
	readonly text: string;
	/** Equal for the same failure in other logs. */
	readonly key: string;
	/** The 1-based line that shows it. */
	readonly line: number;
}

/** Sums up a log with the given findings. */
export function logSummary(trace: Trace, findings: readonly Finding[]): LogSummary {
	const failure = failureOf(trace, findings);
	const [first] = answer(trace, findings);
	return {
		worst: worstProblem(findings),
		// The reason is shown with the failure.
		verdict: shortened(failure ? firstSentence(first!.text) : first!.text, LONGEST),
		failure,
	};
}

const LONGEST = 400;

function failureOf(trace: Trace, findings: readonly Finding[]): LogFailure | null {
	const activity = answeredActivity(trace, findings);
	if (activity && (isBad(activity) || activity.result === "given-up")) return activityFailure(trace, activity);
	// A problem in something that eventually worked, or outside SIP.
	const [problem] = mostSevere(findings.filter(isProblem));
	if (!problem) return null;
	const { rule, why, span } = problem;
	const summary = RULES.find(({ id }) => id === rule)?.summary.replace(/, and why$/, "");
	return {
		text: sentences(sentence(summary ?? `The custom rule ${rule} matched`), shortened(firstSentence(why), LONGEST)),
		key: `${rule} ${firstSentence(why)}`,
		line: lineNumberAt(trace, span.start),
	};
}

function activityFailure(trace: Trace, activity: Activity): LogFailure {
	const { kind, result, cause, shownBy, first } = activity;
	// The time waited for a response differs between logs.
	const how = result === "unanswered" ? result : resultText(trace, activity);
	const why = cause?.isStock === false ? firstSentence(cause.text) : "";
	return {
		text: sentences(sentence(shortened(`${capital(KINDS[kind].one)} ${how}`, LONGEST)), shortened(why, LONGEST)),
		key: [kind, how, cause?.code?.name ?? cause?.diagnostic?.id ?? why].join(" "),
		line: lineNumber(trace, shownBy ?? first),
	};
}
