// Why a response failed: which evidence takes precedence.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import type { Cause } from "../../../../../server/src/core/trace/causes/cause.ts";
import { causeOf, headerCause } from "../../../../../server/src/core/trace/causes/causeOf.ts";
import { writeLog } from "../../../../support/fixture.ts";

function lastCause(script: string, find: typeof causeOf = causeOf): Cause | undefined {
	const trace = parseTrace(writeLog(script));
	return find(trace, trace.index.messages.count - 1);
}

/** The source of the cause of a response with these headers: the brackets at the end of its text. */
function check(headers: string, expected: string): void {
	const text = lastCause(`0 500 1 INVITE reason=- | ${headers}`)?.text ?? "";
	assert.equal(/\(([^()]*)\)\.[^()]*$/.exec(text)?.[1] ?? text, expected);
}

/** The cause of the last response of a log. */
function checkText(script: string, expected: string | undefined): void {
	assert.equal(lastCause(script)?.text, expected);
}

const FAULT =
	"Content-Type: application/soap+xml |  | <Envelope><Body><Fault><faultcode>Client</faultcode><faultstring>No more room</faultstring></Fault></Body></Envelope>";
const WARNING = 'Warning: 307 pool.example.com "Parameter b is unknown"';
const REASON = "Reason: Q.850;cause=38";
const STOCK = "The server had an internal error.";

