// The statistics of a log, and the messages they link to.

import assert from "node:assert/strict";
import { parseTrace, statistics } from "../../../../server/src/core/index.ts";
import { assertLinear } from "../../../support/cpuTime.ts";
import { writeLog } from "../../../support/fixture.ts";

function count(script: string) {
	return statistics(parseTrace(writeLog(script)));
}

suite("features: statistics", () => {
	test("an empty log has no numbers", () => {
		assert.deepEqual(statistics(parseTrace("")), { methods: [], retransmissions: [], gaps: [], refreshes: [] });
	});

	test("methods by the class of their responses, challenges separate from other failures", () => {
		const { methods } = count(`
			0   REGISTER 1
			0.1 401 1 REGISTER
			0.2 REGISTER 2
			0.3 200 2 REGISTER
			1   MESSAGE 1 call=c2
			1.1 404 1 MESSAGE call=c2
			2   MESSAGE 1 call=c3
			50  OPTIONS 1 call=c4
			50.1 503 1 OPTIONS call=c4
		`);
		assert.deepEqual(
			methods.map(({ method, requests, classes }) => [method, requests, Object.fromEntries(classes)]),
			[
				["REGISTER", [0, 2], { challenge: [1], "2xx": [3] }],
				["MESSAGE", [4, 6], { "4xx": [5], unanswered: [6] }],
				["OPTIONS", [7], { "5xx": [8] }],
			],
		);
	});

	test("percentiles are actual response times from the log", () => {
		const lines = Array.from({ length: 100 }, (_, at) => {
			const start = at * 10;
			return `${start} OPTIONS 1 call=c${at}\n${start + (at + 1) / 100} 200 1 OPTIONS call=c${at}`;
		});
		const { p50, p90, p99, max } = count(lines.join("\n")).methods[0]!.responseTimes!;
		assert.deepEqual(
			[p50, p90, p99, max],
			[
				{ ms: 500, message: 99 },
				{ ms: 900, message: 179 },
				{ ms: 990, message: 197 },
				{ ms: 1000, message: 199 },
			],
		);
	});

	test("an INVITE waits for a person, so its first response counts", () => {
		const { methods } = count("0 INVITE 1\n0.2 180 1 INVITE\n9 200 1 INVITE");
		assert.deepEqual(methods[0]!.responseTimes!.max, { ms: 200, message: 1 });
	});

	test("the longest gaps, the longest first", () => {
		const { gaps } = count("0 OPTIONS 1\n0.5 200 1 OPTIONS\n5 OPTIONS 2\n6.5 200 2 OPTIONS\n99 OPTIONS 3");
		assert.deepEqual(gaps, [
			{ ms: 92_500, before: 3, after: 4 },
			{ ms: 4500, before: 1, after: 2 },
			{ ms: 1500, before: 2, after: 3 },
		]);
	});

	test("copies of requests", () => {
		assert.deepEqual(count("0 OPTIONS 1\n0.5 OPTIONS 1\n1 OPTIONS 1\n1.1 200 1 OPTIONS").retransmissions, [1, 2]);
	});

	test("how regularly a registration is renewed", () => {
		const { refreshes } = count(`
			0      REGISTER 1
			0.1    200 1 REGISTER
			600    REGISTER 2
			600.1  200 2 REGISTER
			1500   REGISTER 3
			1500.1 200 3 REGISTER
		`);
		assert.deepEqual(refreshes, [
			{
				account: "alice@example.com",
				count: 2,
				shortest: { ms: 600_000, message: 2 },
				median: { ms: 600_000, message: 2 },
				longest: { ms: 900_000, message: 4 },
			},
		]);
	});

	test("eight times the transactions take about eight times as long", () => {
		const log = (amount: number) =>
			parseTrace(
				writeLog(
					Array.from({ length: amount }, (_, at) => `${at} OPTIONS ${at} \n${at}.1 200 ${at} OPTIONS`).join("\n"),
				),
			);
		assertLinear(5000, (amount) => {
			const trace = log(amount);
			return () => statistics(trace);
		});
	});
});
