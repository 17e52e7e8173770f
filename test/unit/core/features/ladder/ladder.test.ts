import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	findCall,
	type Ladder,
	type LadderScope,
	ladder,
	mermaidLadder,
	parseTrace,
	scopeAt,
	svgLadder,
	textLadder,
} from "../../../../../server/src/core/index.ts";
import { linesOf, writeLog } from "../../../../support/fixture.ts";

const WHOLE: LadderScope = { kind: "log" };

/** A diagram, one line for each arrow: `alice -> server: INVITE (SDP) [request] +20`, with `=` for a retransmission. */
function arrowLines({ lanes, arrows, gaps, notes }: Ladder): readonly string[] {
	const name = (lane: number) => lanes[lane]!.name;
	const lines: string[] = [];
	for (const [at, arrow] of [...arrows, undefined].entries()) {
		for (const note of notes) if (note.before === at) lines.push(`! ${note.kind} on line ${note.line + 1}`);
		for (const gap of gaps) if (gap.before === at) lines.push(`... ${gap.ms}`);
		if (!arrow) break;
		const label = `${arrow.label}${arrow.detail && ` (${arrow.detail})`}`;
		const step = arrow.gapMs === null ? "" : ` +${arrow.gapMs}`;
		lines.push(
			`${name(arrow.from)} -> ${name(arrow.to)}: ${label} [${arrow.class}]${arrow.isRetransmission ? " =" : ""}${step}`,
		);
	}
	return lines;
}

function check(log: string, expected: string, scope: LadderScope = WHOLE): void {
	assert.deepEqual(arrowLines(ladder(parseTrace(log), scope)), linesOf(expected));
}

const file = (name: string) => readFileSync(join(import.meta.dirname, "../../../..", name), "utf8");

suite("ladder: arrows", () => {
	test("the sample: one client, one server, no framing records", () =>
		check(
			file("fixtures/RTCDLL0.log"),
			`yun.zheng@add.com.cn -> add.com.cn: REGISTER [request]
			add.com.cn -> yun.zheng@add.com.cn: 401 Unauthorized [challenged] +0
			yun.zheng@add.com.cn -> add.com.cn: REGISTER [request] +711
			add.com.cn -> yun.zheng@add.com.cn: 200 OK [success] +141`,
		));

	test("a refused sign-in: framing records, an error code between messages, a gap, a request without a response", () =>
		check(
			file("fixtures/refused-sign-in.uccapilog"),
			`alice@contoso.com -> pool01.contoso.com: REGISTER [request]
			pool01.contoso.com -> alice@contoso.com: 401 Unauthorized [challenged] +35
			alice@contoso.com -> pool01.contoso.com: REGISTER [request] +6
			pool01.contoso.com -> alice@contoso.com: 401 Unauthorized [challenged] +39
			alice@contoso.com -> pool01.contoso.com: REGISTER [request] +12
			pool01.contoso.com -> alice@contoso.com: 403 Forbidden [failed] +46
			! error-code on line 91
			... 17556
			alice@contoso.com -> pool01.contoso.com: OPTIONS [unanswered] +17556`,
		));

	test("lanes of a framed log: client first, addresses, products", () =>
		assert.deepEqual(ladder(parseTrace(file("fixtures/refused-sign-in.uccapilog")), WHOLE).lanes, [
			{ name: "alice@contoso.com", address: "192.168.10.35", product: "Lync 2010", isClient: true },
			{ name: "pool01.contoso.com", address: "192.0.2.10:5061", product: "Lync Server 2010", isClient: false },
		]));

	test("a sign-in redirected by a Director is one diagram with two servers", () => {
		const { lanes, arrows, title } = ladder(parseTrace(file("scenarios/039-home-server-redirect.log")), {
			kind: "activity",
			activity: 0,
		});
		assert.equal(title, "Sign-in of alice@contoso.com");
		assert.deepEqual(
			lanes.map(({ name }) => name),
			["alice@contoso.com", "director.contoso.com", "pool1.contoso.com"],
		);
		assert.deepEqual(
			arrows.map(({ class: kind }) => kind),
			["request", "challenged", "request", "redirected", "request", "challenged", "request", "success"],
		);
	});

	test("a forced sign-out, and a client that only responds", () => {
		const drawn = ladder(parseTrace(file("scenarios/023-signed-in-elsewhere.log")), WHOLE);
		assert.equal(drawn.lanes[0]!.name, "bob@contoso.com");
		assert.equal(drawn.lanes[0]!.isClient, true);
		assert.equal(drawn.notes[0]!.kind, "forced-sign-out");
	});

	test("a copy of a request is a retransmission, and so is a copy of its response", () =>
		check(
			writeLog(`0 OPTIONS 1
				0.5 OPTIONS 1
				0.6 200 1 OPTIONS
				0.7 200 1 OPTIONS`),
			`alice@example.com -> example.com: OPTIONS [request]
			alice@example.com -> example.com: OPTIONS [request] = +500
			example.com -> alice@example.com: 200 Reason [success] +100
			example.com -> alice@example.com: 200 Reason [success] = +100`,
		));

	test("ringing, a cancelled call, the event of a subscription", () =>
		check(
			writeLog(`0 INVITE 1
				1 180 1 INVITE
				2 CANCEL 1
				2 200 1 CANCEL
				2 487 1 INVITE
				2 ACK 1
				3 SUBSCRIBE 2 | Event: presence;x=y
				4 302 2 SUBSCRIBE`),
			`alice@example.com -> example.com: INVITE [request]
			example.com -> alice@example.com: 180 Reason [provisional] +1000
			alice@example.com -> example.com: CANCEL [request] +1000
			example.com -> alice@example.com: 200 Reason [success] +0
			example.com -> alice@example.com: 487 Reason [cancelled] +0
			alice@example.com -> example.com: ACK [request] +0
			alice@example.com -> example.com: SUBSCRIBE (presence) [request] +1000
			example.com -> alice@example.com: 302 Reason [redirected] +1000`,
		));

	test("error codes belong to the part of the log that they touch", () => {
		const log = writeLog(`0 OPTIONS 1 call=a
			0 200 1 OPTIONS call=a
			1 # refused 80090322
			2 OPTIONS 1 call=b
			3 # refused 80090322
			4 OPTIONS 1 call=c`);
		const notes = (message: number) => ladder(parseTrace(log), { kind: "call", message }).notes.length;
		assert.deepEqual([0, 2, 3].map(notes), [1, 2, 1]);
		assert.deepEqual(ladder(parseTrace(log), WHOLE, []).notes, []);
	});

	test("thousands of hosts share forty lanes", () => {
		const script = Array.from({ length: 100 }, (_, at) => `0 OPTIONS 1 call=c${at}`).join("\n");
		let host = 0;
		const log = writeLog(script).replace(/Via: SIP\/2\.0\/TCP \S+/g, () => `Via: SIP/2.0/TCP host${host++}`);
		const { lanes, arrows } = ladder(parseTrace(log), WHOLE);
		assert.equal(lanes.length, 40);
		assert.match(lanes[39]!.name, /^\d+ other endpoints$/);
		assert.ok(arrows.every(({ from, to }) => from < 40 && to < 40));
	});
});

