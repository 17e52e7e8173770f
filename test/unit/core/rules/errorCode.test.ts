import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";

/** The findings on a record of these words. */
function check(words: string, ...expected: readonly string[]): void {
	assert.deepEqual(
		diagnose(parseTrace(`10:00:00.000 1:1 INFO  :: ${words}\n`)).map(({ message }) => message),
		expected,
	);
}

suite("error-code", () => {
	test("says what the first known code means, and what to check", () =>
		check(
			"request to the web service failed, hr=0x80072F87",
			"The script for the proxy settings could not be loaded (0x80072F87 ERROR_INTERNET_UNABLE_TO_DOWNLOAD_SCRIPT). Check the address of the proxy script (PAC), also as handed out by DHCP and DNS (wpad).",
		));

	test("an ordinary code is none, but hides no other", () => {
		check("connect returned 0x80072733");
		check(
			"connect returned 0x80072733, then 0x80072747",
			"Windows has no memory or no port left for another connection (0x80072747 WSAENOBUFS). Look for a program that leaves its connections open.",
		);
	});

	test("an unknown code may be anything", () => check("id 0x8007ffff"));
});
