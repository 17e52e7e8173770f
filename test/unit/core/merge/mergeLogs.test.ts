import assert from "node:assert/strict";
import fc from "fast-check";
import {
	type ClockSetting,
	diagnose,
	laneTexts,
	mergeLogs,
	mergeText,
	parseTrace,
} from "../../../../server/src/core/index.ts";
import { indexLines } from "../../../../server/src/core/text.ts";
import { assertLinear } from "../../../support/cpuTime.ts";
import { transactionLines, writeLog } from "../../../support/fixture.ts";

function merge(texts: readonly string[], settings: readonly (ClockSetting | undefined)[] = []) {
	return mergeLogs(
		texts.map((text, number) => ({ name: `${"abcdefgh".charAt(number)}.log`, text })),
		settings,
	);
}

function dated(script: string, day = "04/16/2013"): string {
	return writeLog(script).replace(/^(?=\d\d:\d\d:)/gm, `${day}|`);
}

/** The lines of a text; an empty one after the last line ending does not count. */
function linesOf(text: string): readonly string[] {
	const lines = indexLines(text);
	const all = Array.from({ length: lines.count }, (_, line) => text.slice(lines.start(line), lines.end(line)));
	return all.at(-1) === "" ? all.slice(0, -1) : all;
}

/** `10:00:00.000 33C` of each record. */
function prefixes(text: string): readonly string[] {
	return text.split(/\r?\n/).flatMap((line) => /^(\S+ [0-9A-F]+):/.exec(line)?.[1] ?? []);
}

const CALL = (pid: string, ms: number) => `
	${1 + ms / 1000} INVITE 1 pid=${pid} branch=x
	${2 + ms / 1000} 180 1 INVITE pid=${pid} branch=x
	${3 + ms / 1000} 200 1 INVITE pid=${pid} branch=x
	${4 + ms / 1000} ACK 1 pid=${pid} branch=y`;

suite("merge: by time", () => {
	test("records of several logs, each complete", () => {
		const { text } = merge([writeLog("0 REGISTER 1 pid=1\n2 # two pid=1"), writeLog("1 # one pid=2\n3 # three pid=2")]);
		assert.deepEqual(prefixes(text), ["10:00:00.000 1", "10:00:01.000 2", "10:00:02.000 1", "10:00:03.000 2"]);
		assert.equal(parseTrace(text).index.records.endLine(0), linesOf(writeLog("0 REGISTER 1")).length);
	});

	test("within the same millisecond, records of one log stay together", () => {
		const { text } = merge([writeLog("0 # a pid=1\n0 # b pid=1"), writeLog("0 # c pid=2\n0 # d pid=2")]);
		assert.deepEqual(text.match(/:: \w/g), [":: a", ":: b", ":: c", ":: d"]);
	});

	test("a record that a thread wrote out of order keeps its place", () => {
		const { text } = merge([writeLog("5 # a pid=1\n3 # b pid=1\n7 # c pid=1"), writeLog("4 # d pid=2\n6 # e pid=2")]);
		assert.deepEqual(text.match(/:: \w/g), [":: d", ":: a", ":: b", ":: e", ":: c"]);
	});

	test("across midnight, with and without dates", () => {
		const [a, b] = ["23:59:58.000 # a pid=1\n00:00:02.000 # c pid=1", "23:59:59.000 # b pid=2\n00:00:03.000 # d pid=2"];
		assert.deepEqual(merge([writeLog(a), writeLog(b)]).text.match(/:: \w/g), [":: a", ":: b", ":: c", ":: d"]);
	});
});

