// A server that ends a registration.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { deregistration, readDeregistration } from "../../../../../server/src/core/trace/signIns/deregistration.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** The value of `event=`; `undefined` if no registration is ended. */
function check(script: string, expected: string | undefined): void {
	const trace = parseTrace(writeLog(script));
	assert.equal(deregistration(trace, trace.transactions[0]!), expected);
}

suite("deregistration", () => {
	const notify = (body: string, method = "NOTIFY") => `0 ${method} 1 | Event: registration-notify |  | ${body}`;

	test("with its reason, in either form of the notification", () => {
		check(notify("deregistered;event=rejected"), "rejected");
		check(notify("deregistered;event=rejected", "BENOTIFY"), "rejected");
		check(notify("deregistered"), "");
	});
	test("in any case, with blanks and quotes", () => {
		check('0 NOTIFY 1 | Event: Registration-Notify;id=1 |  | Deregistered ; Event = "Unregistered"', "unregistered");
	});
	test("not in another notification, another request, or a response", () => {
		check(notify("registered"), undefined);
		check("0 NOTIFY 1 | Event: presence |  | deregistered", undefined);
		check("0 NOTIFY 1 | Event: registration-notify", undefined);
		check(notify("deregistered", "INFO"), undefined);
		check("0 200 1 NOTIFY | Event: registration-notify |  | deregistered", undefined);
	});
	test("only the value, without what precedes it", () => {
		const trace = parseTrace(writeLog(notify("").concat("| |  deregistered;event=x")));
		const found = readDeregistration(trace.text, trace.message(0));
		assert.equal(trace.text.slice(found!.start, found!.start + 12), "deregistered");
	});
});
