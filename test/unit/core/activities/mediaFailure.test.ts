// Why media did not connect: the paths that failed, who had no relay, and what to check.

import assert from "node:assert/strict";
import { isMediaCause, mediaCause } from "../../../../server/src/core/activities/mediaFailure.ts";
import { parseTrace } from "../../../../server/src/core/index.ts";
import type { Cause } from "../../../../server/src/core/trace/causes/cause.ts";
import { writeLog } from "../../../support/fixture.ts";
import { traceOf } from "./activityHelper.ts";

const CAUSE: Cause = { text: "No media.", check: "Check something.", isStock: false };

/** The text and the advice of a BYE, or a response to it, with this report from the client. */
function explain(report: string, start = "BYE 2", cause = CAUSE): Pick<Cause, "text" | "check"> {
	const trace = traceOf(`0 ${start} | ms-client-diagnostics: 23; reason="x"; ${report}`);
	const { text, check } = mediaCause(trace, 0, cause);
	return { text, check };
}

const SITES = "LocalSite=192.0.2.1:1,RemoteSite=198.51.100.7:2";
const RELAYS = "LocalMR=203.0.113.4:5,RemoteMR=203.0.113.9:3";
const caller = (values: string) => `CallerMediaDebug="audio:${values}"`;

suite("media failure: is it one", () => {
	const cause = (text: string, diagnostic?: string) =>
		({ ...CAUSE, text, ...(diagnostic ? { diagnostic: { cause: diagnostic } } : {}) }) as Cause;

	test("a published id decides, whatever the text", () => {
		assert.equal(isMediaCause(cause("x", "media")), true);
		assert.equal(isMediaCause(cause("Media could not be connected", "auth")), false);
	});
	test("otherwise a text that mentions media, connecting and a failure", () => {
		for (const words of ["Media could not be connected", "unable to connect MEDIA", "the media connection failed"])
			assert.equal(isMediaCause(cause(words)), true, words);
		for (const words of [
			"Media connected",
			"Media failed",
			"The call could not be connected",
			"Multimedia not connected",
		])
			assert.equal(isMediaCause(cause(words)), false, words);
	});
});

suite("media failure: the paths that failed", () => {
	test("in the order in which a client tries them", () => {
		const words: readonly [number, string][] = [
			[0x20, "a direct connection"],
			[0x40, "UDP through the NATs"],
			[0x100, "TCP through the NATs"],
			[0x1, "obtaining an address on a relay"],
			[0x80, "UDP through the relays"],
			[0x200, "TCP through the relays"],
		];
		for (const [flag, way] of words) {
			const { text } = explain(caller(`ICEWarn=0x${flag.toString(16)}`));
			assert.equal(text, `No media. What failed: ${way} (ICEWarn 0x${flag.toString(16)}).`);
		}
		assert.equal(
			explain(caller("ICEWarn=0x3e1")).text,
			`No media. What failed: ${words
				.map(([, way]) => way)
				.join(", ")
				.replace(/, (?=[^,]*$)/, " and ")} (ICEWarn 0x3e1).`,
		);
	});
	test("a report that names none adds nothing", () => {
		assert.deepEqual(explain(caller("ICEWarn=0x0")), { text: "No media.", check: "Check something." });
		assert.deepEqual(explain(caller("FederationType=0")), { text: "No media.", check: "Check something." });
	});
	test("of two reports, the first one with flags", () => {
		const both = `${caller("ICEWarn=0x0")}; CalleeMediaDebug="audio:ICEWarn=0x40,video:ICEWarn=0x20"`;
		assert.match(explain(both).text, /What failed: UDP through the NATs \(/);
		assert.match(explain(`${caller(`ICEWarn=0x0,${SITES}`)}; CalleeMediaDebug="audio:X=1"`).text, /Neither side/);
	});
});

suite("media failure: the relays", () => {
	const text = (values: string, start?: string) => explain(caller(values), start).text;

	test("who had none, from the view of the reporting side", () => {
		assert.equal(text(`${SITES},${RELAYS}`), "No media. Both sides had a relay (A/V Edge).");
		assert.equal(text(SITES), "No media. Neither side had a relay (A/V Edge).");
		const local = `${SITES},RemoteMR=203.0.113.9:3`;
		const remote = `${SITES},LocalMR=203.0.113.9:3`;
		assert.equal(text(local), "No media. alice@example.com had no relay (A/V Edge).");
		assert.equal(text(remote), "No media. bob@example.com had no relay (A/V Edge).");
		assert.equal(text(local, "200 2 BYE"), "No media. bob@example.com had no relay (A/V Edge).");
	});
	test("sides without a name", () => {
		const nameless = (values: string) => {
			const log = writeLog(`0 200 2 BYE | ms-client-diagnostics: 23; ${caller(values)}`);
			return mediaCause(parseTrace(log.replace(/^(?:From|To): .*\r\n/gm, "")), 0, CAUSE).text;
		};
		assert.match(nameless(`${SITES},RemoteMR=203.0.113.9:3`), /The reporting side had no relay/);
		assert.match(nameless(`${SITES},LocalMR=203.0.113.9:3`), /The other side had no relay/);
	});
	test("one address is enough to tell the sides apart, none is not", () => {
		assert.match(text("ICEWarn=0x0,LocalSite=192.0.2.1:1"), /Neither side/);
		assert.match(text("ICEWarn=0x0,RemoteSite=192.0.2.1:1"), /Neither side/);
		assert.equal(text(`ICEWarn=0x0,${RELAYS}`), "No media.");
	});
	test("paths and relays in one sentence", () => {
		assert.equal(
			text(`ICEWarn=0x20,${SITES}`),
			"No media. What failed: a direct connection (ICEWarn 0x20); neither side had a relay (A/V Edge).",
		);
	});
});

suite("media failure: what to check", () => {
	const check = (values: string) => explain(caller(values)).check;
	const TCP = "TCP 443 to the A/V Edge service, and TCP 50000 to 59999 between the Edge servers";
	const UDP = "UDP 3478 to the A/V Edge service, and UDP 50000 to 59999 between the Edge servers";

	test("the ports of the relay that failed; if both failed, those of TCP", () => {
		assert.equal(check("ICEWarn=0x80"), `Check that no firewall blocks ${UDP}.`);
		assert.equal(check("ICEWarn=0x200"), `Check that no firewall blocks ${TCP}.`);
		assert.equal(check("ICEWarn=0x280"), `Check that no firewall blocks ${TCP}.`);
	});
	test("if a relay was missing, its credentials first", () => {
		const both = "Check that both sides can reach the A/V Edge service and get credentials for it (MRAS)";
		const one = "Check that alice@example.com can reach the A/V Edge service and gets credentials for it (MRAS)";
		assert.equal(check(SITES), `${both}.`);
		assert.equal(check(`ICEWarn=0x80,${SITES}`), `${both}, and that no firewall blocks ${UDP}.`);
		assert.equal(check(`${SITES},RemoteMR=203.0.113.9:3`), `${one}.`);
	});
	test("without a report, the advice for the cause, or that for media", () => {
		assert.deepEqual(explain(""), { text: "No media.", check: "Check something." });
		assert.equal(
			explain("", "BYE 2", { ...CAUSE, check: "" }).check,
			"Check the firewalls between the two sides for the media ports, and that both can reach the A/V Edge service.",
		);
	});
});
