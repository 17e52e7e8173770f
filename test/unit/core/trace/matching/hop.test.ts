import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** For each transaction, the numbers of those for the same request, starting with the one nearest to its sender. */
function check(script: string, expected: string): void {
	const { calls, transactions } = parseTrace(writeLog(script));
	const found = transactions.map((transaction) =>
		calls
			.hopsOf(transaction)
			.map(({ id }) => id)
			.join(""),
	);
	assert.equal(found.join(" "), expected);
}

suite("hops", () => {
	const cases: readonly [string, string, string][] = [
		["one hop", "0 INVITE 1 branch=1 | Max-Forwards: 70", "0"],
		["fewer forwards left", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 INFO 1 branch=2 | Max-Forwards: 69", "01 01"],
		["more Vias", "0 INFO 1 branch=1\n0 INFO 1 branch=2 | Via: SIP/2.0/UDP 192.0.2.9;branch=1", "01 01"],
		[
			"more Vias in one header",
			"0 INFO 1 branch=1\n0 INFO 1 branch=2;x,SIP/2.0/UDP;branch=1 | Via: SIP/2.0/UDP a, SIP/2.0/UDP b",
			"01 01",
		],
		[
			"that nearest to the sender first, wherever it stands",
			"0 INFO 1 branch=1 | Max-Forwards: 69\n0 INFO 1 branch=2 | Max-Forwards: 70",
			"10 10",
		],
		[
			"forked by a proxy",
			"0 INVITE 1 branch=1 | Max-Forwards: 70\n0 INVITE 1 branch=2 | Max-Forwards: 69\n0 INVITE 1 branch=3 | Max-Forwards: 69",
			"012 012 012",
		],
		["sent anew", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 INFO 1 branch=2 | Max-Forwards: 70", "0 1"],
		["nothing to tell them by", "0 INFO 1 branch=1\n0 INFO 1 branch=2 | Max-Forwards: 70", "0 1"],
		[
			"in the logs of two clients, with a proxy between them",
			`0 INFO 1 pid=1
			0.1 INFO 1 pid=2 branch=2 via=192.0.2.9 | Via: SIP/2.0/TLS 192.0.2.1:7519
			0.2 200 1 INFO pid=2 branch=2 via=192.0.2.9
			0.3 200 1 INFO pid=1`,
			"01 01",
		],
		["another CSeq", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 INFO 2 branch=2 | Max-Forwards: 69", "0 1"],
		["another method", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 BYE 1 branch=2 | Max-Forwards: 69", "0 1"],
		["another From tag", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 INFO 1 branch=2 tag=b | Max-Forwards: 69", "0 1"],
		["another call", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 INFO 1 branch=2 call=x | Max-Forwards: 69", "0 1"],
		["another client", "0 INFO 1 branch=1 | Max-Forwards: 70\n0 INFO 1 branch=2 pid=2 | Max-Forwards: 69", "0 1"],
		["without a branch", "0 INFO 1 | Max-Forwards: 70\n0 INFO 1 branch=2 | Max-Forwards: 69", "0 1"],
		["an orphan", "0 200 1 INFO branch=1\n0 INFO 1 branch=2 | Max-Forwards: 69", "0 1"],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));
});
