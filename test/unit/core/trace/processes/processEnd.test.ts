import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** For each message, how long the log of its process continues, in seconds. */
function check(script: string, expected: string): void {
	const trace = parseTrace(writeLog(script));
	const found = Array.from({ length: trace.index.messages.count }, (_, message) => trace.loggedAfter(message) / 1000);
	assert.equal(found.join(" "), expected);
}

suite("process ends", () => {
	test("the last record", () => check("0 INFO 1\n2 INFO 2\n5 # end", "5 3"));
	test("the record itself", () => check("0 INFO 1", "0"));
	test("two processes, one after the other", () =>
		check("0 INFO 1 pid=1\n2 # x pid=1\n9 INFO 1 pid=2\n10 # x pid=2", "2 1"));
	test("two processes at once", () => check("0 INFO 1 pid=1\n1 INFO 2 pid=2\n2 # x pid=1\n3 # x pid=2", "2 2"));
	test("the clock goes back", () => check("5 INFO 1\n0 # end", "0"));
	test("across midnight", () => check("23:59:59.000 INFO 1\n00:00:01.000 # end", "2"));
});
