// A log that grows, and one that is followed while nothing is written: what the server reports about them, and when.

import assert from "node:assert/strict";
import {
	LADDER_ROWS_REQUEST,
	type LadderRowsParams,
	type LadderRowsResult,
	SILENCE_NOTIFICATION,
	type SilenceParams,
} from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const LOG = "file:///logs/RTCDLL0.log";

suite("a followed log", () => {
	let client: LspClient;

	setup(async () => {
		client = await startLspClient({
			capabilities: { workspace: { configuration: true, inlayHint: { refreshSupport: true } } },
		});
		client.open(LOG, writeLog("0 OPTIONS 1\n3 # on"));
		assert.deepEqual(await rules(), ["pending-request"]);
	});

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("a pending request becomes unanswered after a silence, and hints are refreshed", async () => {
		silence(10_000);
		silence(32_000);
		await client.received("workspace/inlayHint/refresh");
		assert.deepEqual(await rules(), ["unanswered-request"]);
		const params: LadderRowsParams = { textDocument: { uri: LOG }, part: "log", line: 0, from: 0, count: 9 };
		const rows = await client.request<LadderRowsResult>(LADDER_ROWS_REQUEST, params);
		assert.equal(rows?.rows[0]?.kind === "arrow" && rows.rows[0].class, "unanswered");
	});

	test("it is pending again when the log is no longer followed", async () => {
		silence(32_000);
		assert.deepEqual(await rules(), ["unanswered-request"]);
		silence(0);
		assert.deepEqual(await rules(), ["pending-request"]);
	});

	test("a response ends the silence", async () => {
		silence(32_000);
		assert.deepEqual(await rules(), ["unanswered-request"]);
		append(2, writeLog("40 200 1 OPTIONS"));
		assert.deepEqual(await rules(), ["slow-transaction"]);
		silence(200_000, 2);
		client.configure({ rules: { "slow-transaction": "hint" } });
		assert.deepEqual(await rules(), ["slow-transaction"]);
	});

	test("a silence of another version, another log or an invalid length is ignored", async () => {
		silence(200_000, 7);
		silence(-1);
		silence(Number.NaN);
		client.notify(SILENCE_NOTIFICATION, { textDocument: { uri: "file:///other.log", version: 1 }, ms: 200_000 });
		client.configure({});
		assert.deepEqual(await rules(), ["pending-request"]);
	});

	test("findings keep up with a log that grows without a pause", async () => {
		let version = 1;
		const grow = setInterval(() => append(++version, writeLog(`${version} OPTIONS ${version}`)), 50);
		try {
			const first = (await client.diagnostics(LOG)).length;
			assert.ok((await client.diagnostics(LOG)).length > first);
		} finally {
			clearInterval(grow);
		}
	});

	function silence(ms: number, version = 1): void {
		const params: SilenceParams = { textDocument: { uri: LOG, version }, ms };
		client.notify(SILENCE_NOTIFICATION, params);
	}

	function append(version: number, text: string): void {
		const end = { line: 1_000_000, character: 0 };
		client.change(LOG, version, { range: { start: end, end }, text });
	}

	async function rules(): Promise<readonly unknown[]> {
		return (await client.diagnostics(LOG)).map(({ code }) => code);
	}
});
