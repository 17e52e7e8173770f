// A report as text, for a terminal and for a ticket: its first three lines are the answer, the rest is the evidence.

import { styleText } from "node:util";
import { countText, cutText, padText, printable, type Report, textWidth, wrapText } from "../core/index.ts";
import { findingRows } from "./findingRows.ts";
import { TRANSACTION_COLUMNS, transactionRows } from "./transactionRows.ts";
import type { Verdict } from "./verdict.ts";

/** How a report is laid out as text. */
export interface TextOptions {
	/** Columns to fit the text into; `undefined` leaves lines as long as they are. */
	readonly width?: number | undefined;
	readonly color?: boolean;
	/** Lists everything, however long that gets. */
	readonly all?: boolean;
}

/** More rows than this are no overview any more. */
export const MOST_ROWS = 200;

/** The text of a report: what the log covers, the verdict, how many findings; then the findings and the transactions. */
export function textReport(report: Report, verdict: Verdict, options: TextOptions = {}): string {
	const paint = painter(options.color ?? false);
	const verdictStyle = ({ error: "red", warning: "yellow", none: "green" } as const)[verdict.worst];
	return [
		...wrapText(printable(coverage(report)), options.width).map((line) => paint("bold", line)),
		...wrapText(printable(verdict.text), options.width).map((line) => paint(verdictStyle, line)),
		counts(report),
		...findingSection(report, options, paint),
		...transactionSection(report, options, paint),
		"",
	].join("\n");
}

type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";
type Paint = (style: Style | undefined, text: string) => string;

function painter(color: boolean): Paint {
	// Whether the output takes colours is the caller's question, not this function's.
	return (style, text) => (color && style ? styleText(style, text, { validateStream: false }) : text);
}

function coverage({ file, records, messages, transactions }: Report): string {
	const amounts = [
		countText(records, "record"),
		countText(messages.length, "message"),
		countText(transactions.length, "transaction"),
	];
	return `${file}: ${[...amounts, ...period(messages)].join(", ")}`;
}

/** From when to when the log has messages; a date is said once where it is the same. */
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
		...(shown.length > 0 ? table(shown, width, paint) : ["  none"]),
		...leftOut(rows.length - shown.length, "more of these transaction"),
		...leftOut(well, "transaction", " that went well"),
	];
}

function leftOut(amount: number, noun: string, which = ""): readonly string[] {
	if (amount === 0) return [];
	return [`  ${countText(amount, noun)}${which} ${amount === 1 ? "is" : "are"} not listed; --all lists everything.`];
}

const GAP = "  ";
const OUTCOME_STYLES: Readonly<Record<string, Style>> = {
	failed: "red",
	unanswered: "yellow",
	success: "green",
};

function table(rows: readonly (readonly string[])[], width: number | undefined, paint: Paint): readonly string[] {
	const safe = rows.map((row) => row.map(printable));
	const titles = TRANSACTION_COLUMNS.map(({ title }) => title);
	const widths = TRANSACTION_COLUMNS.map((column, at) =>
		Math.min(widest([titles[at]!, ...safe.map((row) => row[at]!)]), column.most ?? Number.POSITIVE_INFINITY),
	);
	shrink(widths, width);
	const line = (cells: readonly string[], style?: (at: number) => Style | undefined) =>
		`${GAP}${cells
			.map((cell, at) =>
				paint(style?.(at), padText(cutText(cell, widths[at]!), widths[at]!, TRANSACTION_COLUMNS[at]!.side)),
			)
			.join(GAP)}`.trimEnd();
	const outcome = TRANSACTION_COLUMNS.findIndex(({ title }) => title === "outcome");
	return [
		paint("dim", line(titles)),
		...safe.map((row) => line(row, (at) => (at === outcome ? OUTCOME_STYLES[row[at]!] : undefined))),
	];
}

/** Takes what is too much for the terminal from the columns that may be cut. */
function shrink(widths: number[], width: number | undefined): void {
	if (width === undefined) return;
	let excess = widths.reduce((sum, one) => sum + GAP.length + one, 0) - width;
	const cuttable = [...TRANSACTION_COLUMNS.entries()]
		.filter(([, { least }]) => least !== undefined)
		.sort(([, one], [, other]) => one.least! - other.least!);
	for (const [at, { least }] of cuttable) {
		const taken = Math.min(
			Math.max(0, excess),
			Math.max(0, widths[at]! - Math.max(least!, TRANSACTION_COLUMNS[at]!.title.length)),
		);
		widths[at]! -= taken;
		excess -= taken;
	}
}

function widest(texts: readonly string[]): number {
	return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
