// The one sentence that a reader came for: why could this person not sign in, or call, or see presence?

import { countText, type Report } from "../core/index.ts";

/** The answer, and whether it is a bad one. */
export interface Verdict {
	readonly severity: "error" | "warning" | "none";
	readonly text: string;
}

type Finding = Report["findings"][number];
type Transaction = Report["transactions"][number];

/**
 * The first finding of the greatest severity. A sign-in that does not succeed until the end comes before everything
 * else of at least a warning: without it nothing else can work.
 */
export function verdictOf(report: Report): Verdict {
	const findings = signInFindings(report) ?? report.findings;
	for (const severity of ["error", "warning"] as const) {
		const first = mostTelling(findings.filter((finding) => finding.severity === severity));
		if (!first) continue;
		const lead =
			severity === "error" ? `Failure on line ${first.line}` : `No error, but a warning on line ${first.line}`;
		return { severity, text: `${lead}: ${first.message}` };
	}
	return { severity: "none", text: goodNews(report) };
}

/** The first one; of several on its line the one about the credentials, which also says whose they are. */
function mostTelling(findings: readonly Finding[]): Finding | undefined {
	const first = findings[0];
	return findings.find(({ line, rule }) => line === first?.line && rule === "auth-failed") ?? first;
}

/** The findings that speak of REGISTER requests, where the last one of them with an end did not end well. */
function signInFindings(report: Report): readonly Finding[] | undefined {
	const last = lastRegister(report, ({ outcome }) => outcome !== "pending" && outcome !== "orphan");
	if (!last || last.outcome === "success") return undefined;
	const lines = new Set<number>();
	for (const transaction of report.transactions) {
		if (transaction.cseq?.method === "REGISTER") for (const line of linesOf(report, transaction)) lines.add(line);
	}
	const found = report.findings.filter(({ line, severity }) => lines.has(line) && BAD.has(severity));
	return found.length > 0 ? found : undefined;
}

const BAD: ReadonlySet<string> = new Set(["error", "warning"]);

function goodNews(report: Report): string {
	const { messages, records, transactions } = report;
	if (records === 0) return "Nothing to report: this is no RTCDLL or uccapilog trace, it has no record of one.";
	if (messages.length === 0) return "Nothing to report: the log has no SIP message.";
	const last = lastRegister(report, ({ outcome }) => outcome !== "orphan");
	const open = transactions.filter(({ outcome }) => outcome === "pending").length;
	const news = [last ? signInNews(report, last) : outcomeNews(transactions), openNews(open)].filter(Boolean).join("; ");
	const found =
		last && last.outcome !== "success" ? "No failure found, but no successful sign-in either" : "No failure found";
	return news ? `${found}: ${news}.` : `${found}.`;
}

function signInNews(report: Report, { request, final }: Transaction): string {
	const sent = report.messages[request!]!;
	const subject = `the last sign-in request (REGISTER on line ${sent.line})`;
	if (final === null) return `${subject} has no answer`;
	const { status, reason, line } = report.messages[final]!;
	return `${subject} got ${`${status} ${reason}`.trim()} on line ${line}`;
}

function openNews(open: number): string {
	return open === 0 ? "" : `${countText(open, "request")} ${open === 1 ? "was" : "were"} still open when the log ended`;
}

function outcomeNews(transactions: readonly Transaction[]): string {
	const well = transactions.filter(({ outcome }) => outcome === "success").length;
	return well === 0 ? "" : `${countText(well, "transaction")} ended in success`;
}

function lastRegister(report: Report, wanted: (transaction: Transaction) => boolean): Transaction | undefined {
	return report.transactions.findLast(
		(transaction) => transaction.cseq?.method === "REGISTER" && transaction.request !== null && wanted(transaction),
	);
}

/** The lines of a transaction's messages. */
export function linesOf(report: Report, { request, provisionals, final }: Transaction): readonly number[] {
	return [request, ...provisionals, final].flatMap((message) =>
		message === null ? [] : report.messages[message]!.line,
	);
}
