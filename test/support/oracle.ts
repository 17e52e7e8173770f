// The corpus of real SIP traffic and its oracles: the content of each log, determined independently of our code.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Report } from "../../server/src/core/index.ts";
import { decodeLog } from "../../server/src/decode.ts";

/** The folder of the corpus; `RTCDLL_CORPUS` overrides it. */
export const CORPUS = process.env.RTCDLL_CORPUS ?? join(import.meta.dirname, "../../../shared/corpus");

/** The part of an oracle that is compared. Lines are 0-based; other numbers are indexes into `messages`. */
export interface Oracle {
	readonly messages: readonly OracleMessage[];
	readonly transactions: readonly OracleTransaction[];
	readonly orphan_responses: readonly number[];
}

export interface OracleMessage {
	readonly line: number;
	readonly kind: "request" | "response";
	readonly method?: string;
	readonly status?: number;
	readonly call_id: string | null;
	readonly cseq: number | null;
	readonly cseq_method: string | null;
	readonly transaction: number | null;
}

export interface OracleTransaction {
	readonly request: number;
	readonly final: number | null;
	readonly state: "completed" | "failed" | "unanswered";
	readonly response_ms?: number;
	readonly flags: readonly string[];
}

/** A log of the corpus; `folder` is its folder in `logs/`, `name` the path below that. */
export interface CorpusLog {
	readonly folder: string;
	readonly name: string;
	readonly text: string;
	readonly oracle: Oracle;
}

/** All logs with an oracle; none if the corpus is not on this machine. */
export function corpusLogs(): readonly CorpusLog[] {
	const root = join(CORPUS, "logs");
	if (!existsSync(root)) return [];
	return readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".oracle.json"))
		.sort()
		.map((file) => join(root, file))
		.filter((file) => existsSync(file.replace(/\.oracle\.json$/, ".log")))
		.map((file) => ({
			folder: dirname(relative(root, file)),
			name: relative(root, file).replace(/\.oracle\.json$/, ".log"),
			text: decodeLog(readFileSync(file.replace(/\.oracle\.json$/, ".log"))).text,
			oracle: JSON.parse(readFileSync(file, "utf8")) as Oracle,
		}));
}

/** The agreement of a report with an oracle: counts, and one line for each disagreement. */
export interface Agreement {
	readonly messages: number;
	readonly transactions: number;
	readonly messageFaults: readonly string[];
	readonly transactionFaults: readonly string[];
	/** The number of transactions whose response times differ by more than a millisecond. */
	readonly timesOff: number;
}

/** Compares messages (line, start line, Call-ID, CSeq) and transactions (request, final response, state, time). */
export function compare(report: Report, oracle: Oracle): Agreement {
	const messageFaults = compareMessages(report, oracle);
	const lineOf = (message: number | null) => (message === null ? null : oracle.messages[message]!.line + 1);
	const ours = new Map(
		report.transactions.map((transaction) => [
			transaction.request === null ? null : report.messages[transaction.request]!.line,
			transaction,
		]),
	);
	const transactionFaults: string[] = [];
	let timesOff = 0;
	for (const expected of oracle.transactions) {
		const found = ours.get(lineOf(expected.request));
		const final = found?.final == null ? null : report.messages[found.final]!.line;
		const wanted = `${expected.state}, final response on line ${lineOf(expected.final)}`;
		const got = found ? `${stateOf(found.outcome)}, final response on line ${final}` : "no transaction";
		if (wanted !== got)
			transactionFaults.push(`request on line ${lineOf(expected.request)}: ${got}; oracle: ${wanted}`);
		else if (Math.abs((found?.durationMs ?? 0) - (expected.response_ms ?? 0)) > 1) timesOff++;
	}
	const orphans = new Set(report.transactions.filter(({ outcome }) => outcome === "orphan").map(({ id }) => id));
	for (const orphan of oracle.orphan_responses) {
		const line = lineOf(orphan);
		const message = report.messages.find((candidate) => candidate.line === line);
		if (message && !orphans.has(message.transaction))
			transactionFaults.push(`response on line ${line}: no orphan here`);
	}
	return {
		messages: oracle.messages.length,
		transactions: oracle.transactions.length,
		messageFaults,
		transactionFaults,
		timesOff,
	};
}

function compareMessages(report: Report, oracle: Oracle): readonly string[] {
	const faults: string[] = [];
	const ours = new Map(report.messages.map((message) => [message.line, message]));
	for (const expected of oracle.messages) {
		const found = ours.get(expected.line + 1);
		ours.delete(expected.line + 1);
		const wanted = [expected.method ?? expected.status, expected.call_id, expected.cseq, expected.cseq_method];
		const got = found && [found.method ?? found.status, found.callId, found.cseq?.number, found.cseq?.method];
		if (JSON.stringify(got?.map((part) => part ?? null)) !== JSON.stringify(wanted)) {
			faults.push(`line ${expected.line + 1}: ${JSON.stringify(got)}; oracle: ${JSON.stringify(wanted)}`);
		}
	}
	for (const line of ours.keys()) faults.push(`line ${line}: a message that the oracle does not have`);
	return faults;
}

function stateOf(outcome: Report["transactions"][number]["outcome"]): OracleTransaction["state"] | string {
	if (outcome === "success") return "completed";
	if (outcome === "pending" || outcome === "unanswered") return "unanswered";
	return ["failed", "challenged", "redirected", "cancelled"].includes(outcome) ? "failed" : outcome;
}
