// Which BYE ended the dialog of a request.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** The BYE that ended the dialog of a message, by its number. */
function check(script: string, message: number, expected: number | undefined): void {
	const trace = parseTrace(writeLog(script));
	assert.equal(trace.calls.byeAfter(trace.transactionOf(message)), expected);
}

suite("dialog ends", () => {
	test("the BYE of either side", () => {
		check("0 INFO 1 totag=b\n1 BYE 2 totag=b", 0, 1);
		check("0 INFO 1 totag=b\n1 BYE 7 tag=b totag=a", 0, 1);
		check("0 INFO 1 totag=b\n1 BYE 2 totag=c", 0, undefined);
		check("0 INFO 1 totag=b\n1 BYE 2 totag=b call=other", 0, undefined);
		check("0 INFO 1 totag=b pid=1\n1 BYE 2 totag=b pid=2", 0, undefined);
	});
	test("none without a BYE, or for a call without one in the log", () => {
		check("0 INFO 1 totag=b", 0, undefined);
		check("0 INFO 1 totag=b\n1 BYE 2 call=other", 0, undefined);
		check("0 INFO 1 totag=b call=-\n1 BYE 2 totag=b call=-", 0, undefined);
	});
	test("the first one after the request, however many there were", () => {
		const byes = (...numbers: readonly number[]) => numbers.map((number) => `0 BYE ${number} totag=b`).join("\n");
		check(`${byes(1)}\n0 INFO 9 totag=b\n${byes(2, 3)}`, 1, 2);
		check(`${byes(1, 2, 3)}\n0 INFO 9 totag=b\n${byes(4)}`, 3, 4);
		check(`${byes(1, 2, 3)}\n0 INFO 9 totag=b`, 3, undefined);
		check(`0 INFO 9 totag=b\n${byes(1, 2, 3)}`, 0, 1);
	});
	test("the nearest of both sides", () => {
		check("0 INFO 1 totag=b\n1 BYE 7 tag=b totag=a\n2 BYE 2 totag=b", 0, 1);
		check("0 INFO 1 totag=b\n1 BYE 2 totag=b\n2 BYE 7 tag=b totag=a", 0, 1);
	});
	test("a request that opens a dialog has the To tag of its last response", () => {
		check("0 INVITE 1\n1 180 1 INVITE totag=b\n2 BYE 2 totag=b", 0, 2);
		check("0 INVITE 1\n1 180 1 INVITE totag=x\n1 200 1 INVITE totag=b\n2 BYE 2 totag=b", 0, 3);
		check("0 INVITE 1\n1 180 1 INVITE totag=x\n1 200 1 INVITE totag=b\n2 BYE 2 totag=x", 0, undefined);
		check("0 INFO 1 totag=b\n1 200 1 INFO totag=x\n2 BYE 2 totag=b", 0, 2);
	});
	test("a missing To tag does not match a missing From tag", () =>
		check("0 INFO 1\n1 BYE 2 tag=- totag=a", 0, undefined));
	test("for a BYE, only the other side's: sending another one ends nothing", () => {
		check("0 BYE 1 totag=b\n1 BYE 2 totag=b", 0, undefined);
		check("0 BYE 1 totag=b\n1 BYE 7 tag=b totag=a", 0, 1);
	});
	test("a subscription outlives the call (RFC 5057 §4.2)", () => {
		for (const method of ["SUBSCRIBE", "NOTIFY", "BENOTIFY"])
			check(`0 ${method} 1 totag=b\n1 BYE 2 totag=b`, 0, undefined);
	});
});
