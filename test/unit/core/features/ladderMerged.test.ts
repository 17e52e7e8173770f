// The diagram of logs of both sides: a message that both show is one arrow, from lane to lane.

import assert from "node:assert/strict";
import { ladder, mergeLogs, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const [A, B] = ["192.0.2.1:5061", "192.0.2.2:5061"];

/** A call with frames as one side logs it; `pid` is that of the side. */
function side(pid: string, own: string, peer: string, ms: number): string {
	const isCaller = own === A;
	const message = (at: number, isFromCaller: boolean, what: string) => {
		const time = at + ms / 1000;
		const frame =
			isFromCaller === isCaller
				? `Sending Packet - ${peer} (From Local Address: ${own}) 9 bytes`
				: `Data Received - ${peer} (To Local Address: ${own}) 9 bytes`;
		return `${time} # ${frame} pid=${pid}\n${time} ${what} pid=${pid} via=${A}\n`;
	};
	return writeLog(
		message(0, true, "INVITE 1 branch=x") +
			message(1, false, "180 1 INVITE branch=x totag=b") +
			message(2, false, "200 1 INVITE branch=x totag=b") +
			message(3, true, "ACK 1 branch=y totag=b"),
	);
}

/** `192.0.2.1:5061 -> 192.0.2.2:5061 INVITE` for each arrow. */
function arrows(text: string): readonly string[] {
	const { lanes, arrows } = ladder(parseTrace(text), { kind: "log" });
	const lane = (number: number) => lanes[number]!.address || lanes[number]!.name;
	return arrows.map(({ from, to, label }) => `${lane(from)} -> ${lane(to)} ${label}`);
}

suite("ladder: logs of both sides", () => {
	const CALL = [`${A} -> ${B} INVITE`, `${B} -> ${A} 180 Reason`, `${B} -> ${A} 200 Reason`, `${A} -> ${B} ACK`];

	test("a message that both show is one arrow", () => {
		const { text } = mergeLogs([
			{ name: "a", text: side("1", A, B, 0) },
			{ name: "b", text: side("2", B, A, 5) },
		]);
		assert.deepEqual(arrows(text), CALL);
	});

	test("what is shown is the message as it was sent", () => {
		const { text } = mergeLogs([
			{ name: "a", text: side("1", A, B, 0) },
			{ name: "b", text: side("2", B, A, 0) },
		]);
		const trace = parseTrace(text);
		for (const { message } of ladder(trace, { kind: "log" }).arrows) assert.equal(trace.direction(message), "sent");
	});

	test("two clients that speak with one server have a lane each", () => {
		const [server, other] = ["192.0.2.9:5061", "192.0.2.3:5061"];
		const log = (pid: string, own: string, call: string) =>
			writeLog(
				[0, 1, 2]
					.map(
						(at) =>
							`${at} # Sending Packet - ${server} (From Local Address: ${own}) 9 bytes pid=${pid}
							${at} OPTIONS ${at + 1} call=${call} via=${own} from=sip:${call}@example.com pid=${pid}`,
					)
					.join("\n"),
			);
		const { lanes } = ladder(
			parseTrace(
				mergeLogs([
					{ name: "a", text: log("1", A, "anna") },
					{ name: "b", text: log("2", other, "ben") },
				]).text,
			),
			{ kind: "log" },
		);
		assert.deepEqual(lanes.map(({ name }) => name).sort(), ["192.0.2.9:5061", "anna@example.com", "ben@example.com"]);
	});
});
