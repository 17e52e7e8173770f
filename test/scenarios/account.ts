/**
 * Checks a built log: for each of its transactions, the labels must contain what the design's table requires, so that no
 * accident of the builder (a forgotten ACK, a response that took too long) goes unlabelled.
 */

import type { Outcome, Rule, Scenario } from "./scenario.ts";

export interface Read {
	readonly line: number;
	/** Milliseconds since the log began, days included. */
	readonly at: number;
	readonly process: string;
	readonly start: string;
	header(name: string): string | undefined;
	readonly text: string;
}

interface Exchange {
	readonly request: Read;
	readonly copies: Read[];
	readonly responses: Read[];
}

const TRANSACTION_TIME = 32_000;
const RINGING_TIME = 180_000;
const SLOW = 5000;
/** The findings one of which must be on a response that refuses. */
const REFUSALS: readonly Rule[] = ["failed-transaction", "auth-failed", "media-failed"];
const status = (message: Read): number => Number(message.start.slice(8, 11));
const isRequest = (message: Read): boolean => !message.start.startsWith("SIP/2.0 ");
const branch = (message: Read): string => /;branch=([^;]+)/.exec(message.header("Via")!)?.[1] ?? "";
const tag = (value: string | undefined): string => /;tag=([^;]+)/.exec(value ?? "")?.[1] ?? "";

/** The findings required by the transactions of a log; those about anything else (skew, HRESULTs …) are left to the label. */
export function account(
	scenario: Scenario,
	messages: readonly Read[],
	end: { at: number; process: string },
	told: ReadonlySet<number>,
): void {
	const fail = (line: number, what: string): never => {
		throw new Error(`${scenario.file}:${line}: ${what}`);
	};
	const labels = new Map<string, Rule>();
	for (const { rule, line } of [...scenario.expected, ...(scenario.hints ?? [])]) labels.set(`${rule} ${line}`, rule);
	const want = (rule: Rule, message: Read, wanted: boolean): void => {
		const found = labels.has(`${rule} ${message.line}`);
		if (found !== wanted) fail(message.line, `${rule} is ${found ? "" : "not "}labelled`);
	};
	const wantRefusal = (message: Read): void => {
		const found = REFUSALS.filter((rule) => labels.has(`${rule} ${message.line}`)).length;
		if (found !== (told.has(message.line) ? 0 : 1)) fail(message.line, `${found} findings say that it failed`);
	};
	const outcomes = new Map((scenario.outcomes ?? []).map(({ line, outcome }) => [line, outcome]));

	const exchanges = new Map<string, Exchange>();
	const acks: Read[] = [];
	for (const message of messages) {
		const bye = message.header("CSeq")!.endsWith(" BYE");
		// Two dialogs of a forked call count separately (RFC 3261 12.2.1.1): their BYEs differ only in the To tag.
		const peer = bye ? tag(message.header("To")) : "";
		const key = `${message.header("Call-ID")} ${message.header("CSeq")} ${tag(message.header("From"))} ${peer} ${branch(message)}`;
		const known = exchanges.get(key);
		if (isRequest(message)) {
			if (message.start.startsWith("ACK ")) acks.push(message);
			else if (known === undefined) exchanges.set(key, { request: message, copies: [], responses: [] });
			else if (known.request.text === message.text) known.copies.push(message);
			else fail(message.line, "a request with the CSeq of another");
		} else if (known === undefined) {
			if (status(message) < 400 || isChallenge(message)) want("orphan-response", message, true);
			else wantRefusal(message);
			if (outcomes.get(message.line) !== "orphan") fail(message.line, "no outcome `orphan`");
		} else known.responses.push(message);
	}

	for (const { request, copies, responses } of exchanges.values()) {
		const method = request.start.split(" ")[0]!;
		const final = responses.find((response) => status(response) >= 200);
		const first = responses[0];
		const restarted = end.process !== request.process;
		const waited = restarted ? 0 : end.at - request.at;
		const patience = method === "INVITE" && first !== undefined ? RINGING_TIME : TRANSACTION_TIME;
		let outcome: Outcome = "noResponseDue";
		if (method !== "BENOTIFY") {
			outcome = waited > patience ? "unanswered" : "pending";
			if (tag(request.header("To")) !== "" && method === "INVITE" && ended(request, messages)) outcome = "unanswered";
			if (final !== undefined) outcome = finalOutcome(final, request, exchanges);
		}
		if (outcomes.has(request.line) && outcomes.get(request.line) !== outcome)
			fail(request.line, `outcome is ${outcome}`);
		want("unanswered-request", request, outcome === "unanswered");
		want("pending-request", request, outcome === "pending");
		want("retransmission", request, copies.length > 0);
		if (final === undefined) continue;
		if (outcome === "failed") wantRefusal(final);
		else want("failed-transaction", final, false);
		want("redirected", final, outcome === "redirected");
		const judged = method === "INVITE" ? first! : final;
		want("slow-transaction", judged, judged.at - request.at > SLOW);
		if (method !== "INVITE" || request.header("Via")?.includes("branched=") === true) continue;
		for (const response of responses.filter((one) => status(one) >= 200)) {
			const copies = responses.filter((one) => one.text === response.text);
			if (copies[0] !== response) continue;
			const acked = acks.some(
				(ack) =>
					ack.header("Call-ID") === request.header("Call-ID") &&
					Number.parseInt(ack.header("CSeq")!, 10) === Number.parseInt(request.header("CSeq")!, 10) &&
					tag(ack.header("To")) === tag(response.header("To")),
			);
			const isDue = end.at - response.at > TRANSACTION_TIME || (status(response) < 300 && copies.length > 1);
			want("missing-ack", response, !acked && isDue);
		}
	}
}

const isChallenge = (message: Read): boolean => status(message) === 401 || status(message) === 407;

/** Whether a later BYE ends the call of this INVITE. */
function ended(invite: Read, messages: readonly Read[]): boolean {
	return messages.some(
		(message) =>
			message.line > invite.line &&
			message.start.startsWith("BYE ") &&
			message.header("Call-ID") === invite.header("Call-ID"),
	);
}

function finalOutcome(final: Read, request: Read, exchanges: ReadonlyMap<string, Exchange>): Outcome {
	const code = status(final);
	if (code < 300) return "success";
	if (code < 400) return "redirected";
	if (isChallenge(final)) return "challenged";
	const cancel = `${request.header("Call-ID")} ${Number.parseInt(request.header("CSeq")!, 10)} CANCEL`;
	if (code === 487 && [...exchanges.keys()].some((key) => key.startsWith(cancel))) return "cancelled";
	return "failed";
}
