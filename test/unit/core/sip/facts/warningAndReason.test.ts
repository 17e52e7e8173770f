import assert from "node:assert/strict";
import { q850Cause, q850Causes, reasonProtocol } from "../../../../../server/src/core/sip/facts/reasons.ts";
import { statusCode } from "../../../../../server/src/core/sip/facts/statusCodes.ts";
import { warningCode } from "../../../../../server/src/core/sip/facts/warningCodes.ts";

suite("facts: Warning and Reason", () => {
	test("warnings", () => {
		assert.equal(warningCode(399)?.text, "Miscellaneous warning");
		assert.match(warningCode(308)!.meaning, /encrypted/);
		assert.match(warningCode(310)!.meaning, /version/);
		assert.equal(warningCode(398), undefined);
	});

	test("reasons", () => {
		assert.equal(reasonProtocol("q.850")?.name, "Q.850");
		assert.equal(reasonProtocol("X"), undefined);
		assert.equal(q850Cause(16)?.daily, true);
		assert.equal(q850Cause(17)?.status, 486);
		assert.equal(q850Cause(0), undefined);
		for (const row of q850Causes) if ("status" in row) assert.ok(statusCode(row.status), String(row.cause));
	});
});
