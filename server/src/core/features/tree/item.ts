// One line of the tree in words: what it is called, what stands behind it, and what is told of it when somebody asks.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity, Actor } from "../../activities/activity.ts";
import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { label, sentencesLines } from "../../printable.ts";
import { type Finding, type WorstProblem, worstProblem } from "../../rules/rule.ts";
import { statusText } from "../../rules/wording.ts";
import type { Span } from "../../text.ts";
import { causeOf } from "../../trace/causeOf.ts";
import type { Direction } from "../../trace/direction.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText, dotted, durationText } from "../../words.ts";
import { activityExtent } from "../activityExtent.ts";
import { activitySubject, subjectOf } from "../activitySubject.ts";
import { activityName, resultText } from "../activityText.ts";
import { messagesOf } from "../goTo.ts";
import { lineNumber } from "../lineNumber.ts";
import { stampOfMessage } from "../stamp.ts";
import { messageName } from "../symbols.ts";
import { timeOf } from "../timeOf.ts";
import type { Entry } from "./entries.ts";
import { type Home, withoutHome, withoutSelf } from "./home.ts";
import type { Problems } from "./problems.ts";
import { type TreeState, transactionState } from "./state.ts";

/** What the tree shows of something in the log. */
export interface ItemText {
	/** `Call from alice to bob@fabrikam.com`, `→ INVITE bob@fabrikam.com`, `401 Unauthorized`. */
	readonly label: string;
	/** `refused, 403 Forbidden · 2.1 s · 6 messages · 09:14:05.310`: the most telling first, since room is short. */
	readonly detail: string;
	/** Whole sentences on lines of their own, for a reader who rests on it: plain text. */
	readonly tooltip: string;
	/** `null` for a single message, which has none. */
	readonly state: TreeState | null;
	readonly tone: WorstProblem;
	/** The start line that it leads to. */
	readonly span: Span;
	/** Of a single message only. */
	readonly direction: Direction | null;
}

/** What all items of a log need: its findings, and who is left out of their labels. */
export interface Context {
	readonly trace: Trace;
	readonly problems: Problems;
	readonly home: Home;
}

/** An activity. */
export function entryText(context: Context, entry: Entry): ItemText {
	const { trace, problems, home } = context;
	const { activity, state, tone } = entry;
	const { messages, durationMs: duration } = activityExtent(trace, activity);
	const name = activityName(trace, activity);
	const findings = activity.steps.flatMap((id) => problems.ofTransaction(id));
	return {
		label: withoutHome(withoutSelf(name, activity.kind, home), home),
		detail: detailText(
			resultText(trace, activity),
			activitySubject(trace, activity),
			trace.signIns.of(trace.transactions[activity.steps.at(-1)!]!)?.scheme ?? "",
			duration === null || state === "noResponseDue" ? "" : durationText(duration),
			countText(messages.length, "message"),
			timeOf(trace, messages[0]!),
		),
		tooltip: tooltip(trace, name, whoseDoing(activity), activity.cause?.text ?? null, findings, messages, duration),
		state,
		tone,
		span: trace.message(messages[0]!).startSpan,
		direction: null,
	};
}

/** Who refused or gave up; empty where the log does not tell, and where it worked. */
function whoseDoing({ result, by }: Activity): string {
	if (by === null) return "";
	switch (result) {
		case "refused":
			return `Refused by ${ACTORS[by]}.`;
		case "given-up":
			return `Given up by ${ACTORS[by]}.`;
		case "failed":
			return `Reported by ${ACTORS[by]}.`;
		default:
			return "";
	}
}

const ACTORS: Readonly<Record<Actor, string>> = {
	client: "this client",
	peer: "the other side",
	server: "the server",
};

