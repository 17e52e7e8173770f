// The texts of a tree item: label, description and tooltip.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity, Actor } from "../../activities/activity.ts";
import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { label, sentencesLines } from "../../printable.ts";
import { type Finding, type WorstProblem, worstProblem } from "../../rules/rule.ts";
import { statusText } from "../../rules/wording.ts";
import type { Span } from "../../text.ts";
import { causeOf } from "../../trace/causes/causeOf.ts";
import type { Direction } from "../../trace/directions/direction.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText, dotted, durationText } from "../../words.ts";
import { activityExtent } from "../activityExtent.ts";
import { activitySubject, subjectOf } from "../activitySubject.ts";
import { activityHead, activityKindName, activityName, isNamedByMessage, resultText } from "../activityText.ts";
import { messagesOf } from "../goTo.ts";
import { lineNumber } from "../lineNumber.ts";
import { stampOfMessage } from "../stamp.ts";
import { answeredName, messageHead, messageName } from "../symbols.ts";
import { timeOf } from "../timeOf.ts";
import type { Entry } from "./entries.ts";
import { notesText, type TreeMarks, withMark } from "./marks.ts";
import { type LogOwner, withoutOwnAccount, withoutOwnDomain } from "./owner.ts";
import type { Problems } from "./problems.ts";
import { type TreeState, transactionState } from "./state.ts";

/** How the tree shows something in the log. */
export interface ItemText {
	/**
	 * `403 Call`, `→ INVITE 403`, `401 Unauthorized`: what it is and how it ended, as short as possible; prefixed with `★` if
	 * marked.
	 */
	readonly label: string;
	/**
	 * `2.1 s · to bob@fabrikam.com · 09:14:05.310 · refused, 403 Forbidden · 6 messages`: most important first, since room is
	 * limited.
	 */
	readonly detail: string;
	/** Plain text: complete sentences on lines of their own. */
	readonly tooltip: string;
	/** `null` for a single message, which has no state. */
	readonly state: TreeState | null;
	readonly tone: WorstProblem;
	/** The start line it leads to. */
	readonly span: Span;
	/** Only for a single message. */
	readonly direction: Direction | null;
}

/** What all items of a log need: its findings, its marks, and the names to omit from labels. */
export interface Context {
	readonly trace: Trace;
	readonly problems: Problems;
	readonly marks: TreeMarks;
	readonly owner: LogOwner;
}

/** The texts for an activity. */
export function entryText(context: Context, entry: Entry): ItemText {
	const { trace, problems, marks, owner } = context;
	const { activity, state, tone } = entry;
	const notes = marks.ofActivity(activity.id);
	const { messages, durationMs: duration } = activityExtent(trace, activity);
	const name = activityName(trace, activity);
	const findings = activity.steps.flatMap((id) => problems.ofTransaction(id));
	const head = activityHead(trace, activity);
	const what = isNamedByMessage(trace, activity) ? head : activityKindName(trace, activity);
	return {
		label: withMark(withEnd(trace, what, entry), notes),
		detail: detailText(
			notesText(notes),
			duration === null || state === "noResponseDue" ? "" : durationText(duration),
			whoIn(withoutOwnAccount(name, activity.kind, owner), head, owner),
			activitySubject(trace, activity),
			timeOf(trace, messages[0]!),
			resultText(trace, activity),
			trace.signIns.of(trace.transactions[activity.steps.at(-1)!]!)?.scheme ?? "",
			countText(messages.length, "message"),
		),
		tooltip: tooltip(
			trace,
			name,
			whoseDoing(activity),
			activity.cause?.text ?? null,
			findings,
			notes,
			messages,
			duration,
		),
		state,
		tone,
		span: trace.message(messages[0]!).startSpan,
		direction: null,
	};
}

/**
 * `403 Sign-in`, `Sharing failed`, `Call unanswered`: an activity with its result. A status comes first, so that it is
 * visible at any width; success is shown by the icon alone.
 */
function withEnd(trace: Trace, what: string, { activity: { result, shownBy }, state, tone }: Entry): string {
	switch (state) {
		case "succeeded":
			return tone === "none" ? what : `${what} worked`;
		case "failed": {
			const status = shownBy === null ? 0 : trace.index.messages.status(shownBy);
			return status >= 300 ? `${status} ${what}` : `${what} ${result}`;
		}
		case "abandoned":
			return `${what} abandoned`;
		case "unanswered":
		case "pending":
		case "cancelled":
			return `${what} ${state}`;
		default:
			return what;
	}
}

