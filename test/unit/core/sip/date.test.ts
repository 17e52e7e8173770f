import assert from "node:assert/strict";
import { readDate } from "../../../../server/src/core/sip/date.ts";

suite("Date", () => {
	test("the format of RFC 3261, with or without the day of the week", () => {
		assert.equal(readDate("Thu, 21 Apr 2005 02:38:50 GMT"), Date.UTC(2005, 3, 21, 2, 38, 50));
		assert.equal(readDate(" 1 jan 1970 0:00:01 UTC\r\n"), 1000);
		assert.equal(readDate("Fri, 29 Feb 2008 23:59:59 GMT"), Date.UTC(2008, 1, 29, 23, 59, 59));
	});

	test("no other format, and no invalid day or time", () => {
		const others = [
			"",
			"yesterday",
			"2005-04-21T02:38:50Z",
			"Thu, 21 Apr 2005 02:38:50 +0200",
			"Thu, 31 Apr 2005 02:38:50 GMT",
			"Thu, 29 Feb 2007 02:38:50 GMT",
			"Thu, 00 Apr 2005 02:38:50 GMT",
			"Thu, 21 Foo 2005 02:38:50 GMT",
			"Thu, 21 Apr 2005 24:00:00 GMT",
			`${" ".repeat(1e6)}x`,
		];
		for (const text of others) assert.equal(readDate(text), undefined, text.slice(0, 40));
	});
});
