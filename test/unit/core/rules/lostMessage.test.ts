import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";
import { CALL, END, mergedCall } from "../../../support/mergedCall.ts";

function found(text: string): readonly string[] {
	return diagnose(parseTrace(text))
		.filter(({ severity }) => severity === "error" || severity === "warning")
		.map(({ rule, message }) => `${rule} ${message.replace(/:.*/s, "")}`);
}

function lostIn(text: string) {
	return diagnose(parseTrace(text)).filter(({ rule }) => rule === "lost-message");
}

suite("lost-message", () => {
	test("a call in which everything arrived", () => assert.deepEqual(found(mergedCall(CALL + END)), []));

	test("a request that never arrived, sent twice", () => {
		const text = mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b\n>x INFO 3 branch=v totag=b${END}`);
		assert.deepEqual(found(text), ["lost-message INFO was sent to 192.0.2.2"]);
		const [finding] = lostIn(text);
		assert.deepEqual(
			finding!.related.map(({ message }) => message),
			["Sent again", "What arrived before it", "What arrived after it"],
		);
	});

	test("says whether it was sent again", () => {
		const proof = "the log of the other side shows the messages sent before and after it, but not this one.";
		const says = (sent: string) => lostIn(mergedCall(`${CALL}${sent}${END}`))[0]!.message;
		assert.equal(says("\n>x INFO 3 branch=v totag=b"), `INFO was sent to 192.0.2.2:5060 and never arrived: ${proof}`);
		assert.equal(
			says("\n>x INFO 3 branch=v totag=b\n>x INFO 3 branch=v totag=b"),
			`INFO was sent to 192.0.2.2:5060 and never arrived, although it was sent again: ${proof}`,
		);
	});

	test("a lost ACK is a failure of its INVITE", () => {
		const text = mergedCall(`${CALL.replace("> ACK", ">x ACK")}${END}`);
		const [finding, ...others] = lostIn(text);
		assert.deepEqual(others, []);
		assert.match(finding!.message, /^ACK was sent to 192\.0\.2\.2/);
		assert.equal(parseTrace(text).transactions[finding!.transaction!]!.method, "INVITE");
	});

	test("a response that never arrived, instead of the request that stays unanswered", () => {
		const text = mergedCall(`${CALL}\n> INFO 3 branch=v totag=b\n<x 200 3 INFO branch=v totag=b${END}`);
		assert.deepEqual(found(`${text}${writeLog("90 # end pid=1")}`), [
			"lost-message The 200 Reason was sent to 192.0.2.1",
		]);
	});

	const silent: readonly [string, string][] = [
		[
			"a copy arrived",
			mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b\n> INFO 3 branch=v totag=b\n< 200 3 INFO branch=v totag=b${END}`),
		],
		["nothing arrived after it", mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b`)],
		["nothing arrived before it", mergedCall(`>x OPTIONS 1 call=c9 branch=v${CALL}${END}`)],
		[
			"too much is missing: somebody has cut the log",
			mergedCall(`${CALL}\n>x INFO 3 branch=u totag=b\n>x INFO 4 branch=v totag=b${END}`),
		],
		["the logs have no frames", mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b${END}`, { frames: false })],
		[
			"the log of one side",
			mergedCall(`${CALL}\n> INFO 3 branch=v totag=b${END}`.replaceAll("> ", ">x ").replaceAll("< ", "<o ")),
		],
		["it only arrived", mergedCall(`${CALL}\n>o INFO 3 branch=v totag=b\n<o 200 3 INFO branch=v totag=b${END}`)],
	];
	for (const [name, text] of silent) test(`silent where ${name}`, () => assert.deepEqual(found(text), []));
});
