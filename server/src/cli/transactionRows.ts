// The transactions as rows of a table.

import { durationText, type Report } from "../core/index.ts";
import type { Column } from "./table.ts";

type Transaction = Report["transactions"][number];
type Message = Report["messages"][number];

/** The columns of the table. */
export const TRANSACTION_COLUMNS: readonly Column[] = [
	{ title: "line", side: "right" },
	{ title: "time" },
	// For arrows in ASCII, because output piped on Windows passes through the console code page, which corrupts others.
	{ title: "" },
	{ title: "method", most: 16 },
	{ title: "to", most: 48, least: 8 },
	{ title: "outcome" },
	// May be cut, because the reason phrase adds little to the status code.
	{ title: "status", most: 40, least: 3 },
	{ title: "took", side: "right" },
];

/** The rows in file order: all of them, or those that matter when looking for a fault. */
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

/** The direction of the request. If only a response is known, the opposite of its direction. */
function arrow({ direction, kind }: Message): string {
	if (direction === "unknown") return "";
	return (direction === "sent") === (kind === "request") ? "->" : "<-";
}

/** The target of a request: its URI without scheme and parameters. */
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
