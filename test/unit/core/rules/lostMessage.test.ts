import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const [A, B] = ["192.0.2.1:5060", "192.0.2.2:5060"];

/**
 * The merged log of a caller (process 1) and a callee (process 2): `> INVITE 1 branch=x` is sent by the caller, `< 200 1 INVITE
 * branch=x` by the callee. An `x` behind the arrow is for a message that never arrives, `o` for one that only arrives.
 */
function both(script: string, { frames = true } = {}): string {
	const records = script
		.trim()
		.split("\n")
		.flatMap((line, second) => {
			const [, arrow, fate, what] = /^\s*([<>])([xo ])\s*(.*)$/.exec(line)!;
			const record = (pid: number, isSent: boolean, at: number) => {
				const [own, peer] = pid === 1 ? [A, B] : [B, A];
				const frame = isSent
					? `Sending Packet - ${peer} (From Local Address: ${own}) 9 bytes`
					: `Data Received - ${peer} (To Local Address: ${own}) 9 bytes`;
				const message = `${at} ${what} pid=${pid} via=${A} over=UDP`;
				return frames ? [`${at} # ${frame} pid=${pid}`, message] : [message];
			};
			const [sender, receiver] = arrow === ">" ? [1, 2] : [2, 1];
			return [
				...(fate === "o" ? [] : record(sender!, true, second)),
				...(fate === "x" ? [] : record(receiver!, false, second + 0.01)),
			];
		});
	return writeLog(records.join("\n"));
}

function found(text: string): readonly string[] {
	return diagnose(parseTrace(text))
		.filter(({ severity }) => severity === "error" || severity === "warning")
		.map(({ rule, message }) => `${rule} ${message.replace(/:.*/s, "")}`);
}

const CALL = `
	> INVITE 1 branch=x
	< 180 1 INVITE branch=x totag=b
	< 200 1 INVITE branch=x totag=b
	> ACK 1 branch=y totag=b
	> INFO 2 branch=z totag=b
	< 200 2 INFO branch=z totag=b`;
const END = `
	> BYE 9 branch=w totag=b
	< 200 9 BYE branch=w totag=b`;

suite("lost-message", () => {
	test("a call in which everything arrived", () => assert.deepEqual(found(both(CALL + END)), []));

	test("a request that never arrived, sent twice", () => {
		const text = both(`${CALL}\n>x INFO 3 branch=v totag=b\n>x INFO 3 branch=v totag=b${END}`);
		assert.deepEqual(found(text), ["lost-message INFO was sent to 192.0.2.2"]);
		const [finding] = diagnose(parseTrace(text)).filter(({ rule }) => rule === "lost-message");
		assert.deepEqual(
			finding!.related.map(({ message }) => message),
			["Sent again", "What arrived before it", "What arrived after it"],
		);
	});

	test("a response that never arrived, instead of the request that stays unanswered", () => {
		const text = both(`${CALL}\n> INFO 3 branch=v totag=b\n<x 200 3 INFO branch=v totag=b${END}`);
		assert.deepEqual(found(`${text}${writeLog("90 # end pid=1")}`), [
			"lost-message The 200 Reason was sent to 192.0.2.1",
		]);
	});

	const silent: readonly [string, string][] = [
		[
			"a copy arrived",
			both(`${CALL}\n>x INFO 3 branch=v totag=b\n> INFO 3 branch=v totag=b\n< 200 3 INFO branch=v totag=b${END}`),
		],
		["nothing arrived after it", both(`${CALL}\n>x INFO 3 branch=v totag=b`)],
		["nothing arrived before it", both(`>x OPTIONS 1 call=c9 branch=v${CALL}${END}`)],
		[
			"too much is missing: somebody has cut the log",
			both(`${CALL}\n>x INFO 3 branch=u totag=b\n>x INFO 4 branch=v totag=b${END}`),
		],
		["the logs have no frames", both(`${CALL}\n>x INFO 3 branch=v totag=b${END}`, { frames: false })],
		[
			"the log of one side",
			both(`${CALL}\n> INFO 3 branch=v totag=b${END}`.replaceAll("> ", ">x ").replaceAll("< ", "<o ")),
		],
		["it only arrived", both(`${CALL}\n>o INFO 3 branch=v totag=b\n<o 200 3 INFO branch=v totag=b${END}`)],
	];
	for (const [name, text] of silent) test(`silent where ${name}`, () => assert.deepEqual(found(text), []));
});
