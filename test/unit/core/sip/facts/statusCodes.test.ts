import assert from "node:assert/strict";
import { method } from "../../../../../server/src/core/sip/facts/methods.ts";
import {
	isDaily,
	type StatusCode,
	statusClass,
	statusCode,
	statusCodes,
} from "../../../../../server/src/core/sip/facts/statusCodes.ts";

suite("facts: status codes", () => {
	test("look-up and classes", () => {
		assert.equal(statusCode(403)?.reason, "Forbidden");
		assert.equal(statusCode(403)?.source, "RFC 3261 §21.4.4");
		assert.equal(statusCode(498), undefined);
		assert.equal(statusClass(498)?.treatAs, 400);
		assert.equal(statusClass(199)?.treatAs, 183);
		assert.equal(statusClass(99), undefined);
		assert.equal(statusClass(700), undefined);
	});

	test("a code is everyday for all methods or for some, not both, and always a failure", () => {
		for (const row of statusCodes as readonly StatusCode[]) {
			assert.ok(!(row.daily && row.dailyFor), String(row.code));
			if (row.daily || row.dailyFor) assert.ok(row.code >= 300, String(row.code));
			for (const name of row.dailyFor ?? []) assert.ok(method(name), name);
		}
	});

	test("everyday failures", () => {
		for (const code of [480, 481, 486, 487, 491, 600, 603]) assert.ok(isDaily(code, "INVITE"), String(code));
		for (const code of [301, 302, 401, 407]) assert.ok(isDaily(code, "REGISTER"), String(code));
		for (const code of [400, 403, 488, 500, 503, 504]) assert.ok(!isDaily(code, "INVITE"), String(code));
		assert.ok(isDaily(404, "subscribe"));
		assert.ok(!isDaily(404, "INVITE"));
		assert.ok(!isDaily(404));
		assert.ok(isDaily(408, "INVITE"));
		assert.ok(!isDaily(408, "REGISTER"));
		assert.ok(!isDaily(480, "REGISTER"), "nobody is away for a sign-in");
		for (const code of [423, 494]) assert.ok(isDaily(code, "REGISTER"), `${code} asks for another try`);
		for (const code of [404, 500, 603]) assert.ok(isDaily(code, "cancel"), "its INVITE tells what became of it");
	});
});
