// The comparison of two logs, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { COMPARE_LOGS_REQUEST, type CompareLogsResult, type ProtocolLogPlace } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const SCENARIOS = join(import.meta.dirname, "../scenarios");
const GOOD = "file:///c%3A/logs/good%20%281%29.log";
const BAD = "file:///c%3A/logs/bad.log";
const CALL = "file:///c%3A/logs/call.log";

suite("language server: compare logs", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
		client.open(GOOD, scenario("006"));
		client.open(BAD, scenario("012"));
		client.open(CALL, scenario("067"));
	});
	teardown(() => client.stop());

	function compare(good: ProtocolLogPlace, bad: ProtocolLogPlace): Promise<CompareLogsResult> {
		return client.request(COMPARE_LOGS_REQUEST, { good, bad });
	}

	test("the first difference, with links that distinguish the logs, and the messages that show it", async () => {
		const { markdown, pair } = await compare({ uri: GOOD, line: null }, { uri: BAD, line: null });
		assert.match(markdown!, /^# Sign-in of `dave@contoso\.com`, compared\n\nThe first 3 steps were the same in both\./);
		assert.match(markdown!, /\[200 OK\]\(0\/good%20%281%29\.log#L\d+\) \| \[401 Unauthorized\]\(1\/bad\.log#L\d+\)/);
		assert.deepEqual([pair?.good.name, pair?.bad.name], ["← 200 OK", "← 401 Unauthorized"]);
		assert.match(lineOf(scenario("006"), pair!.good.position.line), /SIP\/2\.0 200 OK/);
		assert.match(lineOf(scenario("012"), pair!.bad.position.line), /SIP\/2\.0 401 Unauthorized/);
	});

	test("the activity at a line, and one log with itself", async () => {
		const { markdown, pair } = await compare({ uri: GOOD, line: 3 }, { uri: GOOD, line: 3 });
		assert.match(markdown!, /There is no difference in substance/);
		assert.equal(pair, null);
	});

	test("a line without a message counts as no line", async () => {
		const { markdown } = await compare({ uri: GOOD, line: null }, { uri: BAD, line: 0 });
		assert.match(markdown!, /^# Sign-in of `dave@contoso\.com`, compared\n/);
	});

	test("if nothing can be compared, a sentence says so", async () => {
		const { markdown, reason } = await compare({ uri: CALL, line: null }, { uri: BAD, line: null });
		assert.equal(markdown, null);
		assert.match(reason!, /^call\.log: It holds no sign-in that worked/);
		const gone = await compare({ uri: "file:///gone.log", line: null }, { uri: BAD, line: null });
		assert.equal(gone.reason, "This log is not open.");
	});
});

function scenario(number: string): string {
	const file = readdirSync(SCENARIOS).find((name) => name.startsWith(`${number}-`) && name.endsWith(".log"))!;
	return readFileSync(join(SCENARIOS, file), "utf8");
}

function lineOf(text: string, line: number): string {
	return text.split("\n")[line]!;
}
