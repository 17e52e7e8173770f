// Which transactions belong to one activity, and what holds for the activities of any log.

import assert from "node:assert/strict";
import fc from "fast-check";
import { activitiesOf } from "../../../../server/src/core/activities/activities.ts";
import { recoveriesOf } from "../../../../server/src/core/activities/recovery.ts";
import { changedTrace, diagnose, parseTrace, type Trace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";
import { spreadOut } from "../../../support/spreadOut.ts";
import { activityLines, activityLinesOf } from "./activityHelper.ts";

function check(script: string, ...expected: readonly string[]): void {
	assert.deepEqual(activityLines(script), expected);
}

suite("activities: what belongs together", () => {
	const at = (service: string, id = "5D3V") => `to=sip:dave@example.com;gruu;opaque=app:conf:${service}:id:${id}`;

	test("transactions with the same Call-ID", () =>
		check(
			"0 INVITE 1 call=a\n0 INVITE 1 call=b to=sip:carol@example.com\n1 200 1 INVITE call=a\n2 BYE 2 call=b totag=x\n3 BYE 2 call=a totag=x",
			"call alice to bob: worked, shown by 2 | #0 #3",
			"call alice to carol: unknown | #1 #2",
		));
	test("without a Call-ID, each transaction is an activity of its own", () =>
		check(
			"0 MESSAGE 1 call=-\n1 MESSAGE 2 call=-",
			"conversation alice to bob: unknown | #0",
			"conversation alice to bob: unknown | #1",
		));
	test("a transfer has its own outcome", () =>
		check(
			"0 INVITE 1\n1 200 1 INVITE\n5 REFER 2 totag=b\n5 202 2 REFER totag=b\n6 NOTIFY 1 tag=b totag=a | Event: refer |  | SIP/2.0 404 Not Found\n7 INFO 3 totag=b",
			"call alice to bob: worked, shown by 1 | #0 #3",
			"transfer alice to bob: failed at #2, shown by 4 | #1 #2",
		));
	test("a meeting has many Call-IDs", () =>
		check(
			`0 INVITE 1 call=a ${at("focus")}\n0 200 1 INVITE call=a\n1 SUBSCRIBE 1 call=b ${at("focus")} | Event: conference\n1 200 1 SUBSCRIBE call=b\n2 INVITE 1 call=c ${at("chat")}\n2 200 1 INVITE call=c\n3 INVITE 1 call=d ${at("focus", "7KQ2")}`,
			"meeting alice to dave: worked, shown by 5 | #0 #1 #2",
			"meeting alice to dave: unknown | #3",
		));
	test("leaving a meeting and coming back is a new meeting activity", () =>
		check(
			`0 INVITE 1 call=a ${at("focus")}\n0 200 1 INVITE call=a\n5 BYE 2 call=a totag=b\n6 INVITE 1 call=b ${at("focus")}`,
			"meeting alice to dave: worked, shown by 1 | #0 #1",
			"meeting alice to dave: unknown | #2",
		));
	test("closing the chat of a meeting does not leave the meeting", () =>
		check(
			`0 INVITE 1 call=a ${at("focus")}\n0 200 1 INVITE call=a\n1 INVITE 1 call=c ${at("chat")}\n1 200 1 INVITE call=c\n2 BYE 2 call=c totag=b\n3 INVITE 1 call=d ${at("audio-video")}`,
			"meeting alice to dave: worked, shown by 3 | #0 #1 #2 #3",
		));
	test("a notification of a transfer in either form, however its event is written", () => {
		for (const method of ["NOTIFY", "BENOTIFY"])
			check(
				`0 INVITE 1\n5 REFER 2 totag=b\n6 ${method} 1 tag=b totag=a | Event: Refer`,
				"call alice to bob: unknown | #0",
				"transfer alice to bob: unknown | #1 #2",
			);
	});
	test("a quality report belongs to its call", () => {
		const report = (callId: string) =>
			`9 PUBLISH 1 call=q | Content-Type: application/vq-rtcpxr |  | VQSessionReport | CallID: ${callId} | LocalMetrics:`;
		check(`0 INVITE 1\n1 200 1 INVITE\n${report("c1")}`, "call alice to bob: worked, shown by 1 | #0 #1");
		check(
			`0 INVITE 1\n1 200 1 INVITE\n${report("c9")}`,
			"call alice to bob: worked, shown by 1 | #0",
			"call alice to bob: unknown | #1",
		);
	});
	test("so does one that is a part of a multipart body", () => {
		const multipart = "Content-Type: multipart/mixed;boundary=b |  | --b | Content-Type: application/vq-rtcpxr | ";
		check(
			`0 INVITE 1\n1 200 1 INVITE\n9 PUBLISH 1 call=q | ${multipart} | VQSessionReport | CallID: c1 | LocalMetrics: | --b--`,
			"call alice to bob: worked, shown by 1 | #0 #1",
		);
	});
	test("attempts to sign in that follow from one another", () =>
		check(
			"0 REGISTER 1 call=a\n0 503 1 REGISTER call=a\n1 REGISTER 1 call=b\n2 200 1 REGISTER call=b\n900 REGISTER 1 call=c\n900 200 1 REGISTER call=c",
			"sign-in alice to bob: worked, shown by 3 | #0 #1",
			"sign-in alice to bob: worked, shown by 5 | #2",
		));
	test("an ACK and a CANCEL belong to their INVITE", () =>
		check("0 INVITE 1\n1 CANCEL 1\n2 200 1 INVITE\n2 ACK 1", "call alice to bob: worked, shown by 2 | #0 #1 #2"));
	test("an empty log", () => check(""));
});

suite("activities: after a change", () => {
	const report = "| Content-Type: application/vq-rtcpxr |  | VQSessionReport | CallID: c9 | LocalMetrics:";
	const log = spreadOut(
		writeLog(`0 INVITE 1\n1 200 1 INVITE\n8 PUBLISH 1 call=q ${report}\n9 MESSAGE 1 call=m`),
		[2, 3],
	);

	test("a transaction that now belongs to another activity moves there, and the others are renumbered", () => {
		const before = parseTrace(log);
		assert.deepEqual(activityLinesOf(before), [
			"call alice to bob: worked, shown by 1 | #0",
			"call alice to bob: unknown | #1",
			"conversation alice to bob: unknown | #2",
		]);
		const start = log.indexOf("c9");
		const text = log.replace("c9", "c1");
		const after = changedTrace(before, text, { start, oldEnd: start + 2, newEnd: start + 2 });
		assert.equal(after.transactions[2], before.transactions[2]);
		assert.deepEqual(activityLinesOf(after), [
			"call alice to bob: worked, shown by 1 | #0 #1",
			"conversation alice to bob: unknown | #2",
		]);
		assert.deepEqual(
			activitiesOf(after).all.map(({ id }) => id),
			[0, 1],
		);
	});

	test("an unchanged activity is the same object", () => {
		const before = parseTrace(log);
		const [call] = activitiesOf(before).all;
		const start = log.length;
		const text = log + writeLog("20 MESSAGE 1 call=n");
		const after = changedTrace(before, text, { start, oldEnd: start, newEnd: text.length });
		assert.equal(activitiesOf(after).all.length, 4);
		assert.equal(activitiesOf(after).all[0], call);
	});
});

/** Rules that judge how a transaction ended. The others are about the content of a message, or its form. */
const JUDGING = new Set([
	"auth-abandoned",
	"auth-failed",
	"failed-transaction",
	"media-failed",
	"missing-ack",
	"unanswered-request",
]);

suite("activities: any log", () => {
	test("every transaction is a step of one activity, in order", () => {
		fc.assert(
			fc.property(anyLog, (text) => {
				const trace = parseTrace(text);
				const activities = activitiesOf(trace);
				const steps = activities.all.flatMap((each) => each.steps);
				assert.deepEqual(
					[...steps].sort((a, b) => a - b),
					trace.transactions.map(({ id }) => id),
				);
				for (const [id, activity] of activities.all.entries()) {
					assert.equal(activity.id, id);
					assert.deepEqual(
						activity.steps,
						[...activity.steps].sort((a, b) => a - b),
					);
					for (const step of activity.steps) assert.equal(activities.of(trace.transactions[step]!), activity);
				}
				const firsts = activities.all.map(({ first }) => first);
				assert.deepEqual(
					firsts,
					[...firsts].sort((a, b) => a - b),
				);
			}),
			{ numRuns: 3000 },
		);
	});

	test("the deciding transaction and the evidence are among its steps", () => {
		fc.assert(
			fc.property(anyLog, (text) => {
				const trace = parseTrace(text);
				for (const { steps, first, last, failedAt, shownBy, result, cause } of activitiesOf(trace).all) {
					const messages = messagesOf(trace, steps);
					assert.deepEqual([first, last], [Math.min(...messages), Math.max(...messages)]);
					if (failedAt !== null) assert.ok(steps.includes(failedAt), `#${failedAt} decides ${steps}`);
					if (shownBy !== null) assert.ok(messages.has(shownBy), `${shownBy} shows ${[...messages]}`);
					if (result === "worked" || result === "unknown") assert.deepEqual([failedAt, cause], [null, undefined]);
					else assert.notEqual(failedAt, null);
				}
			}),
			{ numRuns: 3000 },
		);
	});

	test("no failure that was recovered is a problem", () => {
		fc.assert(
			fc.property(anyLog, (text) => {
				const trace = parseTrace(text);
				for (const { rule, severity, transaction } of diagnose(trace)) {
					if (transaction === null || !JUDGING.has(rule) || !recoveriesOf(trace).has(transaction)) continue;
					// A BYE or CANCEL that reports failed media is about its call, however the BYE itself ended.
					if (rule === "media-failed" && /^(BYE|CANCEL)$/.test(trace.transactions[transaction]!.method)) continue;
					assert.ok(severity === "information" || severity === "hint", `${severity} ${rule} on #${transaction}`);
				}
			}),
			{ numRuns: 3000 },
		);
	});

	test("the findings are in order, and within the text", () => {
		fc.assert(
			fc.property(anyLog, (text) => {
				let last = 0;
				for (const { span, related, message } of diagnose(parseTrace(text))) {
					assert.ok(span.start >= last && span.end >= span.start && span.end <= text.length);
					assert.notEqual(message, "");
					for (const place of related) assert.ok(place.span.end <= text.length);
					last = span.start;
				}
			}),
			{ numRuns: 3000 },
		);
	});
});

function messagesOf(trace: Trace, steps: readonly number[]): ReadonlySet<number> {
	const own = new Set(steps);
	const all = Array.from({ length: trace.index.messages.count }, (_, message) => message);
	return new Set(all.filter((message) => own.has(trace.transactionOf(message).id)));
}

const METHODS = [
	"INVITE",
	"REGISTER",
	"SUBSCRIBE",
	"NOTIFY",
	"REFER",
	"SERVICE",
	"PUBLISH",
	"MESSAGE",
	"BYE",
	"CANCEL",
	"ACK",
	"INFO",
	"x",
];
const HEADERS = [
	"| Event: presence",
	"| Event: refer |  | SIP/2.0 603 Decline",
	"| Event: presence | Subscription-State: terminated;reason=rejected",
	"| Event: registration-notify |  | deregistered;event=rejected",
	"| ms-client-diagnostics: 23;reason=x",
	"| ms-diagnostics: 2165",
	"| ms-diagnostics: 4004",
	"| ms-diagnostics: 12000",
	"| WWW-Authenticate: NTLM realm=x | WWW-Authenticate: Kerberos realm=x",
	'| Authorization: NTLM realm=x, gssapi-data="TlRMTVNTUAADAAAA"',
	'| Authorization: Kerberos realm=x, gssapi-data="YIIE"',
	"| Expires: 0",
	'| Content-Type: application/rlmi+xml |  | <list><resource uri="sip:c@b"><instance state="terminated" reason="rejected"/></resource></list>',
	'| Content-Type: application/cccp+xml |  | <response C3PVersion="1" code="failure"><addUser reason="x"/></response>',
	"| Content-Type: application/soap+xml |  | <Envelope><Body><Fault/></Body></Envelope>",
	"| Content-Type: application/vq-rtcpxr |  | VQSessionReport | CallID: c1 | LocalMetrics: | PacketLoss:NLR=50",
	"| Content-Type: application/sdp |  | m=applicationsharing 1 TCP 1",
];

/** A record in the script format of `writeLog`, and its interval after the previous one. */
const anyRecord = (methods: readonly string[]) =>
	fc
		.record({
			wait: fc.constantFrom(0, 0.1, 1, 5, 40, 130),
			status: fc.option(fc.constantFrom(...STATUSES)),
			method: fc.constantFrom(...methods),
			number: fc.constantFrom("1", "2", "3", "-"),
			call: fc.constantFrom("", "call=c2", "call=-"),
			to: fc.constantFrom("", ...TARGETS),
			headers: fc.oneof(fc.constant(""), fc.constantFrom(...HEADERS)),
		})
		.map(({ wait, status, method, number, call, to, headers }) => {
			const start = status === null ? `${method} ${number}` : `${status} ${number} ${method}`;
			return { wait, rest: `${start} ${call} ${to} ${headers}` };
		});

const STATUSES = [100, 180, 200, 202, 301, 401, 403, 407, 480, 481, 486, 487, 488, 503];
const TARGETS = ["focus", "chat"].map((service) => `to=sip:d@b;gruu;opaque=app:conf:${service}:id:1`).concat("totag=b");

/** Only a few methods per log, so that requests, their responses and their retries meet. */
const anyTraffic = fc
	.subarray(METHODS, { minLength: 1, maxLength: 3 })
	.chain((methods) => fc.array(anyRecord(methods), { maxLength: 14 }))
	.map((records) => {
		let at = 0;
		const lines = records.map(({ wait, rest }) => {
			at += wait;
			return `${at.toFixed(3)} ${rest}`;
		});
		return writeLog(lines.join("\n"));
	});

/** Generated traffic, and arbitrary text that contains pieces of it. */
const anyLog = fc.oneof(
	{ weight: 4, arbitrary: anyTraffic },
	{
		weight: 1,
		arbitrary: fc.tuple(anyTraffic, fc.nat(), fc.nat(), fc.string()).map(([text, from, length, other]) => {
			const start = from % (text.length + 1);
			return text.slice(0, start) + other + text.slice(start + (length % 200));
		}),
	},
);
