// What bodies report about a failure: in whose words, and with which advice.

import assert from "node:assert/strict";
import {
	type BodyFailure,
	meetingRefusals,
	presenceRefusals,
	qualityFaults,
} from "../../../../server/src/core/activities/insideBodies.ts";
import { readC3p } from "../../../../server/src/core/bodies/c3p.ts";
import type { QualityMedia, QualityReport, QualityStream } from "../../../../server/src/core/bodies/qualityReport.ts";
import { readRlmi } from "../../../../server/src/core/bodies/rlmi.ts";

const ALICE = { from: "alice@example.com", to: null };
const NOBODY = { from: null, to: null };
const SPAN = { start: 0, end: 0 };

suite("inside bodies: presence lists", () => {
	/** Reads a list from the attributes of the instances of each contact, `c0@example.com` and so on. */
	function refusals(parties: typeof ALICE | typeof NOBODY, ...contacts: readonly (readonly string[])[]) {
		const resources = contacts.map((instances, at) => {
			const states = instances.map((attributes) => `<instance id="1" ${attributes}/>`);
			return `<resource uri="sip:c${at}@example.com">${states.join("")}</resource>`;
		});
		const text = `<list>${resources.join("")}</list>`;
		return presenceRefusals(readRlmi(text, { start: 0, end: text.length })!, parties);
	}
	const GONE = 'state="terminated" reason="noresource"';
	const REJECTED = 'state="terminated" reason="rejected"';
	const status = (code: number) => `state="terminated" statusCode="${code}"`;

	test("who cannot see whom", () => {
		assert.equal(refusals(ALICE, [REJECTED])[0]!.what, "alice@example.com cannot see the presence of c0@example.com");
		assert.equal(refusals(NOBODY, [REJECTED])[0]!.what, "This user cannot see the presence of c0@example.com");
	});

	test("the subscription was refused only if no contact is visible", () => {
		const resultsOf = (found: readonly BodyFailure[]) => found.map(({ result, about }) => `${result} ${about}`);
		assert.deepEqual(resultsOf(refusals(ALICE, [REJECTED], [GONE])), [
			"refused c0@example.com",
			"refused c1@example.com",
		]);
		assert.deepEqual(resultsOf(refusals(ALICE, [REJECTED], ['state="active"'])), ["null c0@example.com"]);
	});

	test("a contact that is refused once is refused, for the first reason given", () => {
		const found = refusals(ALICE, ['state="active"', GONE, REJECTED]);
		assert.deepEqual(
			found.map(({ result, cause }) => [result, cause.text]),
			[["refused", "The subscription as a whole worked, but for c0@example.com it was ended (noresource)."]],
		);
	});

	test("how the log shows it: by a reason, by a status, by both", () => {
		const texts = [REJECTED, status(404), status(499), `${REJECTED} statusCode="403"`].map(
			(instance) => refusals(ALICE, [instance])[0]!.cause.text,
		);
		const ended = "The subscription as a whole worked, but for c0@example.com it was ended";
		assert.deepEqual(texts, [
			`${ended} (rejected).`,
			`${ended} (404 Not Found).`,
			`${ended} (499).`,
			`${ended} (rejected, 403 Forbidden).`,
		]);
	});

	test("what to check: the address, the servers, or whether somebody said no", () => {
		const checkOf = (instance: string) => refusals(ALICE, [instance])[0]!.cause.check;
		const address = "Check that the address c0@example.com is right and still exists.";
		const servers = "Check that the servers of c0@example.com are reachable, and that federation with them works.";
		assert.equal(checkOf(GONE), address);
		assert.equal(checkOf(status(404)), address);
		assert.equal(checkOf(status(500)), servers);
		assert.equal(checkOf(status(504)), servers);
		for (const refused of [REJECTED, status(403)]) assert.match(checkOf(refused), /has blocked the user/);
	});
});