suite("merge: clocks", () => {
	test("common messages align the second clock with the first", () => {
		const merged = merge([writeLog(CALL("1", 0)), writeLog(CALL("2", 95_000))]);
		assert.deepEqual(
			prefixes(merged.text).filter((each) => each.endsWith(" 2")),
			["10:00:01.000 2", "10:00:02.000 2", "10:00:03.000 2", "10:00:04.000 2"],
		);
		assert.equal(
			mergeText(merged, ["a", "b"]),
			"2 logs; clock of b set back by 95.0 s, from 4 messages (half of them within 0 ms).",
		);
		assert.deepEqual(transactionLines(parseTrace(merged.text)), [
			"INVITE 1 success 2000 ms: 0 ~2 >4 +6",
			"ACK 1 noResponseDue: 6 of #0",
		]);
	});

	test("through a third log", () => {
		const other = (pid: string, ms: number) => CALL(pid, ms).replaceAll(" pid=", " call=c2 pid=");
		const merged = merge([
			writeLog(CALL("1", 0)),
			writeLog(other("2", 7000)),
			writeLog(CALL("3", 2000) + other("3", 2000)),
		]);
		assert.deepEqual(
			merged.lanes.map(({ clock }) => clock!.offsetMs),
			[0, 7000, 2000],
		);
	});

	test("a log with dates gives the day of one without", () => {
		const merged = merge([dated(CALL("1", 0)), writeLog(CALL("2", 3_600_000))]);
		assert.equal(merged.lanes[1]!.clock!.offsetMs, 3_600_000);
		assert.deepEqual(prefixes(merged.text).slice(0, 2), ["04/16/2013|10:00:01.000 1", "10:00:01.000 2"]);
	});

	test("the date is adjusted with the time", () => {
		const texts = [dated("0 REGISTER 1 pid=1", "12/31/2012"), dated("23:59:59.000 # x pid=2", "12/31/2012")];
		const { text } = merge(texts, [undefined, { offsetMs: -2000 }]);
		assert.equal(prefixes(text)[1], "01/01/2013|00:00:01.000 2");
	});

	test("no common message: by their own clocks, with a note", () => {
		const merged = merge([writeLog("0 REGISTER 1 pid=1"), writeLog("1 REGISTER 1 call=c2 pid=2")]);
		assert.equal(merged.lanes[1]!.clock!.how, "own");
		assert.equal(
			laneTexts(merged, ["a", "b"])[1],
			"b: Merged by its own clock, because none of its messages is in another log too.",
		);
	});

	test("too few common messages", () => {
		const merged = merge([writeLog("0 REGISTER 1 pid=1"), writeLog("9 REGISTER 1 pid=2")]);
		assert.equal(
			laneTexts(merged, ["a", "b"])[1],
			"b: Merged by its own clock, because only 1 message is in another log too.",
		);
	});

	test("dates in only one log, and no common message: after the others, with a note", () => {
		const plain = writeLog("0 REGISTER 1 call=c2 pid=2");
		const merged = merge([dated("5 REGISTER 1 pid=1"), plain]);
		assert.equal(merged.text, dated("5 REGISTER 1 pid=1") + plain);
		assert.equal(
			laneTexts(merged, ["a", "b"])[1],
			"b: Appended, because not all logs have dates and none of its messages is in another log too.",
		);
	});

	test("a log that is not a client trace is appended unchanged", () => {
		const words = "The client\nsays nothing.";
		const log = writeLog("0 REGISTER 1");
		const merged = merge([words, log]);
		assert.equal(merged.text, log + words);
		assert.deepEqual(merged.blocks.at(-1), { line: linesOf(log).length, sourceLine: 0, count: 2, source: 0 });
	});

	test("settings of the user take precedence", () => {
		const merged = merge([writeLog(CALL("1", 0)), writeLog(CALL("2", 95_000))], [undefined, { offsetMs: 94_000 }]);
		assert.equal(prefixes(merged.text)[1], "10:00:02.000 1");
		assert.equal(merged.lanes[1]!.clock!.how, "given");
	});

	test("the same process id in two logs: it is changed in the later one", () => {
		const merged = merge([
			writeLog("0 REGISTER 1"),
			writeLog("1 REGISTER 1 call=c2"),
			writeLog("2 REGISTER 1 call=c3"),
		]);
		assert.deepEqual(prefixes(merged.text), ["10:00:00.000 33C", "10:00:01.000 1033C", "10:00:02.000 2033C"]);
	});
});

suite("merge: two clients of one server", () => {
	test("a call that one client refuses is one failure", () => {
		const via = " | Via: SIP/2.0/TLS 192.0.2.1:7519";
		const caller = `
			1   INVITE 1
			1.1 100 1 INVITE
			3.1 603 1 INVITE totag=b
			3.2 ACK 1 totag=b`;
		const callee = `
			97   INVITE 1 branch=s via=192.0.2.9${via}
			97.1 100 1 INVITE branch=s via=192.0.2.9${via}
			99   603 1 INVITE branch=s via=192.0.2.9 totag=b${via}
			99.1 ACK 1 branch=s via=192.0.2.9 totag=b${via}`;
		const merged = merge([writeLog(caller), writeLog(callee)]);
		assert.ok(Math.abs(merged.lanes[1]!.clock!.offsetMs - 95_900) < 200);
		const found = diagnose(parseTrace(merged.text)).map(({ rule }) => rule);
		assert.deepEqual(found, ["failed-transaction"]);
	});
});