/** `to bob`: the part of a name after its head, without the domain of the log's own user. */
function whoIn(name: string, head: string, owner: LogOwner): string {
	return withoutOwnDomain(name, owner).slice(head.length).trim();
}

/** Who refused or gave up; empty if unknown or successful. */
function whoseDoing({ result, by }: Activity): string {
	if (by === null) return "";
	switch (result) {
		case "refused":
			return `Refused by ${ACTORS[by]}.`;
		case "given-up":
			return `Abandoned by ${ACTORS[by]}.`;
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

/** The texts for a transaction, alone or within something else. */
export function transactionText({ trace, problems, marks, owner }: Context, id: number): ItemText {
	const transaction = trace.transactions[id]!;
	const messages = messagesOf(transaction);
	const [first] = messages;
	const findings = problems.ofTransaction(id);
	const notes = marks.ofTransaction(id);
	const state = transactionState(trace, transaction);
	const duration = transaction.durationMs ?? transaction.waitedMs;
	const opening = transaction.request ?? first!;
	const name = messageName(trace, opening);
	const subject = subjectOf(trace, transaction);
	// All requests in a meeting are addressed to its organizer.
	const isOfMeeting = subject !== "" && activitiesOf(trace).of(transaction).kind === "meeting";
	const cause = state === "failed" ? causeOf(trace, transaction.final!) : undefined;
	return {
		label: withMark(answeredName(trace, opening), notes),
		detail: detailText(
			notesText(notes),
			duration === null || state === "noResponseDue" ? "" : durationText(duration),
			isOfMeeting ? "" : whoIn(name, messageHead(trace, opening), owner),
			subject,
			timeOf(trace, first!),
			transactionStatus(trace, transaction, state),
			countText(messages.length, "message"),
		),
		tooltip: tooltip(trace, name, "", cause?.text ?? null, findings, notes, messages, duration),
		state,
		tone: worstProblem(findings),
		span: trace.message(first!).startSpan,
		direction: null,
	};
}

/** The texts for a message of a transaction; its time is relative to the message `before`. */
export function messageText(
	{ trace, problems, marks, owner }: Context,
	message: number,
	before: number | undefined,
): ItemText {
	const findings = problems.ofMessage(message);
	const notes = marks.ofMessage(message);
	const isCopy = trace.originalOf(message) !== undefined;
	const [name, head] = [messageName(trace, message), messageHead(trace, message)];
	const gap =
		before === undefined || !trace.index.dialect.hasTimes
			? ""
			: `+${durationText(trace.clock(message) - trace.clock(before))}`;
	return {
		// The icon shows the direction.
		label: withMark(head.slice(head.indexOf(" ") + 1), notes),
		detail: detailText(
			notesText(notes),
			isCopy ? "sent again" : "",
			timeOf(trace, message),
			gap,
			whoIn(name, head, owner),
		),
		tooltip: tooltip(trace, name, "", null, findings, notes, [message], null),
		state: null,
		tone: worstProblem(findings),
		span: trace.message(message).startSpan,
		direction: trace.direction(message),
	};
}

/** The last status, and its meaning if the number alone does not tell. */
function transactionStatus(trace: Trace, { final, provisionals }: Transaction, state: TreeState): string {
	if (state === "orphan") return "request not in the log";
	if (state === "noResponseDue") return "";
	if (final !== null) return `${statusText(trace, final)}${AFTERWARDS[state] ?? ""}`;
	const last = provisionals.at(-1);
	const soFar = last === undefined ? "" : `${statusText(trace, last)}, then `;
	return `${soFar}${state === "unanswered" ? "no response" : "no response yet"}`;
}

/** The outcome after a challenge, which by itself is neither success nor failure. */
const AFTERWARDS: Partial<Readonly<Record<TreeState, string>>> = { abandoned: ", abandoned", pending: ", log ends" };

function tooltip(
	trace: Trace,
	name: string,
	who: string,
	cause: string | null,
	findings: readonly Finding[],
	notes: readonly string[],
	messages: readonly number[],
	duration: number | null,
): string {
	const [first, last] = [messages[0]!, messages.at(-1)!];
	const lines = [first, last].map((message) => lineNumber(trace, message));
	const callId = trace.index.messages.callId(first);
	const said = findings.slice(0, MOST_TOLD).map(({ message }) => message);
	const more = findings.length - said.length;
	const text = [
		name,
		...notes.slice(0, MOST_TOLD).map((note) => (note === "" ? "Marked by you." : `Marked by you: ${note}`)),
		...(who === "" ? [] : [who]),
		// A finding includes the cause.
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

/** The maximum number of findings and of marks. */
const MOST_TOLD = 3;
