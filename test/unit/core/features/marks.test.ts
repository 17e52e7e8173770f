// Marks: which message of a changed log each of them belongs to, and the texts about it.

import assert from "node:assert/strict";
import {
	copy,
	diagnose,
	explain,
	explainMarkdown,
	findingSummary,
	findMarked,
	type Mark,
	markable,
	markedMessages,
	messageIdentity,
	messageText,
	type Notes,
	parseTrace,
	step,
	transactionTree,
} from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const BEFORE = writeLog(`
	0    OPTIONS 1 call=before
	0.1  200 1 OPTIONS call=before
`);
const LOG = writeLog(`
	1    INVITE 1 call=a
	1    INVITE 1 call=a
	1.5  INVITE 1 call=a
	2    404 1 INVITE call=a
	2.1  ACK 1 call=a
	3    MESSAGE 1 call=-
	3    MESSAGE 1 call=-
`);
const BEHIND = writeLog(`
	9    INVITE 1 call=a
	9.1  OPTIONS 1 call=behind
`);

suite("marks: which message", () => {
	test("each message is distinguished from all others, including its copies, and without a Call-ID", () => {
		const trace = parseTrace(BEFORE + LOG);
		const all = Array.from({ length: trace.index.messages.count }, (_, message) => messageIdentity(trace, message));
		assert.equal(all.length, 9);
		assert.equal(new Set(all).size, all.length);
		const marks = all.map((message, number) => ({ message, note: String(number) }));
		assert.deepEqual(
			[...findMarked(trace, marks)],
			all.map((_, number) => [number, String(number)]),
		);
	});

	test("a mark stays with its message when the log is truncated at its start, grows, or is edited elsewhere", () => {
		const whole = parseTrace(BEFORE + LOG);
		for (let message = 2; message < whole.index.messages.count; message++) {
			const marks = [{ message: messageIdentity(whole, message), note: "here" }];
			assert.deepEqual([...findMarked(parseTrace(LOG), marks)], [[message - 2, "here"]]);
			assert.deepEqual([...findMarked(parseTrace(`${BEFORE}${LOG}${BEHIND}`), marks)], [[message, "here"]]);
			const edited = BEFORE.replace("Call-ID: before", "Call-ID: edited") + LOG;
			assert.deepEqual([...findMarked(parseTrace(edited), marks)], [[message, "here"]]);
		}
	});

	test("the mark of a removed message does not move to another one, and comes back with it", () => {
		const trace = parseTrace(LOG);
		const marks = [{ message: messageIdentity(trace, 2), note: "the copy" }];
		const without = LOG.slice(0, LOG.indexOf("10:00:01.500")) + LOG.slice(LOG.indexOf("10:00:02.000"));
		assert.deepEqual([...findMarked(parseTrace(without), marks)], []);
		assert.deepEqual([...findMarked(parseTrace(BEHIND), marks)], []);
		assert.deepEqual([...findMarked(trace, marks)], [[2, "the copy"]]);
	});

	test("of two marks on one message the later one counts; an invalid mark is on none", () => {
		const trace = parseTrace(LOG);
		const message = messageIdentity(trace, 3);
		const marks: Mark[] = [
			{ message, note: "first" },
			{ message: "", note: "?" },
			{ message: "a\n\n\n\n", note: "?" },
		];
		assert.deepEqual([...findMarked(trace, [...marks, { message, note: "second" }])], [[3, "second"]]);
		assert.deepEqual([...findMarked(parseTrace(""), marks)], []);
	});

	test("long Call-IDs and start lines are cut in an identity", () => {
		const long = writeLog(`0 INVITE 1 call=${"x".repeat(5000)} uri=sip:${"y".repeat(5000)}@example.com`);
		assert.ok(messageIdentity(parseTrace(long), 0).length < 1000);
	});
});

