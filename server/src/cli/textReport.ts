// A report as text, for a terminal or a ticket. Its first three lines are the answer, the rest is the evidence.

import { type ActivityTable, countText, isBad, printable, type Report, wrapText } from "../core/index.ts";
import { ACTIVITY_COLUMNS, activityRows } from "./activityRows.ts";
import { findingRows } from "./findingRows.ts";
import { type Paint, painter, type Style } from "./paint.ts";
import { GAP, tableLines, widest } from "./table.ts";
import { TRANSACTION_COLUMNS, transactionRows } from "./transactionRows.ts";
import type { Verdict } from "./verdict.ts";

/** Layout of the text. */
export interface TextOptions {
	/** The width to fit the text into; `undefined` leaves lines unwrapped. */
	readonly width?: number | undefined;
	readonly color?: boolean;
	/** Lists everything, regardless of length. */
	readonly all?: boolean;
	/** What was repaired in the log, as a sentence; empty or absent if it was undamaged. */
	readonly undone?: string;
}

/** More rows would no longer be an overview. */
export const MOST_ROWS = 200;
/** The limit for activities is lower, because those that failed are always kept. */
export const MOST_ACTIVITIES = 30;

/**
 * The text of a report: what the log covers, the verdict and the number of findings; then the findings, the activities and
 * the transactions.
 */
export function textReport(
	report: Report,
	verdict: Verdict,
	activities: ActivityTable,
	options: TextOptions = {},
): string {
	const paint = painter(options.color ?? false);
	const verdictStyle = ({ error: "red", warning: "yellow", none: "green" } as const)[verdict.worst];
	return [
		...wrapText(printable(coverage(report, options.undone)), options.width).map((line) => paint("bold", line)),
		...wrapText(printable(verdict.text), options.width).map((line) => paint(verdictStyle, line)),
		counts(report),
		...findingSection(report, options, paint),
		...activitySection(report, activities, options, paint),
		...transactionSection(report, options, paint),
		"",
	].join("\n");
}

function coverage({ file, records, messages, transactions }: Report, undone = ""): string {
	const amounts = [
		countText(records, "record"),
		countText(messages.length, "message"),
		countText(transactions.length, "transaction"),
	];
	const read =
		undone &&
		` (${undone.charAt(0).toLowerCase()}${undone.slice(1).replace(/\.$/, "")}; lines are those of the recovered log)`;
	return `${file}: ${[...amounts, ...period(messages)].join(", ")}${read}`;
}

/** From when to when the log has messages. The date appears once if it is the same. */
function period(messages: Report["messages"]): readonly string[] {
	const first = messages.at(0);
	const last = messages.at(-1);
	if (!first?.time || !last?.time) return [];
	const from = [first.date, first.time].filter(Boolean).join(" ");
	const to = [last.date === first.date ? undefined : last.date, last.time].filter(Boolean).join(" ");
	return from === to ? [`at ${from}`] : [`${from} to ${to}`];
}

function counts({ findings }: Report): string {
	const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
	const hints = of("hint");
	return [
		countText(of("error"), "error"),
		countText(of("warning"), "warning"),
		countText(of("information"), "note"),
		`${countText(hints, "hint")}${hints > 0 ? " (not listed)" : ""}`,
	].join(", ");
}

const SEVERITY_STYLES = { error: "red", warning: "yellow", note: "cyan" } as const;

function findingSection(report: Report, { width, all }: TextOptions, paint: Paint): readonly string[] {
	const rows = findingRows(report);
	if (rows.length === 0) return [];
	const shown = all ? rows : rows.slice(0, MOST_ROWS);
	const lineWidth = widest(shown.map(({ line }) => `line ${line}`));
	const severityWidth = widest(shown.map(({ severity }) => severity));
	const indent = 2 + lineWidth + 2 + severityWidth + 2;
	return [
		"",
		paint("bold", "Findings"),
		...shown.flatMap(({ line, severity, message }) => {
			const [first, ...more] = wrapText(printable(message), width && width - indent);
			const place = `line ${String(line).padStart(lineWidth - "line ".length)}`;
			const head = `  ${place}  ${paint(SEVERITY_STYLES[severity], severity.padEnd(severityWidth))}  ${first}`;
			return [head, ...more.map((text) => " ".repeat(indent) + text)];
		}),
		...leftOut(rows.length - shown.length, "finding"),
	];
}

