// Renders reports as Markdown; no other file does.
//
// Words with special characters become code spans, which remain readable where Markdown is not rendered, as in tickets and
// mails.

import { oneLine } from "../../printable.ts";
import type { LogExplanation } from "../explain.ts";
import { codeSpan, escapeStart } from "../markdown.ts";
import type { Section, Statement, Table } from "./statement.ts";

/**
 * The URL of a line (1-based), relative or absolute; `undefined` if there is no target. `log` is the index of the log in a
 * report on several, and 0 in a report on one.
 */
export type LinkOf = (line: number, log: number) => string | undefined;

/** The report as Markdown: a heading, the answer, then a heading for each section. */
export function explainMarkdown(report: LogExplanation, linkOf: LinkOf = () => undefined): string {
	return reportMarkdown(`${report.file || "Log"} explained`, report.answer, report.sections, linkOf);
}

/**
 * Any report as Markdown: a heading; the answer as a paragraph, or as a list if it has several parts; then a heading for
 * each section. In a report on several logs, whose names are given, line references include the log.
 */
export function reportMarkdown(
	title: string,
	lead: readonly (readonly Statement[])[],
	sections: readonly Section[],
	linkOf: LinkOf,
	logs: readonly string[] = [],
): string {
	const blocks = [
		`# ${inline(title)}`,
		lead
			.map((part) => escapeStart(part.map((each) => statementText(each, linkOf, logs)).join(" ")))
			.map((text) => (lead.length > 1 ? `- ${text}` : text))
			.join("\n"),
		...sections.flatMap((section) => sectionBlocks(section, linkOf, logs)),
	];
	return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function sectionBlocks(
	{ title, statements, table, note }: Section,
	linkOf: LinkOf,
	logs: readonly string[],
): readonly string[] {
	return [
		`## ${inline(title)}`,
		statements.map((each) => `- ${escapeStart(statementText(each, linkOf, logs))}`).join("\n"),
		table ? tableText(table, linkOf) : "",
		note ? inline(note) : "",
	];
}

/** `text ([lines 12](RTCDLL0.log#L12), [20](RTCDLL0.log#L20)).`: the line references are part of the last sentence. */
function statementText({ text, lines, log }: Statement, linkOf: LinkOf, logs: readonly string[]): string {
	if (lines.length === 0) return inline(text);
	const noun = lines.length > 1 ? "lines" : "line";
	const places = lines.map((line, at) => lineLink(line, log, at > 0 ? String(line) : `${noun} ${line}`, linkOf));
	const name = log === undefined ? undefined : logs[log];
	const place = `${places.join(", ")}${name === undefined ? "" : ` of ${inline(name)}`}`;
	const stop = /[.!?]$/.exec(text)?.[0] ?? "";
	return `${inline(text.slice(0, text.length - stop.length))} (${place})${stop}`;
}

function tableText({ columns, rows, isText }: Table, linkOf: LinkOf): string {
	if (rows.length === 0) return "";
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
	return [
		line(columns.map(inline)),
		`|${columns.map((_, at) => (at === 0 || isText ? " --- |" : " ---: |")).join("")}`,
		...rows.map((row) =>
			line(
				row.map(({ text, lines, log }) =>
					lines.length > 0 ? lineLink(lines[0]!, log, inline(text), linkOf) : inline(text),
				),
			),
		),
	].join("\n");
}

function lineLink(line: number, log: number | undefined, label: string, linkOf: LinkOf): string {
	const link = linkOf(line, log ?? 0);
	return link === undefined ? label : `[${label}](${safeTarget(link)})`;
}

/** Percent-encodes characters that could end a link target or start HTML. */
function safeTarget(link: string): string {
	return link.replace(/[\s()<>\\"'`[\]|]/g, (character) => encodeURIComponent(character).replace(/[()']/g, percent));
}

function percent(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Text that Markdown shows literally. */
function inline(text: string): string {
	return oneLine(text).split(" ").map(word).join(" ");
}

/** A word as it is, or as a code span if it has special characters; surrounding quotes and commas stay outside. */
function word(text: string): string {
	if (!ACTIVE.test(text)) return text;
	let start = 0;
	let end = text.length;
	while (start < end && OPENING.includes(text.charAt(start))) start++;
	while (end > start && CLOSING.includes(text.charAt(end - 1))) end--;
	const core = text.slice(start, end);
	return ACTIVE.test(core) ? `${text.slice(0, start)}${codeSpan(core)}${text.slice(end)}` : text;
}

const OPENING = "(\"'";
const CLOSING = ")\"',.;:!?";

/**
 * Characters that start code, emphasis, links, images, HTML, entities, tables or icons, and text that viewers turn into
 * links by themselves: addresses with a scheme, email addresses, and words joined by a dot.
 */
const ACTIVE = /[\\`*_[\]<>|~&$@^#{}]|:\/\/|[\p{L}\p{N}-]\.\p{L}/u;
