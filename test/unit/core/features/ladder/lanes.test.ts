// The lanes of a diagram and their names.

import assert from "node:assert/strict";
import { type LadderScope, ladder, parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

function lanes(script: string, scope: LadderScope = { kind: "log" }): readonly string[] {
	return ladder(parseTrace(writeLog(script)), scope).lanes.map(({ name }) => name);
}

/** The framing record before a message. */
const packet = (at: number, peer: string) =>
	`${at} # Sending Packet - ${peer} (From Local Address: 192.0.2.1:50${at}1) 9 bytes`;
const received = (at: number, peer: string) =>
	`${at} # Data Received - ${peer} (To Local Address: 192.0.2.1:5061) 9 bytes`;

suite("ladder: lanes", () => {
	test("a part has only the lanes that its arrows use", () => {
		const script = `${packet(0, "192.0.2.8:5061")}
			0 OPTIONS 1 call=a
			${packet(1, "192.0.2.9:5061")}
			1 OPTIONS 1 call=b`;
		assert.deepEqual(lanes(script), ["alice@example.com", "192.0.2.8:5061", "192.0.2.9:5061"]);
		assert.deepEqual(lanes(script, { kind: "call", message: 1 }), ["alice@example.com", "192.0.2.9:5061"]);
	});

	test("all ports of a host share one lane", () => {
		const script = `${packet(0, "192.0.2.9:5061")}
			0 OPTIONS 1 call=a
			${packet(1, "192.0.2.9:5071")}
			1 OPTIONS 1 call=b`;
		assert.equal(lanes(script).length, 2);
	});

	test("a callee that responds from its own address has the name that was called", () => {
		const script = `${packet(0, "192.0.2.9:5060")}
			0 INVITE 1
			${received(1, "192.0.2.9:5060")}
			1 200 1 INVITE totag=b | Contact: <sip:bob@192.0.2.9:5060>`;
		assert.deepEqual(lanes(script), ["alice@example.com", "bob@example.com"]);
	});

	test("a server that forwards a person's call is not that person", () => {
		const script = `${packet(0, "192.0.2.9:5060")}
			0 REGISTER 1 call=r
			${received(1, "192.0.2.9:5060")}
			1 200 1 REGISTER call=r
			${received(2, "192.0.2.9:5060")}
			2 INVITE 1 call=i from=sip:carol@example.com tag=c via=192.0.2.9:5060`;
		assert.deepEqual(lanes(script), ["alice@example.com", "192.0.2.9:5060"]);
	});

	test("a Contact with another address, or in a redirection, does not name the lane", () => {
		const answered = (status: string, contact: string) => `${packet(0, "192.0.2.9:5060")}
			0 INVITE 1
			${received(1, "192.0.2.9:5060")}
			1 ${status} 1 INVITE totag=b | Contact: <sip:${contact}>`;
		assert.equal(lanes(answered("200", "bob@192.0.2.77"))[1], "192.0.2.9:5060");
		assert.equal(lanes(answered("302", "carol@192.0.2.9"))[1], "192.0.2.9:5060");
	});
});