/** The activities. Left out if there is only one and it worked, because the verdict says so. */
function activitySection(
	{ activities }: Report,
	table: ActivityTable,
	{ width }: TextOptions,
	paint: Paint,
): readonly string[] {
	const { rows, leftOut: left, routine } = table;
	if (activities.length < 2 && !activities.some(isBad)) return [];
	const around = routine && `${routine}${rows.length > 0 ? " also" : ""} went well.`;
	return [
		"",
		paint("bold", "Activities"),
		...(rows.length > 0 ? activityLines(table, width, paint) : []),
		...(left > 0 ? [`  ${left} more ${left === 1 ? "is" : "are"} not listed; --all lists everything.`] : []),
		...(around ? wrapText(around, width && width - GAP.length).map((line) => `${GAP}${line}`) : []),
	];
}

function activityLines(table: ActivityTable, width: number | undefined, paint: Paint): readonly string[] {
	const result = ACTIVITY_COLUMNS.findIndex(({ title }) => title === "result");
	const styles = table.rows.map(({ activity }) => RESULT_STYLES[activity.result]);
	// The findings give the reason, too. In a narrow terminal the column would hold only a word of it.
	const columns = width !== undefined && width < ROOM_FOR_WHY ? ACTIVITY_COLUMNS.slice(0, -1) : ACTIVITY_COLUMNS;
	return tableLines(columns, activityRows(table, columns.length), width, {
		head: (line) => paint("dim", line),
		cell: (text, at, row) => paint(at === result ? styles[row] : undefined, text),
	});
}

const ROOM_FOR_WHY = 110;

const RESULT_STYLES: Partial<Readonly<Record<Report["activities"][number]["result"], Style>>> = {
	failed: "red",
	refused: "red",
	unanswered: "yellow",
	worked: "green",
};

function transactionSection(report: Report, { width, all }: TextOptions, paint: Paint): readonly string[] {
	const limit = all ? Number.POSITIVE_INFINITY : MOST_ROWS;
	if (report.transactions.length === 0) return [];
	const everything = report.transactions.length <= limit;
	const rows = transactionRows(report, everything);
	const shown = rows.slice(0, limit === Number.POSITIVE_INFINITY ? undefined : limit);
	const well = report.transactions.length - rows.length;
	return [
		"",
		paint("bold", everything ? "Transactions" : "Transactions that did not just succeed"),
		...(shown.length > 0 ? transactionTable(shown, width, paint) : ["  none"]),
		...leftOut(rows.length - shown.length, "more of these transaction"),
		...leftOut(well, "transaction", " that went well"),
	];
}

function leftOut(amount: number, noun: string, which = ""): readonly string[] {
	if (amount === 0) return [];
	return [`  ${countText(amount, noun)}${which} ${amount === 1 ? "is" : "are"} not listed; --all lists everything.`];
}

const OUTCOME_STYLES: Readonly<Record<string, Style>> = {
	failed: "red",
	unanswered: "yellow",
	success: "green",
};

function transactionTable(
	rows: readonly (readonly string[])[],
	width: number | undefined,
	paint: Paint,
): readonly string[] {
	const outcome = TRANSACTION_COLUMNS.findIndex(({ title }) => title === "outcome");
	return tableLines(TRANSACTION_COLUMNS, rows, width, {
		head: (line) => paint("dim", line),
		cell: (text, at, row) => paint(at === outcome ? OUTCOME_STYLES[rows[row]![at]!] : undefined, text),
	});
}
