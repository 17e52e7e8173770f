// Which request retries a failed one, and how soon it has to follow.

import assert from "node:assert/strict";
import { nextAttempts, retriesOf } from "../../../../server/src/core/activities/retry.ts";
import { traceOf } from "./activityHelper.ts";

/** The retries: `0>1` if transaction 1 retries transaction 0. */
function check(script: string, expected: string): void {
	const retries = [...retriesOf(traceOf(script))].sort(([a], [b]) => a - b);
	assert.equal(retries.map(([failed, next]) => `${failed}>${next}`).join(" "), expected);
}

const FAILED = "0 INVITE 1 call=a\n0 488 1 INVITE call=a";

suite("activities: retries", () => {
	test("with the same Call-ID, within a minute", () => {
		check(`${FAILED}\n60 INVITE 2 call=a`, "0>1");
		check(`${FAILED}\n60.001 INVITE 2 call=a`, "");
		check(`${FAILED}\n3 INVITE 2 call=a tag=other`, "");
	});

	test("in a dialog, within ten seconds", () => {
		const failed = "0 INVITE 5 totag=b\n0 488 5 INVITE totag=b";
		check(`${failed}\n10 INVITE 6 totag=b`, "0>1");
		check(`${failed}\n10.001 INVITE 6 totag=b`, "");
		check(`${failed}\n1 INVITE 6`, "");
	});

	test("a new call within two seconds between the same parties, after a server error", () => {
		const failed = "0 INVITE 1 call=a\n0 503 1 INVITE call=a";
		check(`${failed}\n2 INVITE 1 call=b`, "0>1");
		check(`${failed}\n2.001 INVITE 1 call=b`, "");
		check(`${failed}\n1 INVITE 1 call=b to=sip:carol@example.com`, "");
		check(`${FAILED}\n1 INVITE 1 call=b`, "");
	});

	test("a new call after any failure of a server, or without a response", () => {
		const answered = (status: number, next = "call=b") =>
			`0 INVITE 1 call=a\n0 ${status} 1 INVITE call=a\n1 INVITE 1 ${next}`;
		check(answered(500), "0>1");
		check(answered(599), "0>1");
		for (const status of [600, 603]) check(answered(status), "");
		check("0 INVITE 1 call=a\n1 INVITE 1 call=b\n2 200 1 INVITE call=b\n40 # end", "0>1");
		check(answered(503, "call=b from=sip:Alice@EXAMPLE.com"), "0>1");
		check(answered(503, "call=b from=sip:carol@example.com"), "");
	});

	test("a re-INVITE is not retried by a new call", () => {
		check("0 INVITE 5 call=a totag=b\n0 503 5 INVITE call=a totag=b\n1 INVITE 1 call=b", "");
	});

	test("a transfer, only within its dialog", () => {
		const failed = "0 REFER 1 call=a totag=b\n0 503 1 REFER call=a totag=b";
		check(`${failed}\n5 REFER 2 call=a totag=b`, "0>1");
		check(`${failed}\n1 REFER 1 call=b`, "");
		check("0 REFER 1 call=-\n5 REFER 2 call=- to=sip:carol@example.com\n99 # end", "");
	});

	test("a meeting within two minutes, whoever joins: a guest has another address", () => {
		const focus = "to=sip:dave@example.com;gruu;opaque=app:conf:focus:id:5D3V";
		const failed = `0 INVITE 1 call=a ${focus}\n0 403 1 INVITE call=a ${focus}`;
		const asGuest = (at: number, to: string) => `${failed}\n${at} INVITE 1 call=b from=sip:x@anonymous.invalid ${to}`;
		check(asGuest(120, focus), "0>1");
		check(asGuest(120.001, focus), "");
		check(asGuest(1, focus.replace("focus:", "chat:")), "");
		check(asGuest(1, focus.replace("5D3V", "7KQ2")), "");
	});

	test("a subscription and a publication within a minute, by event and parties", () => {
		const failed = "0 SUBSCRIBE 1 call=a | Event: presence\n0 404 1 SUBSCRIBE call=a";
		check(`${failed}\n60 SUBSCRIBE 1 call=b | Event: Presence`, "0>1");
		check(`${failed}\n60.001 SUBSCRIBE 1 call=b | Event: presence`, "");
		check(`${failed}\n1 SUBSCRIBE 1 call=b | Event: conference`, "");
		check(`${failed}\n1 SUBSCRIBE 1 call=b to=sip:carol@example.com | Event: presence`, "");
		check("0 PUBLISH 1 call=a\n0 412 1 PUBLISH call=a\n60 PUBLISH 1 call=b", "0>1");
	});

	test("a SERVICE within ten seconds, of the same kind", () => {
		const type = "application/msrtc-category-publish+xml";
		const failed = `0 SERVICE 1 call=a | Content-Type: ${type}\n0 409 1 SERVICE call=a`;
		check(`${failed}\n10 SERVICE 1 call=b | Content-Type: ${type}`, "0>1");
		check(`${failed}\n10.001 SERVICE 1 call=b | Content-Type: ${type}`, "");
		check(`${failed}\n1 SERVICE 1 call=b | Content-Type: application/soap+xml`, "");
	});

	test("never retried: a second message or BYE is a new one", () => {
		check("0 MESSAGE 1\n0 480 1 MESSAGE\n1 MESSAGE 2", "");
		check("0 BYE 1\n0 481 1 BYE\n1 BYE 2", "");
	});

	test("a request that was already pending is not a retry", () => {
		check("0 INVITE 1 call=a\n0.5 INVITE 1 call=b\n1 503 1 INVITE call=a", "");
	});

	test("successful and challenged requests are not retried", () => {
		check("0 INVITE 1 call=a\n0 200 1 INVITE call=a\n1 INVITE 1 call=b", "");
		const subscribed = (at: number, call: string, status: number) =>
			`${at} SUBSCRIBE 1 call=${call} | Event: presence\n${at} ${status} 1 SUBSCRIBE call=${call}`;
		check(`${subscribed(0, "a", 200)}\n${subscribed(1, "b", 404)}`, "");
		check("0 INVITE 1\n0 407 1 INVITE | Proxy-Authenticate: NTLM realm=x\n1 INVITE 2", "");
	});

	test("each of several attempts refers to the next one", () => {
		const tries = [0, 1, 2].map((at) => `${at} INVITE ${at + 1}\n${at} 503 ${at + 1} INVITE`);
		check(`${tries.join("\n")}\n3 INVITE 9`, "0>1 1>2 2>3");
	});
});

