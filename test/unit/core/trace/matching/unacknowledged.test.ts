// Which final responses to an INVITE were never acknowledged.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { unacknowledged } from "../../../../../server/src/core/trace/matching/unacknowledged.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** For the first transaction: `1 =3 =4` the response and its copies, `+2` the first ACK, `x5` the BYE sent for lack of one. */
function check(script: string, ...expected: readonly string[]): void {
	const trace = parseTrace(writeLog(script));
	const found = unacknowledged(trace, trace.transactions[0]!).map(({ response, copies, ack, bye }) =>
		[
			response,
			...copies.map((copy) => `=${copy}`),
			...(ack === undefined ? [] : [`+${ack}`]),
			...(bye === undefined ? [] : [`x${bye}`]),
		].join(" "),
	);
	assert.deepEqual(found, expected);
}

suite("acknowledgement: how long without an ACK", () => {
	test("more than 32 s, for a 2xx and for a refusal", () => {
		for (const status of [200, 299, 300, 486]) {
			check(`0 INVITE 1\n1 ${status} 1 INVITE\n33 # end`);
			check(`0 INVITE 1\n1 ${status} 1 INVITE\n33.001 # end`, "1");
		}
	});
	test("only for an INVITE with a response", () => {
		check("0 INFO 1\n1 200 1 INFO\n50 # end");
		check("0 INVITE 1\n50 # end");
		check("0 200 1 INVITE\n50 # end");
	});
	test("an ACK is enough", () => {
		check("0 INVITE 1\n1 200 1 INVITE\n2 ACK 1\n50 # end");
		check("0 INVITE 1\n1 486 1 INVITE\n2 ACK 1\n50 # end");
	});
});

suite("acknowledgement: copies of the response", () => {
	const copies = (status: number, ...times: readonly number[]) =>
		["0 INVITE 1", ...times.map((time) => `${time} ${status} 1 INVITE totag=b`)].join("\n");

	test("three within a second prove it before the 32 s are over", () => {
		for (const status of [200, 486]) {
			check(copies(status, 1, 1.5, 2), "1 =2 =3");
			check(copies(status, 1, 1.5, 1.999));
			check(copies(status, 1, 2));
		}
	});
	test("refusals by other legs are not retransmissions", () => {
		const legs = ["b", "c", "d"].map((leg, at) => `${1 + at} 486 1 INVITE totag=${leg}`);
		check(["0 INVITE 1", ...legs].join("\n"));
	});
	test("those before the ACK do not count", () => {
		check(`${copies(200, 1, 1.5, 2.5, 4.5)}\n4.6 ACK 1\n50 # end`);
	});
	test("after the ACK, the first response is not one of the three", () => {
		const acknowledged =
			"0 INVITE 1\n1 200 1 INVITE totag=b\n1.1 ACK 1\n1.5 200 1 INVITE totag=b\n2.5 200 1 INVITE totag=b";
		check(acknowledged);
		check(`${acknowledged}\n4.5 200 1 INVITE totag=b`, "1 =3 =4 =5 +2");
	});
});

suite("acknowledgement: the legs of a forked call", () => {
	const legs = "0 INVITE 1\n1 200 1 INVITE totag=b\n2 200 1 INVITE totag=c";

	test("each needs its own ACK", () => {
		check(`${legs}\n3 ACK 1 totag=b\n50 # end`, "2");
		check(`${legs}\n3 ACK 1 totag=b\n3 ACK 1 totag=c\n50 # end`);
	});
	test("an ACK that fits none may belong to any of them", () => {
		check(`${legs}\n3 ACK 1 totag=x\n50 # end`);
		check(`${legs}\n3 ACK 1\n50 # end`);
	});
	test("the ACK to a refusing leg comes from the next hop", () =>
		check("0 INVITE 1\n1 200 1 INVITE totag=b\n1 ACK 1 totag=b\n2 486 1 INVITE totag=c\n50 # end"));
	test("of several ACKs to a leg, the first one counts", () =>
		check(
			`${legs}
			3 ACK 1 totag=b
			3 ACK 1 totag=c
			4 200 1 INVITE totag=b
			5 200 1 INVITE totag=b
			6 200 1 INVITE totag=b
			7 ACK 1 totag=b`,
			"1 =5 =6 =7 +3",
		));
});

suite("acknowledgement: the BYE that ends the call", () => {
	const givenUp = (after: number) => `0 INVITE 1\n1 200 1 INVITE totag=b\n${1 + after} BYE 7 tag=b totag=a\n70 # end`;

	test("about 64·T1 after the response: from a second earlier to some seconds later", () => {
		check(givenUp(31), "1");
		check(givenUp(31.001), "1 x2");
		check(givenUp(37.999), "1 x2");
		check(givenUp(38), "1");
	});
});
