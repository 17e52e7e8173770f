// The transactions as rows of a table.

import { durationText, type Report } from "../core/index.ts";
import type { Column } from "./table.ts";

type Transaction = Report["transactions"][number];
type Message = Report["messages"][number];

/** The columns of the table. */
export const TRANSACTION_COLUMNS: readonly Column[] = [
	{ title: "line", side: "right" },
	{ title: "time" },
	// Arrows of ASCII: a Windows console that pipes into a file or a clipboard spoils all others.
	{ title: "" },
	{ title: "method", most: 16 },
	{ title: "to", most: 48, least: 8 },
	{ title: "outcome" },
	// The reason of a status says little that its code does not.
	{ title: "status", most: 40, least: 3 },
	{ title: "took", side: "right" },
];

/** The rows in the order of the log: all of them, or those that someone who looks for a fault has to see. */
export function transactionRows(report: Report, everything: boolean): readonly (readonly string[])[] {
	const dated = new Set(report.messages.map(({ date }) => date)).size > 1;
	const noticed = new Set(report.findings.filter(({ severity }) => severity !== "hint").map(({ line }) => line));
	const answered = new Set(report.findings.filter(({ rule }) => rule === "auth-challenge").map(({ line }) => line));
	const isUsual = (transaction: Transaction) => {
		const lines = linesOf(report, transaction);
		if (lines.some((line) => noticed.has(line))) return false;
		if (transaction.outcome === "challenged") return lines.some((line) => answered.has(line));
		return transaction.outcome === "success" || transaction.outcome === "noResponseDue";
	};
	return report.transactions
		.filter((transaction) => everything || !isUsual(transaction))
		.map((transaction) => transactionRow(report, transaction, dated));
}

/** The lines of a transaction's messages. */
function linesOf(report: Report, { request, provisionals, final }: Transaction): readonly number[] {
	return [request, ...provisionals, final].flatMap((message) =>
		message === null ? [] : report.messages[message]!.line,
	);
}

function transactionRow({ messages }: Report, transaction: Transaction, dated: boolean): readonly string[] {
	const { request, final, provisionals, cseq, durationMs, outcome } = transaction;
	const sent = request === null ? undefined : messages[request]!;
	const answer = messages[final ?? provisionals.at(-1) ?? -1];
	const first = sent ?? answer!;
	return [
		String(first.line),
		[dated ? first.date : undefined, first.time].filter(Boolean).join(" "),
		arrow(first),
		sent?.method ?? cseq?.method ?? "",
		sent?.uri === undefined ? "" : target(sent.uri),
		OUTCOME_WORDS[outcome],
		answer?.status === undefined ? "" : `${answer.status} ${answer.reason ?? ""}`.trim(),
		durationMs === null ? "" : durationText(durationMs),
	];
}

/** The way of the request; where only its response is known, the other way round. */
function arrow({ direction, kind }: Message): string {
	if (direction === "unknown") return "";
	return (direction === "sent") === (kind === "request") ? "->" : "<-";
}

/** Whom a request is for: its address without scheme and parameters. */
function target(uri: string): string {
	return uri.replace(/^sips?:/i, "").replace(/[;?].*$/s, "");
}

const OUTCOME_WORDS: Readonly<Record<Transaction["outcome"], string>> = {
	success: "success",
	redirected: "redirected",
	challenged: "challenged",
	cancelled: "cancelled",
	failed: "failed",
	unanswered: "unanswered",
	pending: "pending",
	noResponseDue: "no response due",
	orphan: "no request",
};
