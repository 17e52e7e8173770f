import assert from "node:assert/strict";
import { isSame, type News, newsOf, rolledNames, rolledTo } from "../../../client/src/follow/fileNews.ts";

function check(before: string, now: string, expected: News): void {
	const glimpse = (text: string) => ({ head: text.slice(0, 20), lines: text.split("\n").length });
	assert.equal(newsOf(glimpse(before), glimpse(now)), expected, `${JSON.stringify(before)} to ${JSON.stringify(now)}`);
}

suite("what became of a file", () => {
	test("it grew, even from an empty file", () => {
		check("10:00 one\n", "10:00 one\n10:01 two\n", "grown");
		check("10:00 one and more of it\n", "10:00 one and more of it\n10:01 two\n", "grown");
		check("", "10:00 one\n", "grown");
		check("10:00 one", "10:00 one", "grown");
		check("", "", "grown");
	});
	test("it was truncated, even to an empty file", () => {
		check("10:00 one\n10:01 two\n", "10:00 one\n", "cut");
		check("10:00 one\n10:01 two\n", "10:", "cut");
		check("10:00 one\n", "", "emptied");
	});
	test("it was replaced, whatever its length", () => {
		check("10:00 one\n10:01 two\n", "11:00 one\n", "begunAnew");
		check("10:00 one\n", "11:00 one\n11:01 two\n11:02 three\n", "begunAnew");
	});
});

suite("the file to which a log was rolled over", () => {
	test("the names of RTCDLL and uccapilog", () => {
		assert.deepEqual(rolledNames("RTCDLL0.log"), [
			...["RTCDLL0.old", "RTCDLL0.bak", "RTCDLL0.1", "RTCDLL0.log.old", "RTCDLL0.log.bak", "RTCDLL0.log.1"],
		]);
		assert.ok(rolledNames("Communicator-uccapi-0.uccapilog").includes("Communicator-uccapi-0.uccapilog.bak"));
		assert.ok(rolledNames("Communicator-uccapi-0.uccapilog").includes("Communicator-uccapi-0.bak"));
		assert.deepEqual(rolledNames("trace"), ["trace.old", "trace.bak", "trace.1"]);
	});
	test("a file that is new or has changed, and is large enough", () => {
		const old = { size: 100, mtime: 1 };
		const rolled = { size: 5000, mtime: 2 };
		assert.equal(rolledTo(new Map(), new Map([["a.old", rolled]]), 5000), "a.old");
		assert.equal(rolledTo(new Map([["a.old", old]]), new Map([["a.old", rolled]]), 5000), "a.old");
		assert.equal(rolledTo(new Map([["a.old", rolled]]), new Map([["a.old", rolled]]), 5000), undefined);
		assert.equal(rolledTo(new Map(), new Map([["a.old", old]]), 5000), undefined);
		assert.equal(rolledTo(new Map([["a.old", old]]), new Map(), 0), undefined);
	});
	test("a file is the same by size and time", () => {
		assert.equal(isSame(undefined, { size: 0, mtime: 0 }), false);
		assert.equal(isSame({ size: 1, mtime: 2 }, { size: 1, mtime: 2 }), true);
		assert.equal(isSame({ size: 1, mtime: 2 }, { size: 1, mtime: 3 }), false);
	});
});
