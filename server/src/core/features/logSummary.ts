// A log in a line: what went wrong in it, in words that are the same for the same failure in another log.

import { type Activity, isBad } from "../activities/activity.ts";
import { KINDS } from "../activities/kinds.ts";
import { type Finding, isProblem, type WorstProblem, worstProblem } from "../rules/rule.ts";
import { gravest, RULES } from "../rules/rules.ts";
import type { Trace } from "../trace/trace.ts";
import { capital, firstSentence, sentence, sentences, shortened } from "../words.ts";
import { resultText } from "./activityText.ts";
import { answer, answeredActivity } from "./explain/answer.ts";
import { lineNumber, lineNumberAt } from "./lineNumber.ts";

/** What a list of logs says of one. Plain data, and of a bounded length. */
export interface LogSummary {
	/** How bad the worst is that was found. */
	readonly worst: WorstProblem;
	/** The answer of the report, in its first sentences. */
	readonly verdict: string;
	/** What failed, without the names of this log; `null` where nothing did. */
	readonly failure: LogFailure | null;
}

/** What failed in a log. */
export interface LogFailure {
	/** `Sign-in refused, 403 Forbidden. The credentials do not belong … (ms-diagnostics 4004).` */
	readonly text: string;
	/** Equal for the same failure in another log. */
	readonly key: string;
	/** The line that shows it, counted from 1. */
	readonly line: number;
}

/** Sums up a log under its findings. */
export function logSummary(trace: Trace, findings: readonly Finding[]): LogSummary {
	const failure = failureOf(trace, findings);
	const [first] = answer(trace, findings);
	return {
		worst: worstProblem(findings),
		// The reason stands with the failure.
		verdict: shortened(failure ? firstSentence(first!.text) : first!.text, LONGEST),
		failure,
	};
}

const LONGEST = 400;

function failureOf(trace: Trace, findings: readonly Finding[]): LogFailure | null {
	const activity = answeredActivity(trace, findings);
	if (activity && (isBad(activity) || activity.result === "given-up")) return activityFailure(trace, activity);
	// A problem of something that worked all the same, or outside SIP.
	const [problem] = gravest(findings.filter(isProblem));
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
	// How long it waited for an answer is another time in every log.
	const how = result === "unanswered" ? result : resultText(trace, activity);
	const why = cause?.isStock === false ? firstSentence(cause.text) : "";
	return {
		text: sentences(sentence(shortened(`${capital(KINDS[kind].one)} ${how}`, LONGEST)), shortened(why, LONGEST)),
		key: [kind, how, cause?.code?.name ?? cause?.diagnostic?.id ?? why].join(" "),
		line: lineNumber(trace, shownBy ?? first),
	};
}
