// Several logs as one, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { MERGE_REQUEST, type MergeParams, type MergeResult, sourceLineOf } from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const CALL = (ms: number) =>
	writeLog(
		`${1 + ms / 1000} INVITE 1 branch=x\n${2 + ms / 1000} 200 1 INVITE branch=x\n${3 + ms / 1000} ACK 1 branch=y`,
	);
const log = (path: string, text: string) => ({ name: path.slice(path.lastIndexOf("/") + 1), path, text });

suite("language server: merge", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
	});
	teardown(() => client.stop());

	const merge = (params: unknown) => client.request<MergeResult>(MERGE_REQUEST, params as MergeParams);

	test("two logs, the summary, and the mapping back", async () => {
		const answer = await merge({ logs: [log("/a.log", CALL(0)), log("/b.log", CALL(95_000))] });
		assert.ok(answer.text !== null);
		assert.equal(
			answer.words,
			"2 logs; clock of b.log set back by 95.0 s, from 3 messages (half of them within 0 ms).",
		);
		const lines = answer.text.split("\r\n");
		const second = lines.findIndex((line) => line.includes("1033C:"));
		assert.deepEqual(sourceLineOf(answer.blocks, second + 1), { source: 1, line: 1 });
	});

	test("with a clock offset given by the user", async () => {
		const logs = [log("/a.log", CALL(0)), log("/b.log", CALL(95_000))];
		const answer = await merge({ logs, clocks: [null, { offsetMs: 94_000 }] });
		assert.match(answer.text === null ? answer.reason : answer.words, /set back by 94\.0 s, as asked/);
	});

	test("a log with its predecessors, but not its successors", async () => {
		const logs = [
			log("/t/X.uccapilog", writeLog("2 # c")),
			log("/t/X.uccapilog.old", writeLog("0 # a")),
			log("/t/X.uccapilog.bak", writeLog("1 # b")),
			log("/other/X.uccapilog.bak", writeLog("1 # d")),
		];
		const older = logs[1]!;
		const answer = await merge({ logs: [logs[0], older, logs[3]], endsWith: 0 });
		assert.equal(answer.text, writeLog("0 # a\n2 # c"));
		assert.deepEqual(answer.text !== null && sourceLineOf(answer.blocks, 0), { source: 1, line: 0 });
		const alone = await merge({ logs: [logs[0], older], endsWith: 1 });
		assert.match(alone.text === null ? alone.reason : "", /^No older part of this log lies beside it/);
	});

	test("any parameters get a response", async () => {
		for (const params of [{}, { logs: null }, { logs: [null, 7] }, { logs: [log("/a", "x")], endsWith: 9 }]) {
			const answer = await merge(params);
			assert.ok(answer.text !== undefined);
		}
	});
});