/** A transaction, whether alone or within something. */
export function transactionText({ trace, problems, home }: Context, id: number): ItemText {
	const transaction = trace.transactions[id]!;
	const messages = messagesOf(transaction);
	const [first] = messages;
	const findings = problems.ofTransaction(id);
	const state = transactionState(trace, transaction);
	const duration = transaction.durationMs ?? transaction.waitedMs;
	const label = transactionName(trace, transaction);
	const subject = subjectOf(trace, transaction);
	// All that is asked in a meeting is addressed to its organizer.
	const isOfMeeting = subject !== "" && activitiesOf(trace).of(transaction).kind === "meeting";
	const cause = state === "failed" ? causeOf(trace, transaction.final!) : undefined;
	return {
		label: isOfMeeting
			? `${label.split(" ", 2).join(" ")} ${subject}`
			: `${withoutHome(label, home)}${subject && ` (${subject})`}`,
		detail: detailText(
			transactionStatus(trace, transaction, state),
			duration === null || state === "noResponseDue" ? "" : durationText(duration),
			countText(messages.length, "message"),
			timeOf(trace, first!),
		),
		tooltip: tooltip(trace, label, "", cause?.text ?? null, findings, messages, duration),
		state,
		tone: worstProblem(findings),
		span: trace.message(first!).startSpan,
		direction: null,
	};
}

/** A message of a transaction; `before` is the one above it, to which its time is measured. */
export function messageText({ trace, problems, home }: Context, message: number, before: number | undefined): ItemText {
	const findings = problems.ofMessage(message);
	const isCopy = trace.originalOf(message) !== undefined;
	const name = messageName(trace, message);
	const gap =
		before === undefined || !trace.index.dialect.hasTimes
			? ""
			: `+${durationText(trace.clock(message) - trace.clock(before))}`;
	return {
		// The direction is told by the icon.
		label: withoutHome(name.slice(name.indexOf(" ") + 1), home),
		detail: detailText(isCopy ? "sent again" : "", timeOf(trace, message), gap),
		tooltip: tooltip(trace, name, "", null, findings, [message], null),
		state: null,
		tone: worstProblem(findings),
		span: trace.message(message).startSpan,
		direction: trace.direction(message),
	};
}

function transactionName(trace: Trace, transaction: Transaction): string {
	return messageName(trace, transaction.request ?? messagesOf(transaction)[0]!);
}

/** The last status, and what it means where the number does not say it. */
function transactionStatus(trace: Trace, { final, provisionals }: Transaction, state: TreeState): string {
	if (state === "orphan") return "request not in the log";
	if (state === "noResponseDue") return "";
	if (final !== null) return `${statusText(trace, final)}${AFTERWARDS[state] ?? ""}`;
	const last = provisionals.at(-1);
	const soFar = last === undefined ? "" : `${statusText(trace, last)}, then `;
	return `${soFar}${state === "unanswered" ? "no answer" : "no answer yet"}`;
}

/** What became of a challenge, which is neither a success nor a failure by itself. */
const AFTERWARDS: Partial<Readonly<Record<TreeState, string>>> = { abandoned: ", given up", pending: ", log ends" };

function tooltip(
	trace: Trace,
	name: string,
	who: string,
	cause: string | null,
	findings: readonly Finding[],
	messages: readonly number[],
	duration: number | null,
): string {
	const [first, last] = [messages[0]!, messages.at(-1)!];
	const lines = [first, last].map((message) => lineNumber(trace, message));
	const callId = trace.index.messages.callId(first);
	const said = findings.slice(0, MOST_FINDINGS).map(({ message }) => message);
	const more = findings.length - said.length;
	const text = [
		name,
		...(who === "" ? [] : [who]),
		// A finding says what the cause says, and more.
		...(said.length > 0 ? said : cause === null ? [] : [cause]),
		...(more > 0 ? [`And ${countText(more, "more problem")}.`] : []),
		dotted(
			stampOfMessage(trace, first),
			duration === null ? "" : durationText(duration),
			messages.length > 1
				? `${countText(messages.length, "message")} on lines ${lines[0]} to ${lines[1]}`
				: `line ${lines[0]}`,
		),
		...(callId === NO_SYMBOL ? [] : [`Call-ID: ${trace.index.symbolText(callId)}`]),
	];
	return sentencesLines(text.join("\n"));
}

function detailText(...parts: readonly string[]): string {
	return label(dotted(...parts));
}

const MOST_FINDINGS = 3;
