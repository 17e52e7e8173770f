// `rtcdll grep`: the records that match a query, so that the output is a log again.

import {
	type CustomRule,
	DEFAULT_LIMITS,
	diagnose,
	type FilterContext,
	type Filtered,
	fieldsWith,
	filter,
	parseQuery,
	parseTrace,
	printable,
	type Query,
	type QueryError,
} from "../core/index.ts";
import { customRulesIn } from "./customRules.ts";
import { type OneOfLogs, readLogs, sayUndone } from "./log.ts";
import { say, write } from "./output.ts";
import { type ExitStatus, NONE_MATCHED, SOME_MATCHED, UNREADABLE } from "./status.ts";

/** What to look for, and what to print of it. */
export interface GrepOptions {
	readonly query: string;
	/** As they were typed; `-` is the standard input. */
	readonly files: readonly string[];
	/** The records as they are, their lines with numbers before them, how many there are, or the logs that have any. */
	readonly output: "records" | "lines" | "count" | "names";
	readonly context: FilterContext;
	/** The file with the rules of the user, which `rule:` and `problem:` know. */
	readonly customRules: string | undefined;
}

/** Searches every input in turn; one that cannot be read does not keep the others from being searched. */
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
	for await (const input of readLogs(options.files)) {
		const result = await grepLog(options, query, rules, input);
		if (result.failed) anyFailed = true;
		if (result.matched) anyMatched = true;
	}
	if (anyFailed) return UNREADABLE;
	return anyMatched ? SOME_MATCHED : NONE_MATCHED;
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
): Promise<Result> {
	if (input.text === undefined) return { matched: false, failed: true };
	sayUndone(input);
	const trace = parseTrace(input.text);
	const found = filter(trace, query, () => diagnose(trace, {}, DEFAULT_LIMITS, rules), options.context);
	const count = found.messages + found.others;
	const name = input.isAlone ? "" : `${printable(input.name)}:`;
	if (options.output === "names") {
		if (count > 0) await write(`${printable(input.name)}\n`);
	} else if (options.output === "count") await write(`${name}${count}\n`);
	else for (const piece of pieces(found, options.output === "lines" ? name : undefined)) await write(piece);
	return { matched: count > 0, failed: input.problem !== undefined };
}

/**
 * The text in pieces that are not too large for a pipe. Without a name it stays as it is, but for a line end behind the
 * last record, so that the next file's first record begins a line; with one each line begins with its place.
 */
function* pieces({ text, blocks }: Filtered, name: string | undefined): Generator<string> {
	const isTerminal = process.stdout.isTTY === true;
	if (text === "") return;
	if (name === undefined && !isTerminal) {
		for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
		if (!/[\r\n]$/.test(text)) yield "\n";
		return;
	}
	const lines = text.split(/\r\n|\n|\r/);
	if (lines.at(-1) === "") lines.pop();
	for (const { line, sourceLine, count } of blocks) {
		let piece = "";
		for (let at = 0; at < count && line + at < lines.length; at++) {
			// A log comes from somebody else and must not be able to move the cursor of a terminal.
			const shown = isTerminal ? printableLine(lines[line + at]!) : lines[line + at]!;
			piece += name === undefined ? `${shown}\n` : `${name}${sourceLine + at + 1}:${shown}\n`;
		}
		yield piece;
	}
}

const PIECE = 1_000_000;

function printableLine(line: string): string {
	return line.split("\t").map(printable).join("\t");
}

/** The query with a mark under what is wrong, as compilers do it. */
function sayError(query: string, { span, message }: QueryError): void {
	say(message);
	if (query.length > 100 || /[^\u0020-\u007e]/.test(query)) return;
	process.stderr.write(`  ${query}\n  ${" ".repeat(span.start)}${"^".repeat(Math.max(1, span.end - span.start))}\n`);
}
