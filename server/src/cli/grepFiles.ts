// `rtcdll grep`: prints the records that match a query; the output is a log again.

import {
	type CustomRule,
	type FilterContext,
	type Filtered,
	fieldsWith,
	filter,
	type PlacesIn,
	parseQuery,
	placesOf,
	printable,
	type Query,
	type QueryError,
} from "../core/index.ts";
import { customRulesIn } from "./customRules.ts";
import { type OneOfLogs, readLogs, reportRepairs } from "./log.ts";
import { say, write } from "./output.ts";
import { type Paint, painter } from "./paint.ts";
import { type ExitStatus, NONE_MATCHED, SOME_MATCHED, UNREADABLE } from "./status.ts";
import { type ColorSetting, terminal } from "./terminal.ts";
import { judge, readTrace } from "./withProgress.ts";

/** What to search for, and what to print. */
export interface GrepOptions {
	readonly query: string;
	/** As typed; `-` is standard input. */
	readonly files: readonly string[];
	/**
	 * Prints the records unchanged, or their lines with line numbers, or the number of records, or the names of logs with a
	 * match.
	 */
	readonly output: "records" | "lines" | "count" | "names";
	readonly context: FilterContext;
	/** The custom rules file; `rule:` and `problem:` match the findings of these rules too. */
	readonly customRules: string | undefined;
	readonly color: ColorSetting;
}

/** Searches every input in turn. An input that cannot be read does not stop the search. */
export async function grepFiles(options: GrepOptions): Promise<ExitStatus> {
	const { rules, problems } = customRulesIn(options.customRules);
	for (const problem of problems) say(`${options.customRules}: ${problem}`);
	if (problems.length > 0) return UNREADABLE;
	const { query, errors } = parseQuery(options.query, fieldsWith(rules));
	if (!query) {
		for (const error of errors) sayError(options.query, error);
		return UNREADABLE;
	}
	let anyMatched = false;
	let anyFailed = false;
	const look = lookOf(options.color, placesOf(query));
	for await (const input of readLogs(options.files)) {
		const result = await grepLog(options, query, rules, input, look);
		if (result.failed) anyFailed = true;
		if (result.matched) anyMatched = true;
	}
	if (anyFailed) return UNREADABLE;
	return anyMatched ? SOME_MATCHED : NONE_MATCHED;
}

/** How matches are printed. */
interface Look {
	/**
	 * Whether control characters are escaped: for a terminal, and in a pipe if colours were requested. A log is untrusted
	 * and must not move the cursor.
	 */
	readonly isShown: boolean;
	readonly paint: Paint;
	/** One line of the log, with the matches coloured. */
	readonly line: (line: string) => string;
}

/**
 * Output to a pipe must remain a log, so colours are used there only if explicitly requested, not because of FORCE_COLOR.
 */
function lookOf(wish: ColorSetting, placesIn: PlacesIn): Look {
	const isTerminal = process.stdout.isTTY === true;
	const hasColor = wish === "always" || (isTerminal && terminal(wish).color);
	const paint = painter(hasColor);
	if (!isTerminal && !hasColor) return { isShown: false, paint, line: (line) => line };
	if (!hasColor) return { isShown: true, paint, line: printableLine };
	return {
		isShown: true,
		paint,
		line(line) {
			let shown = "";
			let at = 0;
			for (const { start, end } of placesIn(line)) {
				const match = paint("bold", paint("red", printableLine(line.slice(start, end))));
				shown += printableLine(line.slice(at, start)) + match;
				at = end;
			}
			return shown + printableLine(line.slice(at));
		},
	};
}

interface Result {
	readonly matched: boolean;
	readonly failed: boolean;
}

async function grepLog(
	options: GrepOptions,
	query: Query,
	rules: readonly CustomRule[],
	input: OneOfLogs,
	look: Look,
): Promise<Result> {
	if (input.text === undefined) return { matched: false, failed: true };
	reportRepairs(input);
	const trace = readTrace(input.text);
	const found = filter(trace, query, () => judge(trace, {}, rules), options.context);
	const count = found.messages + found.others;
	const { paint } = look;
	const file = paint("magenta", printable(input.name));
	const name = input.isAlone ? "" : `${file}${paint("cyan", ":")}`;
	if (options.output === "names") {
		if (count > 0) await write(`${file}\n`);
	} else if (options.output === "count") await write(`${name}${count}\n`);
	else for (const piece of pieces(found, options.output === "lines" ? name : undefined, look)) await write(piece);
	return { matched: count > 0, failed: input.problem !== undefined };
}

/**
 * The result in pieces that fit into a pipe. Without a name, records are unchanged, except that a missing line ending after
 * the last one is added, so that the next file starts on a new line. With a name, it and the line number precede each line.
 */
function* pieces({ text, blocks }: Filtered, name: string | undefined, look: Look): Generator<string> {
	if (text === "") return;
	if (name === undefined && !look.isShown) {
		for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
		if (!/[\r\n]$/.test(text)) yield "\n";
		return;
	}
	const lines = text.split(/\r\n|\n|\r/);
	if (lines.at(-1) === "") lines.pop();
	for (const { line, sourceLine, count } of blocks) {
		let piece = "";
		for (let at = 0; at < count && line + at < lines.length; at++) {
			if (name !== undefined) {
				piece += `${name}${look.paint("green", String(sourceLine + at + 1))}${look.paint("cyan", ":")}`;
			}
			piece += `${look.line(lines[line + at]!)}\n`;
		}
		yield piece;
	}
}

const PIECE = 1_000_000;

function printableLine(line: string): string {
	return line.split("\t").map(printable).join("\t");
}

/** Prints the query with a marker under the error, as compilers do. */
function sayError(query: string, { span, message }: QueryError): void {
	say(message);
	if (query.length > 100 || /[^\u0020-\u007e]/.test(query)) return;
	process.stderr.write(`  ${query}\n  ${" ".repeat(span.start)}${"^".repeat(Math.max(1, span.end - span.start))}\n`);
}
