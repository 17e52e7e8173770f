import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The rule's message about a challenge with this log time and this Date. */
function check(time: string, date: string, schemes: string, expected: RegExp | undefined): void {
	const script = `${time} REGISTER 1\n${time} 401 1 REGISTER | Date: ${date} | WWW-Authenticate: ${schemes} x=y`;
	const found = diagnose(parseTrace(writeLog(script))).find(({ rule }) => rule === "clock-skew");
	if (expected) assert.match(found?.message ?? "", expected);
	else assert.equal(found?.message, undefined);
}

suite("clock-skew", () => {
	const noon = "Tue, 16 Apr 2013 12:00:00 GMT";
	test("a few minutes: only with Kerberos, and any time zone may explain the rest", () => {
		check(
			"14:07:00.000",
			noon,
			"Kerberos",
			/^The clock of this client is 7 min ahead of the server's \(or off by that/,
		);
		check("14:07:00.000", noon, "NTLM", undefined);
		check("14:04:00.000", noon, "Kerberos", undefined);
	});
	test("in a log with dates, more than any time zone explains", () => {
		check("04/19/2013|12:00:00.000", noon, "NTLM", /^The clock of this client is about 3 days ahead of the server's\./);
		check(
			"01/01/2002|00:10:00.000",
			noon,
			"TLS-DSK",
			/^The clock of this client is about 11 years behind the server's\./,
		);
		check("04/17/2013|06:00:00.000", noon, "NTLM", /about 1 day ahead/);
	});
	test("a difference that a time zone explains is ignored", () => {
		check("04/17/2013|02:00:00.000", noon, "Kerberos", undefined);
		check("04/16/2013|00:00:00.000", noon, "Kerberos", undefined);
	});
	test("a scheme that does not depend on clocks", () => check("04/19/2013|12:00:00.000", noon, "Digest", undefined));
});
