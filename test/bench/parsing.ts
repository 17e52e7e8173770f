// Rows: how fast a log is indexed and analysed.

import { diagnose, parseTrace } from "../../server/src/core/index.ts";
import { indexLog } from "../../server/src/core/logIndex/logIndex.ts";
import { type BenchLog, readLog } from "./logs.ts";
import { inTurn, median, type Row, speedRatio, timeRatio } from "./measure.ts";

/** Indexing, compared with the simplest possible work on a text: finding its line ends. */
export async function indexRow(log: BenchLog, rounds: number): Promise<Row> {
	const text = readLog(log);
	const times = await inTurn(
		rounds,
		() => indexLog(text).records.count,
		() => countLines(text),
	);
	const speed = (all: readonly number[]) => `${Math.round(text.length / 1e3 / median(all))} MB/s`;
	return {
		name: "speed of indexing / of finding line ends",
		size: log.size,
		figure: speedRatio(times),
		aim: 0.15,
		should: "at least",
		note: `${speed(times.ours)} / ${speed(times.theirs)}`,
	};
}

/** The whole analysis, compared with what every server has to do first: decode the message that contains the text. */
export async function analysisRow(log: BenchLog, rounds: number): Promise<Row> {
	const didOpen = didOpenMessage(readLog(log));
	const decode = () => (JSON.parse(didOpen.toString("utf8")) as typeof EMPTY_DID_OPEN).params.textDocument.text;
	const text = decode();
	const times = await inTurn(
		rounds,
		() => diagnose(parseTrace(text)).length,
		() => decode().length,
	);
	return {
		name: "time of parsing and diagnosing / of decoding didOpen",
		size: log.size,
		figure: timeRatio(times),
		aim: 2,
		should: "at most",
		note: `${median(times.ours).toFixed(1)} ms / ${median(times.theirs).toFixed(1)} ms`,
	};
}

const EMPTY_DID_OPEN = {
	jsonrpc: "2.0",
	method: "textDocument/didOpen",
	params: { textDocument: { uri: "file:///RTCDLL0.log", languageId: "rtcdll", version: 1, text: "" } },
};

function didOpenMessage(text: string): Buffer {
	const { textDocument } = EMPTY_DID_OPEN.params;
	return Buffer.from(JSON.stringify({ ...EMPTY_DID_OPEN, params: { textDocument: { ...textDocument, text } } }));
}

function countLines(text: string): number {
	let count = 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
	return count;
}
