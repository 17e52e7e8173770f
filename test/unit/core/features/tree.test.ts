import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
	diagnose,
	parseTrace,
	type TransactionTree,
	type TreeItem,
	type TreeOptions,
	transactionTree,
} from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";
import { MIXED } from "../../../support/mixedTraffic.ts";

const GROUPED: TreeOptions = { order: "grouped", filter: "all", search: "" };
const FAILED_FIRST: TreeOptions = { ...GROUPED, order: "failedFirst" };
const BY_TIME: TreeOptions = { ...GROUPED, order: "time" };

suite("tree", () => {
	test("groups, activities, transactions and messages, each with its outcome", () => {
		assert.deepEqual(outline(MIXED, GROUPED), [
			"signIns: Sign-ins | 1",
			"  activity: Sign-in | 100 ms · 10:00:04.000 · worked · 2 messages | succeeded",
			"    message: REGISTER | 10:00:04.000 · bob",
			"    message: 200 Reason | 10:00:04.100 · +100 ms",
			"calls: Calls | 2 · 2 with problems",
			// A call that ended anyway is not a failure, but its end has a warning.
			"  activity: Call worked | 5.5 s · to bob · 10:00:00.000 · worked · 6 messages | succeeded warning",
			"    transaction: → INVITE 200 | 1 s · bob · 10:00:00.000 · 200 Reason · 4 messages | succeeded",
			"      message: INVITE | 10:00:00.000 · bob",
			"      message: 180 Reason | 10:00:00.100 · +100 ms",
			"      message: 200 Reason | 10:00:01.000 · +900 ms",
			"      message: ACK | 10:00:01.100 · +100 ms · bob",
			"    transaction: → BYE 481 | 500 ms · bob · 10:00:05.000 · 481 Reason · 2 messages | failed warning",
			"      message: BYE | 10:00:05.000 · bob",
			"      message: 481 Reason | 10:00:05.500 · +500 ms | warning",
			"  activity: 404 Call | 100 ms · to bob · 10:00:03.000 · failed, 404 Reason · 3 messages | failed error",
			"    message: INVITE | 10:00:03.000 · bob",
			"    message: 404 Reason | 10:00:03.100 · +100 ms | error",
			"    message: ACK | 10:00:03.200 · +100 ms · bob",
			"conversations: Conversations | 1",
			"  activity: Conversation pending | 0 ms · with bob · 10:01:00.000 · no response yet · 1 message | pending",
			"    message: MESSAGE | 10:01:00.000 · bob",
			"others: Other | 1",
			"  activity: → OPTIONS | 100 ms · bob · 10:00:02.000 · worked · 2 messages | succeeded",
			"    message: OPTIONS | 10:00:02.000 · bob",
			"    message: 200 Reason | 10:00:02.100 · +100 ms",
		]);
	});

	test("a meeting is one item with all its dialogs, and a refused presence is marked", () => {
		const [meeting] = scenario("132-meeting-without-audio-503").children("meetings", GROUPED);
		assert.equal(meeting?.label, "503 Meeting");
		assert.match(meeting!.detail, /^20\.6 s · of dave · 10:00:00\.400 · failed, 503 /);
		assert.deepEqual(
			scenario("132-meeting-without-audio-503")
				.children(meeting!.id, GROUPED)
				.map(({ label, detail }) => `${label} ${detail.replace(/^[\d.]+ m?s · | · .*/g, "")}`),
			[
				...["→ INVITE 200 focus", "→ SUBSCRIBE 200 conference", "← BENOTIFY conference", "→ INVITE 503 audio-video"],
				"→ BYE 200 focus",
			],
		);
		const [presence] = scenario("149-presence-rejected-later").children("presence", GROUPED);
		assert.equal(presence?.label, "Presence refused");
		assert.match(presence!.detail, / s · of bob · .* · refused, reported by a NOTIFY · /);
	});

	test("problems first: errors, warnings, pending, and then the others in file order", () => {
		const items = treeOf(MIXED).children(null, FAILED_FIRST);
		assert.deepEqual(
			items.map(({ state, tone }) => `${state} ${tone}`),
			["failed error", "succeeded warning", "pending none", "succeeded none", "succeeded none"],
		);
		const times = treeOf(MIXED)
			.children(null, BY_TIME)
			.map(({ detail }) => /\d\d:\S+/.exec(detail)![0]);
		assert.deepEqual(times, times.toSorted());
	});

	test("only addresses outside the account's domain are written in full", () => {
		const labels = (text: string) =>
			treeOf(text)
				.children(null, BY_TIME)
				.map(({ label, detail }) => `${label} | ${detail.replace(/ · \d\d:.*/, "")}`);
		const alone = "0 OPTIONS 1 call=x";
		assert.deepEqual(labels(writeLog(alone)), ["· OPTIONS pending | 0 ms · bob@example.com"]);
		const other = writeLog("0 REGISTER 1 from=sip:alice@fabrikam.com\n1 OPTIONS 1 call=x");
		assert.deepEqual(labels(other), ["Sign-in pending | 1 s", "→ OPTIONS pending | 0 ms · bob@example.com"]);
	});

	test("a refused sign-in is one item with its rounds, its scheme, and the reason in the tooltip", () => {
		const text = readFileSync(join(import.meta.dirname, "../../../fixtures/refused-sign-in.uccapilog"), "utf8");
		const [signIn] = treeOf(text).children("signIns", GROUPED);
		assert.equal(signIn?.label, "403 Sign-in");
		assert.equal(signIn?.detail, "138 ms · 09:14:02.310 · refused, 403 Forbidden · NTLM · 6 messages");
		assert.equal(`${signIn?.state} ${signIn?.tone}`, "failed error");
		assert.match(signIn!.tooltip, /^Sign-in of alice@contoso\.com\nRefused by the server\.\n/);
		assert.match(signIn!.tooltip, /account|credentials/);
		assert.match(signIn!.tooltip, /6 messages on lines \d+ to \d+\nCall-ID: /);
		assert.deepEqual(
			treeOf(text)
				.children(signIn!.id, GROUPED)
				.map(({ state }) => state),
			["challenged", "challenged", "failed"],
		);
	});

	test("filters and searches whole entries, and counts them", () => {
		const tree = treeOf(MIXED);
		const names = (options: Partial<TreeOptions>) =>
			tree.children(null, { ...BY_TIME, ...options }).map(({ label, state }) => `${label} ${state}`);
		assert.deepEqual(names({ filter: "failed" }), ["404 Call failed"]);
		assert.deepEqual(names({ filter: "pending" }), ["Conversation pending pending"]);
		assert.deepEqual(names({ filter: "unanswered" }), []);
		assert.deepEqual(names({ search: "481  invite" }), ["Call worked succeeded"]);
		assert.deepEqual(names({ search: "sign-in ALICE" }), ["Sign-in succeeded"]);
		assert.deepEqual(names({ search: "nobody" }), []);
		assert.deepEqual(tree.summary({ ...GROUPED, filter: "failed", search: "404" }), {
			total: 5,
			shown: 1,
			counts: { all: 5, problems: 2, failed: 1, unanswered: 0, pending: 1, succeeded: 3, marked: 0 },
		});
		// An empty group is omitted.
		assert.deepEqual(
			tree.children(null, { ...GROUPED, filter: "failed" }).map(({ id }) => id),
			["calls"],
		);
	});

	test("the path to a position leads to its message", () => {
		for (const options of [GROUPED, FAILED_FIRST, BY_TIME]) {
			const tree = treeOf(MIXED);
			for (const { index } of MIXED.matchAll(/CSeq/g)) assertPath(tree, index, options);
		}
		const path = treeOf(MIXED).path(MIXED.indexOf("CSeq: 1 ACK"), GROUPED);
		assert.deepEqual(
			path.map(({ kind }) => kind),
			["calls", "activity", "transaction", "message"],
		);
		assert.deepEqual(treeOf(MIXED).path(0, { ...GROUPED, filter: "pending" }), []);
		assert.deepEqual(treeOf("no log").path(3, GROUPED), []);
	});

	test("long lists are split into parts of at most 250, labelled by time or number", () => {
		const script = Array.from({ length: 251 }, (_, at) => `${at} OPTIONS 1 call=o${at}`).join("\n");
		const tree = treeOf(writeLog(script));
		const parts = tree.children("others", GROUPED);
		assert.deepEqual(
			parts.map(({ label, tooltip }) => `${label}, ${tooltip}`),
			["10:00:00 – 10:04:09, 1 – 250 of 251", "10:04:10, 251 – 251 of 251"],
		);
		assert.equal(tree.children(parts[0]!.id, GROUPED).length, 250);
		assert.equal(tree.children(parts[1]!.id, GROUPED).length, 1);
		assert.deepEqual(
			tree.children(null, FAILED_FIRST).map(({ label }) => label),
			["1 – 250", "251 – 251"],
		);
	});

	test("no parent ever has more than 250 children, and every path leads through them", () => {
		const size = 70_000;
		const line = (at: number) => `10:00:00.000 1:1 INFO  :: OPTIONS sip:b SIP/2.0\nCall-ID: ${at}\nCSeq: 1 OPTIONS\n\n`;
		const text = Array.from({ length: size }, (_, at) => line(at)).join("");
		const tree = transactionTree(parseTrace(text), []);
		assert.equal(tree.summary(BY_TIME).total, size);
		let seen = 0;
		const visit = (parent: string | null, depth: number) => {
			const items = tree.children(parent, BY_TIME);
			assert.ok(items.length <= 250);
			for (const { kind, id } of items) {
				if (kind !== "range") seen++;
				// Only the first part is compared in full: the others are generated in the same way.
				else if (depth > 0 || seen === 0) visit(id, depth + 1);
			}
		};
		visit(null, 0);
		assert.ok(seen >= 62_500);
		for (const at of [0, 249, 250, 62_499, 62_500, size - 1])
			assertPath(tree, text.indexOf(`Call-ID: ${at}\n`), BY_TIME);
	});

	test("invalid ids have no children", () => {
		const tree = treeOf(MIXED);
		for (const id of ["", "x", "e99", "t99", "e", "m0", "e0#900-901", "calls#5-2", "#1-2", "t-1", "__proto__"]) {
			assert.ok(tree.children(id, GROUPED).length <= 4, id);
		}
		assert.deepEqual(tree.children("e99", GROUPED), []);
		assert.deepEqual(tree.children("calls#7-9", GROUPED), []);
	});

	test("any text gives a tree that contains each message", () => {
		const piece = fc.constantFrom(
			"10:00:00.000 1:1 INFO  :: INVITE sip:b SIP/2.0\n",
			"10:00:01.000 1:1 INFO  :: REGISTER sip:b SIP/2.0\n",
			"10:00:02.000 1:1 INFO  :: ACK sip:b SIP/2.0\n",
			"10:00:50.000 1:1 INFO  :: SIP/2.0 200 OK\n",
			"10:00:51.000 1:1 INFO  :: SIP/2.0 401 Unauthorized\n",
			"Call-ID: 1\nCSeq: 1 INVITE\n",
			"Call-ID: 1\nCSeq: 1 ACK\n",
			"CSeq: 1 REGISTER\n",
			"From: <sip:a@a>;tag=1\n",
			"\n",
			"x\n",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const text = pieces.join("");
				const trace = parseTrace(text);
				const tree = transactionTree(trace, diagnose(trace));
				outline(text, GROUPED);
				for (let message = 0; message < trace.index.messages.count; message++) {
					assertPath(tree, trace.index.messages.start(message), GROUPED);
				}
			}),
		);
	});
});