suite("inside bodies: meetings", () => {
	const FOCUS = "sip:dave@example.com;gruu;opaque=app:conf:focus:id:5D3V";

	/** The result of a failed command. */
	function said(command: string, parties: typeof ALICE | typeof NOBODY = ALICE, to = ""): string {
		const text = `<response C3PVersion="1" to="${to}" code="failure">${command}</response>`;
		return meetingRefusals(readC3p(text, { start: 0, end: text.length })!, parties)[0]!.what;
	}

	test("each command in words", () => {
		const of = `confEntity="${FOCUS}"`;
		const sentences = [
			`<addUser ${of}/>`,
			`<addUser ${of} mcuUri="sip:mcu"/>`,
			`<getConference ${of}/>`,
			`<getConferences/>`,
			`<addConference ${of}/>`,
			`<addUserDialOut ${of}/>`,
			`<dialOut ${of}/>`,
			`<modifyConferenceLock ${of}/>`,
			"",
		].map((command) => said(command));
		assert.deepEqual(sentences, [
			"alice@example.com could not join the meeting of dave@example.com",
			"alice@example.com could not connect to a media server for the meeting of dave@example.com",
			"alice@example.com could not open the meeting of dave@example.com",
			"alice@example.com could not open the meeting",
			"alice@example.com could not create a meeting",
			"The meeting of dave@example.com could not call in a participant for alice@example.com",
			"The meeting of dave@example.com could not call in a participant for alice@example.com",
			"The meeting of dave@example.com refused a request of alice@example.com (modifyConferenceLock)",
			"The meeting refused a request of alice@example.com",
		]);
	});

	test("for whom: by the message, otherwise by the command, otherwise by the address of the response", () => {
		const bob = '<addUser><user entity="sip:bob@example.com"/></addUser>';
		assert.match(said(bob), /^alice@example\.com could not join/);
		assert.match(said(bob, NOBODY, "sip:carol@example.com"), /^bob@example\.com could not join/);
		assert.match(said("<addUser/>", NOBODY, "sip:carol@example.com"), /^carol@example\.com could not join/);
		assert.match(said("<addUser/>", NOBODY), /^This user could not join/);
	});
});

suite("inside bodies: quality reports", () => {
	type Numbers = Partial<Record<keyof QualityStream, number>>;
	const streamOf = (numbers: Numbers) =>
		Object.fromEntries(
			Object.entries(numbers).map(([name, value]) => [name, { value, span: SPAN }]),
		) as unknown as QualityStream;
	const media = (label: string, inbound: Numbers, outbound: Numbers = {}) =>
		({ label, inbound: streamOf(inbound), outbound: streamOf(outbound) }) as QualityMedia;
	const report = (...all: readonly QualityMedia[]) =>
		({ from: "sip:alice@example.com", to: "<sip:bob@example.com>", media: all }) as unknown as QualityReport;
	const textOf = (...all: readonly QualityMedia[]) => qualityFaults(report(...all), NOBODY)[0]?.cause.text;

	test("each number beyond its limit, in its unit", () => {
		assert.equal(
			textOf(media("main-audio", { lossRate: 0.125, jitter: 31.6, roundTrip: 500, degradation: 1.257 })),
			"The audio received had packet loss 12.5 % (limit 10 %), jitter 32 ms (limit 30 ms) and loss of listening quality 1.26 MOS (limit 1 MOS).",
		);
		assert.equal(
			textOf(media("main-audio", {}, { roundTrip: 501, concealedRatio: 0.2 })),
			"The audio sent had round trip 501 ms (limit 500 ms) and concealed sound 20 % (limit 7 %).",
		);
	});

	test("values within their limits are not a failure", () => {
		assert.deepEqual(qualityFaults(report(media("main-audio", { lossRate: 0.1 })), NOBODY), []);
	});

	test("both directions, a sentence each, and at most four", () => {
		const bad = media("main-audio", { lossRate: 0.5 }, { lossRate: 0.6 });
		const both =
			"The audio received had packet loss 50 % (limit 10 %). The audio sent had packet loss 60 % (limit 10 %).";
		assert.equal(textOf(bad), both);
		assert.equal(textOf(bad, bad, bad), `${both} ${both}`);
	});

	test("whose call it was: both as named in the report, otherwise as in its message", () => {
		const bad = report(media("main-audio", { lossRate: 0.5 }));
		const said = (changed: Partial<QualityReport>, parties: typeof ALICE | typeof NOBODY) =>
			qualityFaults({ ...bad, ...changed }, parties)[0]!.what;
		assert.equal(said({}, NOBODY), "The call between alice@example.com and bob@example.com had bad audio");
		assert.equal(
			said({ from: undefined }, ALICE),
			"The call between alice@example.com and bob@example.com had bad audio",
		);
		assert.equal(said({ from: undefined, to: undefined }, NOBODY), "A call of somebody had bad audio");
	});

	test("the call worked nevertheless, and the network is the cause", () => {
		const [found] = qualityFaults(report(media("main-audio", { lossRate: 0.5 })), ALICE);
		assert.deepEqual([found!.result, found!.about, found!.cause.isStock], [null, null, false]);
		assert.match(found!.cause.check, /^Check the network between the two ends/);
	});
});
