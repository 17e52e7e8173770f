// What to check: the advice of the tables of facts for what went wrong, each piece of advice once.

import { type Finding, isProblem } from "../../rules/rule.ts";
import { readErrorCode } from "../../sip/facts/errorCodes.ts";
import { hresult } from "../../sip/facts/hresults.ts";
import { type Cause, causeOf, diagnosticsCause } from "../../trace/cause.ts";
import type { Trace } from "../../trace/trace.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { isFailed, lastMessage, messageOf } from "./accounts.ts";
import { checkFor } from "./signInWords.ts";
import { type Section, statement } from "./statement.ts";

/** The section; empty where no advice is known. */
export function checks(trace: Trace, findings: readonly Finding[]): Section {
	const advice = new Map<string, number[]>();
	const add = (text: string | undefined, line: number) => {
		if (!text) return;
		const lines = advice.get(text);
		if (!lines) advice.set(text, [line]);
		else if (lines.length < MOST_LINES && !lines.includes(line)) lines.push(line);
	};
	for (const signIn of trace.signIns.all.filter(isFailed)) {
		const line = trace.index.messages.line(lastMessage(trace, signIn)) + 1;
		add(checkFor(trace, signIn), line);
	}
	for (const finding of findings) {
		if (isProblem(finding) || finding.rule === "error-code")
			add(checkOf(trace, finding), lineNumberAt(trace, finding.span.start));
	}
	return {
		title: "What to check",
		statements: [...advice].slice(0, MOST_ADVICE).map(([text, lines]) => ({ ...statement(trace, text), lines })),
	};
}

const MOST_LINES = 3;
const MOST_ADVICE = 12;

function checkOf(trace: Trace, finding: Finding): string | undefined {
	if (finding.rule === "error-code") {
		const code = readErrorCode(trace.text.slice(finding.span.start, finding.span.end));
		return code === undefined ? undefined : hresult(code)?.check;
	}
	return toldCause(trace, finding)?.diagnostic?.check ?? CHECKS[finding.rule];
}

/** The cause that the message of a finding names, be it the response that failed or a request that tells of a failure. */
function toldCause(trace: Trace, finding: Finding): Cause | undefined {
	const message = messageOf(trace, finding);
	if (message === undefined) return undefined;
	if (finding.rule === "reported-failure") return diagnosticsCause(trace.text, trace.message(message));
	const { final } = trace.transactionOf(message);
	return finding.rule === "failed-transaction" && final !== null ? causeOf(trace, final) : undefined;
}

/** Advice for the rules whose findings do not depend on what a server says. */
const CHECKS: Readonly<Record<string, string>> = {
	"clock-skew": "Compare date, time and time zone of the client computer with the server and the domain controller.",
	"forced-sign-out":
		"Look at what was done with the account at that time: signed in at another place, disabled, or moved to another server.",
	"missing-ack":
		"Compare with a log of the other side: either the ACK was never sent, or the answer went to an address that cannot be reached.",
	"unanswered-request":
		"Check that the server runs and can be reached from the client at this address and port, and whether a firewall drops the packets.",
};
