// How long the language server takes to respond to each request: `node test/bench/requests.ts [--size MEBIBYTES] [--rounds
// N]`. Runs over a real connection, so that serialising and parsing the JSON counts too. Every row also gives the time as a
// multiple of a plain newline scan of the same text, because milliseconds depend on the machine.

import { parseArgs } from "node:util";
import {
	FOLD_TEXTS_REQUEST,
	OVERVIEW_REQUEST,
	STEP_REQUEST,
	TREE_PATH_REQUEST,
	TREE_REQUEST,
	type TreeOptions,
	type TreeResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { benchLog, readLog } from "./logs.ts";
import { median } from "./measure.ts";

/** No response may take longer on a log of 10 MB. */
const AIM_MS = 50;
/** What an editor requests at a time: a screen of 60 lines and as many around it. */
const SCREEN_LINES = 120;

const { values } = parseArgs({
	options: { size: { type: "string", default: "10" }, rounds: { type: "string", default: "15" } },
});
const rounds = Math.max(3, Number(values.rounds) || 0);
const log = benchLog(Number(values.size) || 10);
const text = readLog(log);
const uri = "file:///bench/RTCDLL0.log";
const textDocument = { uri };
const lines = text.split("\n");
const startLines = lines.flatMap((line, at) => (/:: \S+ \S+ SIP\/2\.0|:: SIP\/2\.0 \d/.test(line) ? [at] : []));

const client = await startLspClient({
	settings: { codeLens: true, inlayHints: { elapsed: true } },
	initializationOptions: { rulePages: "file:///bench/rules", clientCommands: true, grammar: true },
	capabilities: {
		workspace: { configuration: true },
		textDocument: {
			codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
			definition: { linkSupport: true },
			foldingRange: { foldingRange: { collapsedText: true } },
		},
	},
});
client.open(uri, text);
await client.diagnostics(uri);

const scan = timeOf(() => countLines(text));
console.log(
	`${log.size}, ${lines.length} lines, ${startLines.length} messages, ${log.real ? "recorded" : "invented"} traffic; newline scan ${scan.toFixed(1)} ms`,
);
console.log(row("request", "first", "median", "most", "scans", ""));

const whole: Range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
await measure("inlayHint, a screen", "textDocument/inlayHint", (round) => ({ textDocument, range: screen(round) }));
await measure("semanticTokens/range, a screen", "textDocument/semanticTokens/range", (round) => ({
	textDocument,
	range: screen(round),
}));
const lens = await measure<Lens[]>("codeLens", "textDocument/codeLens", () => ({ textDocument }));
await measure("codeLens/resolve, the whole log", "codeLens/resolve", () => lens[0]!);
await measure("codeLens/resolve, a request", "codeLens/resolve", (round) => lens[at(lens.length, round)]!);
await measure("documentLink", "textDocument/documentLink", () => ({ textDocument }));
await measure("selectionRange, 20 cursors", "textDocument/selectionRange", (round) => ({
	textDocument,
	positions: Array.from({ length: 20 }, (_, more) => place(round + more * 7)),
}));
await measure("prepareCallHierarchy", "textDocument/prepareCallHierarchy", (round) => atPlace(round));
for (const name of ["incomingCalls", "outgoingCalls"]) {
	await measure(`callHierarchy/${name}`, `callHierarchy/${name}`, (round) => {
		const start = place(round);
		const range = { start, end: start };
		return { item: { name: "", kind: 6, uri, range, selectionRange: range } };
	});
}
await measure("workspace/symbol, nothing", "workspace/symbol", () => ({ query: "" }));
await measure("workspace/symbol, a method", "workspace/symbol", () => ({ query: "invite" }));
await measure("workspace/symbol, no such", "workspace/symbol", () => ({ query: "no such conversation" }));
await measure("codeAction", "textDocument/codeAction", (round) => {
	const start = place(round);
	return { textDocument, range: { start, end: start }, context: { diagnostics: [] } };
});
for (const name of ["hover", "definition", "implementation", "documentHighlight"]) {
	await measure(name, `textDocument/${name}`, (round) => atPlace(round));
}
await measure("references", "textDocument/references", (round) => ({
	...atPlace(round),
	context: { includeDeclaration: true },
}));
await measure("foldingRange", "textDocument/foldingRange", () => ({ textDocument }));
await measure("documentSymbol", "textDocument/documentSymbol", () => ({ textDocument }));
await measure("inlayHint, the whole log", "textDocument/inlayHint", () => ({ textDocument, range: whole }));

// Requests from the views of our own client. A document generated from the whole log is requested once, and may take longer.
const options: TreeOptions = { order: "grouped", filter: "all", search: "" };
const level = await measure<TreeResult>("tree, the first level", TREE_REQUEST, () => ({
	textDocument,
	...options,
	parent: null,
}));
const groups = level?.items ?? [];
await measure("tree, what is below a group", TREE_REQUEST, (round) => ({
	textDocument,
	...options,
	parent: groups[round % groups.length]?.id ?? null,
}));
await measure("tree, searched", TREE_REQUEST, () => ({ textDocument, ...options, search: "invite", parent: null }));
await measure("treePath", TREE_PATH_REQUEST, (round) => ({ ...atPlace(round), ...options }));
await measure("overview", OVERVIEW_REQUEST, () => ({ textDocument }));
await measure("foldTexts, a screen", FOLD_TEXTS_REQUEST, (round) => ({
	textDocument,
	folds: startLines.slice(at(startLines.length, round)).slice(0, 40).map(fold),
}));
await measure("step, the next failure", STEP_REQUEST, (round) => ({
	...atPlace(round),
	along: "failure",
	direction: "next",
}));
await client.stop();

function fold(startLine: number) {
	return { startLine, endLine: startLine + 5 };
}

interface Range {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}

interface Lens {
	readonly range: Range;
}

/** Sends `rounds` requests, each for a different place, and prints the row. Returns the last result. */
async function measure<Result>(name: string, method: string, params: (round: number) => object): Promise<Result> {
	const times: number[] = [];
	let result: Result | undefined;
	for (let round = 0; round < rounds; round++) {
		const asked = params(round);
		const start = performance.now();
		result = await askFor<Result>(client, method, asked);
		times.push(performance.now() - start);
	}
	const [first, ...rest] = times as [number, ...number[]];
	const middle = median(rest);
	const most = Math.max(...rest);
	const verdict = Math.max(first, most) <= AIM_MS ? "met" : middle <= AIM_MS ? "met by the median" : "MISSED";
	console.log(row(name, ...[first, middle, most].map((ms) => ms.toFixed(1)), (middle / scan).toFixed(2), verdict));
	return result!;
}

/** A request that the server does not support counts as answered: not every build has all of them. */
async function askFor<Result>(server: LspClient, method: string, params: object): Promise<Result | undefined> {
	return server.request<Result>(method, params).catch(() => undefined);
}

/** An index into a list, moving from its start to its end over the rounds. */
function at(length: number, round: number): number {
	return Math.min(length - 1, Math.floor((length * (round % rounds)) / rounds));
}

function place(round: number) {
	const line = startLines[at(startLines.length, round)] ?? 0;
	return { line, character: Math.min(40, lines[line]!.length) };
}

function atPlace(round: number) {
	return { textDocument, position: place(round) };
}

function screen(round: number): Range {
	const start = at(lines.length, round);
	return { start: { line: start, character: 0 }, end: { line: start + SCREEN_LINES, character: 0 } };
}

function timeOf(work: () => unknown): number {
	const times = Array.from({ length: 15 }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return median(times.slice(3));
}

function countLines(all: string): number {
	let count = 1;
	for (let found = all.indexOf("\n"); found >= 0; found = all.indexOf("\n", found + 1)) count++;
	return count;
}

function row(name: string, ...cells: readonly string[]): string {
	const numbers = cells.slice(0, -1).map((cell) => cell.padStart(8));
	return [name.padEnd(32), ...numbers, `  ${cells.at(-1)}`].join("").trimEnd();
}
