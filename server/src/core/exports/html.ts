// A log explained as a self-contained HTML page: to attach to a ticket, read on any screen, and print.
//
// It has no script and loads nothing, and its Content-Security-Policy forbids both. Everything from the log goes through
// `escaped`, so it is only ever text. Styles apply to the page alone; no content of the log can have one.

import { activitiesOf } from "../activities/activities.ts";
import { activityTable } from "../features/activityTable.ts";
import { answerParts } from "../features/explain/answer.ts";
import { coverage } from "../features/explain/coverage.ts";
import { marked } from "../features/explain/marked.ts";
import { signInSection } from "../features/explain/signInSection.ts";
import type { Section, Statement, Table } from "../features/explain/statement.ts";
import { statisticsSections } from "../features/explain/statisticsSections.ts";
import { timeLine } from "../features/explain/timeLine.ts";
import { NO_NOTES, type Notes } from "../features/marks.ts";
import { escaped } from "../features/markup.ts";
import { totals, totalsText } from "../features/totals.ts";
import { activityState } from "../features/tree/state.ts";
import { label } from "../printable.ts";
import { type Finding, worstProblem } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { sentences } from "../words.ts";
import { diagramFigures } from "./htmlDiagrams.ts";
import { findingArticles } from "./htmlFindings.ts";
import { STYLE } from "./htmlStyle.ts";

/** The page for a log with its findings and marks. `file` is the name of the log. */
export function htmlReport(trace: Trace, findings: readonly Finding[], file: string, notes: Notes = NO_NOTES): string {
	const answer = answerParts(trace, findings);
	const name = escaped(label(file || "Log"));
	const verdict = verdictOf(trace, findings);
	const sections = [
		sectionHtml(marked(trace, notes)),
		activitiesHtml(trace),
		part("Findings", findingArticles(trace, findings)),
		sectionHtml(timeLine(trace, findings)),
		part("Sequence diagram", diagramFigures(trace, findings)),
		sectionHtml(signInSection(trace)),
		sectionHtml(coverage(trace)),
		// Their notes refer to links, which the page does not have.
		...statisticsSections(trace).map((section) => sectionHtml({ ...section, note: "" })),
	];
	return [
		"<!DOCTYPE html>",
		'<html lang="en">',
		"<head>",
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="generator" content="RTCDLL Log">',
		`<title>${name} explained</title>`,
		`<style>${STYLE}</style>`,
		"</head>",
		"<body>",
		"<header>",
		`<p class="product">RTCDLL Log</p>`,
		`<h1>${name}</h1>`,
		`<p class="totals">${escaped(label(totalsText(totals(trace, findings))))}</p>`,
		"</header>",
		"<main>",
		`<section class="answer ${verdict}" aria-label="Answer">`,
		...(VERDICTS[verdict] === "" ? [] : [`<p class="verdict">${VERDICTS[verdict]}</p>`]),
		...answer.map((statements) => `<p>${statements.map(statementHtml).join(" ")}</p>`),
		"</section>",
		...sections.filter((section) => section !== ""),
		"</main>",
		"<footer>",
		"<p>Lines and times are those of the log. Such a log may contain names, addresses and what people wrote: pass " +
			"this page on with the same care.</p>",
		"</footer>",
		"</body>",
		"</html>",
		"",
	].join("\n");
}

/** Nothing may be loaded, run or sent; only the inline styles of the page and its images are allowed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

type Verdict = "error" | "warning" | "good" | "open";

/** A log is good only if it shows that something worked, not merely because it shows no failure. */
function verdictOf(trace: Trace, findings: readonly Finding[]): Verdict {
	const worst = worstProblem(findings);
	if (worst !== "none") return worst;
	return activitiesOf(trace).all.some(({ result }) => result === "worked") ? "good" : "open";
}

/** The meaning of the answer's colour as text, unless the first sentence says it. */
const VERDICTS: Readonly<Record<Verdict, string>> = {
	error: "Something failed",
	warning: "Something to look at",
	good: "",
	open: "",
};

/** With more rows it would be no overview. */
const MOST_ACTIVITIES = 50;

function activitiesHtml(trace: Trace): string {
	const { rows, leftOut, routine } = activityTable(trace, MOST_ACTIVITIES);
	if (rows.length === 0 && routine === "") return "";
	const body = rows.map(
		({ activity, time, title, result, why, shownOn }) =>
			`<tr><td class="when">${escaped(time)}</td><th scope="row">${escaped(title)}</th>` +
			`<td><span class="state ${activityState(trace, activity)}">${escaped(result)}</span></td>` +
			`<td>${escaped(why)}</td><td class="number">${shownOn}</td></tr>`,
	);
	const note = sentences(
		leftOut > 0 ? `${leftOut} more are left out; only the worst are shown.` : "",
		routine === "" ? "" : `${routine} also went well.`,
	);
	return part("What happened", [
		...(body.length === 0
			? []
			: [tableHtml("What happened", ["Time", "Activity", "Result", "Why", "Line"], [4], body)]),
		...(note === "" ? [] : [`<p class="aside">${escaped(note)}</p>`]),
	]);
}

/** A section of the explanation; empty if it has no content. */
function sectionHtml({ title, statements, table, note }: Section): string {
	const list = statements.map((each) => `<li>${statementHtml(each)}</li>`);
	const rows = table?.rows.length ? rowsHtml(table) : [];
	if (list.length === 0 && rows.length === 0) return "";
	return part(title, [
		...(list.length === 0 ? [] : [`<ul>${list.join("")}</ul>`]),
		...(rows.length === 0 ? [] : [tableHtml(title, table!.columns, numberColumns(table!), rows)]),
		...(note ? [`<p class="aside">${escaped(note)}</p>`] : []),
	]);
}

function rowsHtml(table: Table): readonly string[] {
	const numbers = numberColumns(table);
	return table.rows.map(
		(row) =>
			`<tr>${row.map(({ text }, at) => `<td${numbers.includes(at) ? ' class="number"' : ""}>${escaped(text)}</td>`).join("")}</tr>`,
	);
}

/** The columns with numbers: the last one (line) of a text table, all but the first of a table of numbers. */
function numberColumns({ columns, isText }: Table): readonly number[] {
	const all = [...columns.keys()];
	return isText ? all.slice(-1) : all.slice(1);
}

/** A table that can be scrolled sideways by keyboard on a narrow screen. */
function tableHtml(
	title: string,
	columns: readonly string[],
	numbers: readonly number[],
	rows: readonly string[],
): string {
	const head = columns.map(
		(column, at) => `<th scope="col"${numbers.includes(at) ? ' class="number"' : ""}>${escaped(column)}</th>`,
	);
	return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(title)}"><table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

/** `alice could not sign in. <span>line 3</span>` */
function statementHtml({ text, lines }: Statement): string {
	if (lines.length === 0) return escaped(text);
	return `${escaped(text)} <span class="lines">${lines.length > 1 ? "lines" : "line"} ${lines.join(", ")}</span>`;
}

function part(title: string, blocks: readonly string[]): string {
	return blocks.length === 0 ? "" : `<section>\n<h2>${escaped(title)}</h2>\n${blocks.join("\n")}\n</section>`;
}