function treeOf(text: string): TransactionTree {
	const trace = parseTrace(text);
	return transactionTree(trace, diagnose(trace));
}

function scenario(name: string): TransactionTree {
	return treeOf(readFileSync(join(import.meta.dirname, `../../../scenarios/${name}.log`), "utf8"));
}

/** The whole tree as lines, each with its kind, its text, its state and its tone. */
function outline(text: string, options: TreeOptions): readonly string[] {
	const tree = treeOf(text);
	const ids = new Set<string>();
	const below = (parent: string | null, indent: string): readonly string[] =>
		tree.children(parent, options).flatMap((item) => {
			assert.ok(!ids.has(item.id), `${item.id} is there twice`);
			ids.add(item.id);
			const { kind, label, detail, state, tone } = item;
			const how = [state ?? "", tone === "none" ? "" : tone].filter(Boolean).join(" ");
			return [
				`${indent}${kind}: ${label} | ${detail}${how && ` | ${how}`}`,
				...(item.fold === "none" ? [] : below(item.id, `${indent}  `)),
			];
		});
	return below(null, "");
}

/** Each step of a path must be one of its parent's children, and the last one the message at the offset. */
function assertPath(tree: TransactionTree, offset: number, options: TreeOptions): void {
	const path = tree.path(offset, options);
	let parent: TreeItem | undefined;
	for (const item of path) {
		const found = tree.children(parent?.id ?? null, options).find(({ id }) => id === item.id);
		assert.deepEqual(found, item);
		parent = item;
	}
	assert.equal(parent?.kind, "message");
	assert.ok(parent!.span!.start <= offset || parent!.span!.end >= offset);
}
