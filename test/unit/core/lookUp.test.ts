// Names of properties that every JavaScript object has are ordinary words in a log and in a query.

import assert from "node:assert/strict";
import { hover, parseQuery, parseTrace, tokenAt } from "../../../server/src/core/index.ts";
import { lookUp } from "../../../server/src/core/lookUp.ts";
import { writeLog } from "../../support/fixture.ts";

const INHERITED = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

suite("look-up of untrusted words", () => {
	test("only a table's own rows are found", () => {
		assert.equal(lookUp({ a: 1 }, "a"), 1);
		for (const word of INHERITED) assert.equal(lookUp({ a: 1 }, word), undefined, word);
	});

	for (const word of INHERITED) {
		test(`a log with ${word} wherever a table is used`, () => {
			const text = writeLog(`0 ${word} 1 uri=${word}:x over=${word} | ${headersOf(word)} |  | ${bodyOf(word)}`);
			const trace = parseTrace(text);
			for (let offset = 0; offset <= text.length; offset++) {
				const said = hover(trace, offset)?.plainText ?? "";
				assert.doesNotMatch(said, /native code|\[object|\[Function|=>/);
				assert.ok(!("candidate" in (tokenAt(trace, offset) ?? {})));
			}
		});
	}

	for (const word of INHERITED.filter((each) => /^[a-z]+$/i.test(each))) {
		test(`a query with ${word} as field has no such field`, () => {
			const { errors } = parseQuery(`${word}:x`);
			assert.equal(errors.length, 1);
		});
	}
});

function headersOf(word: string): string {
	return [
		`Subscription-State: ${word}`,
		`Contact: <${word}:x;transport=${word};maddr=${word}>;${word}=1`,
		`Authorization: NTLM ${word}="AAAA", realm=${word}`,
		`Event: ${word};${word}=${word}`,
		`Reason: ${word};cause=1`,
		`ms-diagnostics: 1;${word}="x"`,
		`Content-Type: application/sdp`,
	].join(" | ");
}

function bodyOf(word: string): string {
	return [
		"v=0",
		`m=audio 1 ${word} 0`,
		`a=candidate:1 1 UDP 1 192.0.2.1 1 typ ${word}`,
		`a=${word}:${word}`,
		`a=setup:${word}`,
		`b=${word}:1`,
	].join(" | ");
}