suite("merge: any texts", () => {
	test("every line of every source occurs once, and the blocks map back to it", () => {
		fc.assert(
			fc.property(fc.array(anySource, { maxLength: 4 }), (texts) => checkLines(texts)),
			{ numRuns: 3000 },
		);
	});

	test("the same for logs that may be rolled-over parts, except for a split line that is rejoined", () => {
		const names = ["RTCDLL0.log.old", "RTCDLL0.log", "RTCDLL1.log", "RTCDLL0.log.2"];
		fc.assert(
			fc.property(fc.array(anySource, { maxLength: 4 }), (texts) => checkLines(texts, names)),
			{ numRuns: 2000 },
		);
		fc.assert(
			fc.property(anyScript, fc.nat(), (script, at) => {
				const text = writeLog(script);
				const cut = at % (text.length + 1);
				checkLines([text.slice(0, cut), text.slice(cut)], names);
			}),
			{ numRuns: 2000 },
		);
	});

	test("the merged log shows the same about the records of each log", () => {
		fc.assert(
			fc.property(anyScript, anyScript, (one, two) => {
				const texts = [writeLog(one), writeLog(two)];
				const { text } = merge(texts, [undefined, { offsetMs: 0 }]);
				const count = (each: string) => parseTrace(each).index.messages.count;
				assert.equal(count(text), count(texts[0]!) + count(texts[1]!));
			}),
			{ numRuns: 500 },
		);
	});

	test("in linear time", () => {
		const call = (number: number, pid: string) => CALL(pid, number * 10).replaceAll(" pid=", ` call=c${number} pid=`);
		const logOf = (pid: string, calls: number) =>
			writeLog(Array.from({ length: calls }, (_, number) => call(number, pid)).join("\n"));
		const texts = (calls: number) => [logOf("1", calls), logOf("2", calls), logOf("3", calls)];
		assertLinear(200, (calls) => {
			const logs = texts(calls);
			return () => merge(logs);
		});
	});
});

const anyScript = fc
	.array(
		fc.record({
			wait: fc.constantFrom(0, 0.5, 7, 4000, 40_000),
			what: fc.constantFrom(
				"REGISTER 1",
				"200 1 REGISTER",
				"INVITE 2 branch=x",
				"180 2 INVITE branch=x",
				"# text",
				"ACK 2",
			),
			pid: fc.constantFrom("1", "2", "33C"),
			call: fc.constantFrom("c1", "c2"),
		}),
		{ minLength: 1, maxLength: 8 },
	)
	.map((steps) => {
		let time = 0;
		return steps
			.map(({ wait, what, pid, call }) => {
				time += wait;
				return what.startsWith("#") ? `${time} ${what} pid=${pid}` : `${time} ${what} call=${call} pid=${pid}`;
			})
			.join("\n");
	});

/** Logs, logs with dates, pieces of logs with any line endings, and texts that are not logs. */
const anySource = fc.oneof(
	anyScript.map((script) => writeLog(script)),
	anyScript.map((script) => dated(script)),
	fc.tuple(anyScript, fc.nat(), fc.constantFrom("\n", "\r", "\r\n", "\r\r\n")).map(([script, at, lineEnd]) => {
		const text = writeLog(script).replaceAll("\r\n", lineEnd);
		return text.slice(at % (text.length + 1));
	}),
	fc.tuple(anyScript, fc.nat()).map(([script, at]) => {
		const text = writeLog(script);
		return text.slice(0, at % (text.length + 1));
	}),
	fc.string({ unit: "binary" }),
	fc.constantFrom(
		"",
		"\n",
		"\r",
		"\n\n",
		"\r\n",
		"words\n",
		"99:99:99.999 1:1 X :: y",
		"12/99/0000|10:00:00.000 1:1 X :: y\n",
	),
);

function checkLines(texts: readonly string[], names: readonly string[] = ["a.log", "b.log", "c.log", "d.log"]): void {
	const merged = mergeLogs(
		texts.map((text, number) => ({ name: names[number]!, text })),
		[undefined, { offsetMs: 12_345, driftPpm: 10 }],
	);
	const joined = merged.lanes.flatMap((lane) => lane.joined);
	const lines = linesOf(merged.text);
	const sources = texts.map((text) => linesOf(text.replace(/^\uFEFF+/, "")));
	const seen = sources.map((source) => source.map(() => 0));
	let next = 0;
	for (const { line, sourceLine, count, source = 0 } of merged.blocks) {
		assert.equal(line, next);
		next += count;
		for (let at = 0; at < count; at++) {
			seen[source]![sourceLine + at]!++;
			const [now, then] = [lines[line + at]!, sources[source]![sourceLine + at]!];
			const isHalf = joined.length > 0 && sourceLine + at === sources[source]!.length - 1;
			if (isHalf) assert.ok(now.length >= then.length);
			else assert.equal(withoutStamp(now), withoutStamp(then));
		}
	}
	assert.equal(next, lines.length);
	for (const [source, counts] of seen.entries()) {
		const isExpected = (count: number, line: number) => count === (line === 0 && joined.includes(source) ? 0 : 1);
		assert.ok(counts.every(isExpected), `lines of source ${source}: ${counts}`);
	}
}

/** A line without the variable parts of its prefix. */
function withoutStamp(line: string): string {
	return line.replace(/^(?:\d{1,2}\/\d{1,2}\/\d{4}\|)?\d{1,2}:\d\d:\d\d[.,]\d{3}(\s+)[0-9A-Fa-f]{1,8}:/, "T$1P:");
}