/** Successive attempts of the same sign-in: `0>1`. */
function checkAttempts(script: string, expected: string): void {
	const trace = traceOf(script);
	const { all } = trace.signIns;
	const found = [...nextAttempts(trace)].map(([attempt, next]) => `${all.indexOf(attempt)}>${all.indexOf(next)}`);
	assert.equal(found.join(" "), expected);
}

suite("activities: attempts to sign in", () => {
	const failed = "0 REGISTER 1 call=a\n0 503 1 REGISTER call=a";

	test("immediately, with what the server asked for", () => {
		checkAttempts(`${failed}\n5 REGISTER 1 call=b`, "0>1");
		checkAttempts(`${failed}\n5.001 REGISTER 1 call=b`, "");
		checkAttempts(`${failed}\n1 REGISTER 1 call=b from=sip:carol@example.com`, "");
	});

	test("redirected to another server, within two minutes", () => {
		const redirected = "0 REGISTER 1 call=a\n0 301 1 REGISTER call=a";
		checkAttempts(`${redirected}\n120 REGISTER 1 call=b`, "0>1");
		checkAttempts(`${redirected}\n120.001 REGISTER 1 call=b`, "");
		// A redirection is not a failure to be retried.
		check(`${redirected}\n1 REGISTER 1 call=b\n1 503 1 REGISTER call=b\n2 REGISTER 1 call=c`, "1>2");
	});

	test("at another server, according to the frames in the log", () => {
		const to = (server: string) => `# Sending Packet - ${server}:5061 (From Local Address: 192.0.2.1:7519) 300 bytes:`;
		const tries = (second: string) =>
			`0 ${to("198.51.100.10")}\n0 REGISTER 1 call=a\n1 503 1 REGISTER call=a\n60 ${to(second)}\n60 REGISTER 1 call=b`;
		checkAttempts(tries("198.51.100.11"), "0>1");
		checkAttempts(tries("198.51.100.10"), "");
	});

	test("never with one that was already pending", () => {
		const early = "0 REGISTER 1 call=a\n0 401 1 REGISTER call=a | WWW-Authenticate: NTLM realm=x";
		checkAttempts(`${early}\n1 REGISTER 1 call=b\n2 REGISTER 2 call=a\n3 503 2 REGISTER call=a`, "");
	});

	test("a sign-out continues nothing, and a successful attempt is finished", () => {
		checkAttempts(`${failed}\n1 REGISTER 1 call=b | Expires: 0`, "");
		checkAttempts("0 REGISTER 1 call=a\n0 200 1 REGISTER call=a\n1 REGISTER 1 call=b", "");
	});
});