suite("causes: which evidence is used", () => {
	test("ms-diagnostics, then a body, a Warning, a Reason, and an unspecific id", () => {
		const all = ["ms-diagnostics: 12000", "ms-diagnostics: 1", WARNING, REASON, FAULT];
		const speakers = [
			"ms-diagnostics 12000",
			"SOAP fault Client",
			"Warning 307",
			"Reason Q.850 38",
			"ms-diagnostics 1",
		];
		const without = (...left: readonly string[]) => all.filter((each) => !left.includes(each)).join(" | ");
		check(without(REASON), speakers[0]!);
		check(without(REASON, all[0]!), speakers[1]!);
		check(without(REASON, all[0]!, FAULT), speakers[2]!);
		check(["ms-diagnostics: 1", REASON].join(" | "), speakers[3]!);
		check("ms-diagnostics: 1", speakers[4]!);
		check("Subject: none", STOCK);
	});

	test("what the telephone network said, beside the words of a gateway", () => {
		const text = (headers: string) => lastCause(`0 503 1 INVITE reason=- | ${headers}`)?.text;
		const network = "The telephone network is out of order (Reason Q.850 38).";
		assert.match(
			text(`ms-diagnostics: 10404;reason="Gateway responded with 503" | ${REASON}`)!,
			/ \(ms-diagnostics 10404\)\. The/,
		);
		assert.equal(text(`${WARNING} | ${REASON}`), `Parameter b is unknown (Warning 307). ${network}`);
		assert.equal(text(`${WARNING} | Reason: Q.850;cause=16`), "Parameter b is unknown (Warning 307).");
		assert.equal(text(REASON), network);
	});

	test("a Warning by its text, and only with a known code", () => {
		checkText(`0 500 1 INVITE reason=- | ${WARNING}`, "Parameter b is unknown (Warning 307).");
		check('Warning: 398 pool.example.com "a note to itself"', STOCK);
		check(`Warning: 398 a "x", 307 b "y"`, "Warning 307");
	});

	test("a Reason, unless it is an ordinary end of a call", () => {
		check("Reason: Q.850;cause=16", STOCK);
		check('Reason: SIP;cause=200;text="Call completed elsewhere"', STOCK);
		check('Reason: SIP;cause=488;text="No codec"', "Reason SIP 488");
		check('Reason: Preemption;text="Line needed"', "Reason Preemption");
		check("Reason: SIP;cause=503", STOCK);
		check("Reason: Q.850;cause=16, Q.850;cause=38", "Reason Q.850 38");
		check('Reason: SIP;cause=300;text="Elsewhere"', "Reason SIP 300");
		assert.deepEqual(lastCause("0 500 1 INVITE reason=- | Reason: Q.850;cause=38"), {
			text: "The telephone network is out of order (Reason Q.850 38).",
			check: "",
			isStock: false,
		});
	});

	test("a Reason in any case, and a number only of the protocol that defines it", () => {
		check("Reason: q.850;cause=38", "Reason q.850 38");
		check("Reason: q.850;cause=16", STOCK);
		check('Reason: sip;cause=200;text="Call completed elsewhere"', STOCK);
		check("Reason: Preemption;cause=38", STOCK);
		check("Reason: Q.850", STOCK);
	});

	test("a non-standard reason phrase needs no standard meaning beside it", () => {
		const cause = lastCause("0 404 1 INVITE reason=NoMailbox");
		assert.deepEqual(cause, { text: "", check: "", isStock: false });
		assert.equal(lastCause("0 404 1 INVITE reason=-")?.isStock, true);
		assert.deepEqual(lastCause("0 300 1 INVITE reason=Elsewhere"), { text: "", check: "", isStock: false });
	});

	test("a status, by the request", () => {
		const meanings = (...scripts: readonly string[]) => new Set(scripts.map((script) => lastCause(script)?.text));
		assert.equal(
			meanings(
				"0 404 1 INVITE reason=-",
				"0 404 1 REGISTER reason=-",
				"0 BYE 2 totag=b\n0 404 2 BYE reason=-",
				"0 INVITE 1 | Content-Type: application/sdp |  | v=0\n0 488 1 INVITE reason=-",
				"0 INVITE 1\n0 488 1 INVITE reason=-",
				"0 NOTIFY 1\n0 488 1 NOTIFY reason=-",
			).size,
			6,
		);
		// Within a dialog the user cannot be missing, and codecs are irrelevant if none were offered.
		assert.doesNotMatch(lastCause("0 INVITE 2 totag=b\n0 404 2 INVITE reason=-")!.text, /user/);
		assert.doesNotMatch(lastCause("0 INVITE 1\n0 488 1 INVITE reason=-")!.text, /codec/);
	});

	test("information from progress reports is added to the cause, once", () => {
		const progress = 'ms-diagnostics: 12006;TargetUri="sip:dave@example.com"';
		const text = lastCause(`0 403 1 INVITE | ${progress} | ms-diagnostics: 4004`)!.text;
		assert.match(text, /\(ms-diagnostics 4004\)\. It names .* dave@example\.com\.$/);
		const twice = lastCause(
			`0 403 1 INVITE | ${progress} | ms-diagnostics: 4004;TargetUri="sip:dave@example.com"`,
		)!.text;
		assert.equal(twice.split("dave@example.com").length - 1, 1, twice);
	});

	test("no cause: a request, and a status outside all classes", () => {
		checkText("0 INVITE 1 | ms-diagnostics: 12000", undefined);
		checkText("0 799 1 INVITE reason=-", undefined);
	});
});

suite("causes: failures reported in headers", () => {
	const textOf = (script: string) => lastCause(script, headerCause)?.text;

	test("a request may contain one", () => {
		assert.match(textOf("0 BYE 2 | ms-client-diagnostics: 52063")!, /\(ms-client-diagnostics 52063\)\.$/);
		assert.match(textOf(`0 BYE 2 | ${REASON}`)!, /\(Reason Q\.850 38\)\.$/);
	});
	test("progress, an ordinary end, the body and the status do not count", () => {
		assert.equal(textOf("0 BYE 2 | ms-client-diagnostics: 51004"), undefined);
		assert.equal(textOf("0 BYE 2 | Reason: Q.850;cause=16"), undefined);
		assert.equal(textOf(`0 500 1 SERVICE reason=- | ${FAULT}`), undefined);
		assert.equal(textOf("0 500 1 INVITE reason=-"), undefined);
	});
});