suite("ladder: scopes", () => {
	const trace = parseTrace(
		writeLog(`0 INVITE 1 call=a
			0 OPTIONS 1 call=b
			1 200 1 OPTIONS call=b
			1 200 1 INVITE call=a
			1 ACK 1 call=a`),
	);
	const messages = (scope: LadderScope) => ladder(trace, scope).arrows.map(({ message }) => message);

	test("whole log", () => assert.deepEqual(messages(WHOLE), [0, 1, 2, 3, 4]));
	test("call", () => assert.deepEqual(messages({ kind: "call", message: 3 }), [0, 3, 4]));
	test("transaction, with the ACK to its response", () =>
		assert.deepEqual(messages({ kind: "transaction", transaction: 0 }), [0, 3, 4]));
	test("a failure without an arrow is a note", () => {
		const sharing = ladder(parseTrace(file("scenarios/118-desktop-sharing-without-a-path.log")), WHOLE);
		assert.deepEqual(
			sharing.notes.map(({ kind, before, text }) => [kind, before, text]),
			[
				[
					"failure",
					6,
					"Sharing between alice@contoso.com and eve@fabrikam.com was set up, but its media never connected.",
				],
			],
		);
		// The arrow of a 503 says so itself.
		const meeting = ladder(parseTrace(file("scenarios/132-meeting-without-audio-503.log")), WHOLE);
		assert.deepEqual(meeting.notes, []);
	});
	test("a meeting is one activity with all its dialogs", () => {
		const meeting = parseTrace(file("scenarios/132-meeting-without-audio-503.log"));
		const drawn = ladder(meeting, { kind: "activity", activity: 0 });
		assert.equal(drawn.title, "Meeting of dave@contoso.com");
		assert.equal(drawn.arrows.length, meeting.index.messages.count);
	});
	test("several activities in one diagram, each once, in file order", () => {
		const drawn = ladder(trace, { kind: "activities", activities: [1, 0, 1, 99] });
		assert.deepEqual(
			drawn.arrows.map(({ message }) => message),
			[0, 1, 2, 3, 4],
		);
		assert.equal(drawn.title, "1 call and 1 other request");
		assert.deepEqual(scopeAt(trace, "selection", 0, [trace.index.messages.line(1)]), { kind: "activity", activity: 1 });
		assert.deepEqual(scopeAt(trace, "selection", 0, [trace.index.messages.line(1), trace.index.messages.line(0)]), {
			kind: "activities",
			activities: [0, 1],
		});
		assert.ok("reason" in scopeAt(trace, "selection", 0, [-1]));
	});
	test("any messages, in file order", () =>
		assert.deepEqual(messages({ kind: "messages", messages: [4, 1, 1, 99, -1] }), [1, 4]));
	test("an unknown part is an empty diagram that can be drawn", () => {
		for (const scope of [
			{ kind: "call", message: 9 },
			{ kind: "transaction", transaction: 9 },
			{ kind: "activity", activity: 9 },
			{ kind: "activities", activities: [9] },
		] as const) {
			const drawn = ladder(trace, scope);
			assert.deepEqual(drawn.arrows, []);
			assert.ok(svgLadder(drawn) && mermaidLadder(drawn) && textLadder(drawn));
		}
	});

	test("a call by its line, its Call-ID, or a prefix of it", () => {
		assert.deepEqual(findCall(trace, "a"), { message: 0 });
		assert.deepEqual(findCall(trace, "8"), { message: 1 });
		assert.deepEqual(findCall(parseTrace(writeLog("0 INVITE 1 call=c7@x")), "c7"), { message: 0 });
		assert.match((findCall(trace, "zz") as { reason: string }).reason, /There is no Call-ID zz/);
	});
});
