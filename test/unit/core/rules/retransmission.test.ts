import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog, writeServerLog } from "../../../support/fixture.ts";

/** The rule's messages, one per finding. */
function check(script: string, ...expected: readonly string[]): void {
	const found = diagnose(parseTrace(writeLog(script))).filter(({ rule }) => rule === "retransmission");
	assert.deepEqual(
		found.map(({ message }) => message),
		expected,
	);
}

suite("retransmission", () => {
	test("before the response", () =>
		check(
			"0 BYE 1 over=UDP\n0.5 BYE 1 over=UDP\n1.5 BYE 1 over=UDP\n2 200 1 BYE over=UDP",
			"BYE was sent 2 more times within 1.5 s: no response arrived in time, so packets were lost or the other " +
				"side was slow.",
		));
	test("after the response", () =>
		check(
			"0 BYE 1 over=UDP\n0.1 200 1 BYE over=UDP\n0.5 BYE 1 over=UDP\n0.5 200 1 BYE over=UDP",
			"BYE was sent 1 more time within 500 ms, although 200 Reason had already answered it: the response was lost on the " +
				"way, or the two crossed.",
		));
	test("after the response, by this client", () =>
		check(
			"0 BYE 1 over=UDP | Authorization: x\n0.1 200 1 BYE over=UDP\n0.5 BYE 1 over=UDP | Authorization: x",
			"BYE was sent 1 more time within 500 ms, although 200 Reason had already answered it: this client did not " +
				"accept it, or logged it late.",
		));
	test("before and after the response", () =>
		check(
			"0 BYE 1 over=UDP\n0.5 BYE 1 over=UDP\n1.2 200 1 BYE over=UDP\n1.5 BYE 1 over=UDP",
			"BYE was sent 2 more times within 1.5 s: 1 before any response, because none arrived in time, and 1 after " +
				"200 Reason, so the response was lost on the way, or the two crossed.",
		));
	test("a provisional response stops the retransmission of an INVITE", () =>
		check(
			"0 INVITE 1 over=UDP\n0.1 100 1 INVITE over=UDP\n0.5 INVITE 1 over=UDP",
			"INVITE was sent 1 more time within 500 ms, although 100 Reason had already answered it: the response was " +
				"lost on the " +
				"way, or the two crossed.",
		));
	test("but not that of other requests", () =>
		check(
			"0 BYE 1 over=UDP\n0.1 100 1 BYE over=UDP\n4.1 BYE 1 over=UDP\n4.2 200 1 BYE over=UDP",
			"BYE was sent 1 more time within 4.1 s: no response arrived in time, so packets were lost or the other side " +
				"was slow.",
		));
	test("copies closer than any retransmission are duplicates in the log", () => {
		check(
			"0 BYE 1 over=UDP\n0.099 BYE 1 over=UDP",
			"BYE is in the log 1 more time within 99 ms, too soon for a retransmission: it was logged more than once, " +
				"or on more than one hop.",
		);
		check(
			"0 BYE 1 over=UDP\n0.1 BYE 1 over=UDP",
			"BYE was sent 1 more time within 100 ms: no response arrived in time, so packets were lost or the other side was slow.",
		);
	});
	test("over TCP nothing is retransmitted", () =>
		check(
			"0 BYE 1\n0.5 BYE 1",
			"BYE is in the log 1 more time, identical each time. SIP retransmits nothing over TCP and TLS: the client " +
				"logged it again, or sent it again without a new CSeq.",
		));
	test("on two hops it is reported once", () =>
		check(
			`0 BYE 1 over=UDP branch=1 | Max-Forwards: 70
			0 BYE 1 over=UDP branch=2 | Max-Forwards: 69
			0.5 BYE 1 over=UDP branch=1 | Max-Forwards: 70
			0.5 BYE 1 over=UDP branch=2 | Max-Forwards: 69`,
			"BYE was sent 1 more time within 500 ms: no response arrived in time, so packets were lost or the other " +
				"side was slow.",
		));
	test("over TCP, in the log of a server", () => {
		const [found] = diagnose(parseTrace(writeServerLog("0 BYE 1 dir=in\n0.5 BYE 1 dir=in"))).filter(
			({ rule }) => rule === "retransmission",
		);
		assert.equal(
			found?.message,
			"BYE is in the log 1 more time, identical each time. SIP retransmits nothing over TCP and TLS: it was logged again, or sent again without a new CSeq.",
		);
	});
	test("it links to the copies, the response before them, and the other hops", () => {
		const placesOf = (script: string) =>
			diagnose(parseTrace(writeLog(script)))
				.find(({ rule }) => rule === "retransmission")!
				.related.map(({ message }) => message);
		const again = "The same request again";
		assert.deepEqual(placesOf("0 BYE 1 over=UDP\n0.5 BYE 1 over=UDP"), [again]);
		assert.deepEqual(placesOf("0 BYE 1 over=UDP\n0.1 200 1 BYE over=UDP\n0.5 BYE 1 over=UDP"), [again, "Its response"]);
		const hops = [70, 69].map((forwards) => `BYE 1 over=UDP branch=${forwards} | Max-Forwards: ${forwards}`);
		assert.deepEqual(placesOf([0, 0.5].flatMap((at) => hops.map((hop) => `${at} ${hop}`)).join("\n")), [
			again,
			"The same on another hop",
		]);
	});
});