suite("marks: presentation", () => {
	const trace = parseTrace(LOG);
	const findings = diagnose(trace);
	const notes: Notes = new Map([
		[3, "ask the proxy team"],
		[5, ""],
	]);
	const at = (text: string) => LOG.indexOf(text);

	test("the message at a position, and its note", () => {
		const found = markable(trace, at("SIP/2.0 404") + 5, notes);
		assert.ok("name" in found);
		assert.deepEqual([found.name, found.note], ["· 404 Reason", "ask the proxy team"]);
		assert.equal(found.message, messageIdentity(trace, 3));
		const other = markable(trace, at("INVITE"), notes);
		assert.equal("note" in other && other.note, null);
		assert.deepEqual(markable(parseTrace(""), 0, notes), { reason: "The cursor is not in a SIP message." });
	});

	test("the list, in file order", () => {
		assert.deepEqual(
			markedMessages(trace, notes).map(({ name, time, note }) => [name, time, note]),
			[
				["· 404 Reason", "10:00:02.000", "ask the proxy team"],
				["· MESSAGE bob@example.com", "10:00:03.000", ""],
			],
		);
	});

	test("the tree shows it at the message, its transaction and its activity, and filters by it", () => {
		const tree = transactionTree(trace, findings, notes);
		const options = { order: "time", filter: "marked", search: "" } as const;
		const [call, chat] = tree.children(null, options);
		assert.equal(call!.label, "★ 404 Call");
		assert.match(call!.detail, /^ask the proxy team · /);
		assert.match(call!.tooltip, /\nMarked by you: ask the proxy team\n/);
		assert.match(chat!.label, /^★ /);
		assert.doesNotMatch(chat!.detail, /^ · |undefined/);
		assert.match(chat!.tooltip, /\nMarked by you\.\n/);
		const messages = tree.children(call!.id, options);
		assert.deepEqual(
			messages.map(({ label, detail }) => label.startsWith("★ ") && detail.startsWith("ask ")),
			[false, false, false, true, false],
		);
		assert.deepEqual(tree.summary(options), {
			total: 3,
			shown: 2,
			counts: { ...tree.summary({ ...options, filter: "all" }).counts, marked: 2 },
		});
		assert.equal(transactionTree(trace, findings).summary(options).shown, 0);
	});

	test("several marks in one activity are counted, and that of an ACK belongs to its call", () => {
		const tree = transactionTree(
			trace,
			findings,
			new Map([
				[0, "one"],
				[4, "two"],
			]),
		);
		const [call] = tree.children(null, { order: "time", filter: "marked", search: "" });
		assert.match(call!.detail, /^2 marks · /);
	});

	test("Explain has a section with a link to each, and none without marks", () => {
		const markdown = explainMarkdown(explain(trace, findings, "a.log", notes), (line) => `a.log#L${line}`);
		const line = trace.index.messages.line(3) + 1;
		assert.ok(
			markdown.includes(`- 10:00:02.000 · 404 Reason: ask the proxy team ([line ${line}](a.log#L${line}))\n`),
			markdown,
		);
		assert.doesNotMatch(explainMarkdown(explain(trace, findings, "a.log")), /Marked/);
	});

	test("a summary for a ticket has the notes on the activity of its finding, and a copy those on its messages", () => {
		const failed = findings.find(({ rule }) => rule === "failed-transaction")!;
		const line = trace.index.messages.line(3) + 1;
		const said = `Line ${line}, 10:00:02.000, · 404 Reason, is marked: ask the proxy team`;
		assert.ok(findingSummary(trace, failed, "a.log", notes).includes(` ${said}. `));
		const copied = copy(trace, at("SIP/2.0 404"), "call", notes);
		assert.ok("text" in copied);
		assert.ok(copied.text.startsWith(`${said}\r\n\r\n10:00:01.000 `));
		assert.equal(parseTrace(copied.text).index.messages.count, 5);
		const plain = copy(trace, at("MESSAGE sip"), "message", notes);
		assert.ok("text" in plain && plain.text.startsWith("10:00:03.000 "));
	});

	test("the tooltip of the diagram begins with the note", () => {
		assert.match(messageText(trace, trace.index.messages.line(3), notes)!, /^★ ask the proxy team\n\n/);
		assert.doesNotMatch(messageText(trace, trace.index.messages.line(0), notes)!, /★/);
	});

	test("a step goes from mark to mark, and wraps around", () => {
		const lineAfter = (from: string, direction: "next" | "previous", marked = notes) => {
			const found = step(trace, [], at(from), "mark", direction, marked);
			return "span" in found ? LOG.slice(found.span.start, found.span.end) : found.reason;
		};
		assert.equal(lineAfter("INVITE", "next"), "SIP/2.0 404 Reason");
		assert.equal(lineAfter("SIP/2.0 404", "next"), "MESSAGE sip:bob@example.com SIP/2.0");
		assert.equal(lineAfter("SIP/2.0 404", "previous"), "MESSAGE sip:bob@example.com SIP/2.0");
		assert.equal(lineAfter("INVITE", "next", new Map()), "No message of this log is marked.");
	});
});
