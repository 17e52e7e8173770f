// The diagram of logs from both sides: a message in both is one arrow, from lane to lane.

import assert from "node:assert/strict";
import { ladder, mergeLogs, parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

const [A, B] = ["192.0.2.1:5061", "192.0.2.2:5061"];

/** A call with framing records as one side logs it; `pid` is the process id of that side. */
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

/** `alice@example.com -> bob@example.com INVITE` for each arrow. */
function arrows(text: string): readonly string[] {
	const { lanes, arrows } = ladder(parseTrace(text), { kind: "log" });
	return arrows.map(({ from, to, label }) => `${lanes[from]!.name} -> ${lanes[to]!.name} ${label}`);
}

suite("ladder: logs of both sides", () => {
	const CALL = [
		...["alice@example.com -> bob@example.com INVITE", "bob@example.com -> alice@example.com 180 Reason"],
		...["bob@example.com -> alice@example.com 200 Reason", "alice@example.com -> bob@example.com ACK"],
	];

	test("a message that both logs contain is one arrow", () => {
		const { text } = mergeLogs([
			{ name: "a", text: side("1", A, B, 0) },
			{ name: "b", text: side("2", B, A, 5) },
		]);
		assert.deepEqual(arrows(text), CALL);
	});

	test("the sent copy of the message is shown", () => {
		const { text } = mergeLogs([
			{ name: "a", text: side("1", A, B, 0) },
			{ name: "b", text: side("2", B, A, 0) },
		]);
		const trace = parseTrace(text);
		for (const { message } of ladder(trace, { kind: "log" }).arrows) assert.equal(trace.direction(message), "sent");
	});

	test("two clients of one server have a lane each", () => {
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

	/** `name <address>` for each lane of the log merged from these. */
	function lanesOf(...logs: readonly string[]): readonly string[] {
		const { text } = mergeLogs(logs.map((log, at) => ({ name: `${at}`, text: log })));
		return ladder(parseTrace(text), { kind: "log" }).lanes.map(({ name, address }) => `${name} <${address}>`);
	}

	test("a client behind a NAT is the one that the other side sees at another address", () => {
		const lanes = lanesOf(side("1", A, B, 0), side("2", B, "203.0.113.7:40112", 5));
		assert.deepEqual(lanes, ["alice@example.com <192.0.2.1>", "bob@example.com <192.0.2.2>"]);
	});

	/** Some keep-alives from a client of this user to a server, starting at this second. */
	function keepAlives(pid: string, own: string, user: string, from: number): string {
		const times = [0, 1, 2, 3, 4].map((second) => from + second);
		const send = (
			at: number,
		) => `${at} # Sending Packet - 192.0.2.9:5061 (From Local Address: ${own}) 9 bytes pid=${pid}
			${at} OPTIONS ${at + 1} call=${user} via=${own} from=sip:${user}@example.com pid=${pid}`;
		return writeLog(times.map(send).join("\n"));
	}

	test("two clients with the same private address are two lanes", () => {
		const [anna, ben] = [keepAlives("1", "192.168.1.2:5000", "anna", 0), keepAlives("2", "192.168.1.2:5000", "ben", 0)];
		assert.deepEqual(lanesOf(anna, ben), [
			"anna@example.com <192.168.1.2>",
			"192.0.2.9:5061 <>",
			"ben@example.com <192.168.1.2>",
		]);
	});

	test("a restarted client is one lane, even at another port", () => {
		const anna = keepAlives("1", `${A}`, "anna", 0) + keepAlives("2", "192.0.2.1:6000", "anna", 10);
		assert.deepEqual(lanesOf(anna, keepAlives("3", B, "ben", 2)), [
			"anna@example.com <192.0.2.1>",
			"192.0.2.9:5061 <>",
			"ben@example.com <192.0.2.2>",
		]);
	});
});
