// Two activities compared: the planted difference of each pair is listed first, and equal activities are reported as such.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { activitiesOf } from "../../../../server/src/core/activities/activities.ts";
import {
	type Comparison,
	compareActivities,
	compareLogs,
	comparisonReport,
	diagnose,
	differenceText,
	differingMessages,
	parseTrace,
	reportMarkdown,
	type ComparedSide as Side,
	type Trace,
} from "../../../../server/src/core/index.ts";
import { assertLinear, cpuTime } from "../../../support/cpuTime.ts";
import { PAIRS, type Pair } from "./pairs.ts";

const SCENARIOS = join(import.meta.dirname, "../../../scenarios");
const LOGS = ["good.log", "bad.log"];
const FILES = readdirSync(SCENARIOS).filter((file) => file.endsWith(".log"));

suite("compare: pairs of scenarios", () => {
	for (const pair of PAIRS) {
		test(`${pair.works} works, ${pair.fails} does not: ${pair.kind} of ${pair.method}`, () => {
			const comparison = compared(...tracesOf(pair), pair.lines);
			const { first } = comparison;
			assert.ok(first, "no difference in substance");
			const { one, other } = comparison.rows[first.row]!;
			assert.deepEqual([first.kind, (one ?? other)!.method], [pair.kind, pair.method]);
			const said = differenceText(comparison, first);
			for (const words of pair.says) assert.match(said, words);
			assert.ok(!comparison.isCut);
		});
	}
});

suite("compare: what is the same", () => {
	test("every activity of every scenario equals itself", () => {
		let count = 0;
		for (const file of FILES) {
			const trace = read(file);
			for (const activity of activitiesOf(trace).all) {
				const { first, rows } = compareActivities({ trace, activity }, { trace, activity });
				assert.equal(first, undefined, file);
				assert.deepEqual(
					rows.flatMap(({ differences }) => differences),
					[],
					file,
				);
				count++;
			}
		}
		assert.ok(count > 200);
	});

	test("the same sign-in with other names, numbers and times is not different", () => {
		const text = textOf("002");
		const renamed = text
			.replaceAll("alice", "zoe")
			.replaceAll("192.0.2.21", "203.0.113.7")
			.replaceAll(/tag=\w+/g, (tag) => `tag=f${tag.slice(5).split("").reverse().join("")}`)
			.replaceAll(/^Call-ID: \w/gm, "Call-ID: f")
			.replaceAll("|09:", "|17:");
		assert.notEqual(renamed, text);
		assert.equal(compared(parseTrace(text), parseTrace(renamed)).first, undefined);
	});

	for (const [works, too] of [
		["001", "044"],
		["001", "008"],
		["067", "068"],
		["067", "091"],
		["067", "200"],
	] as const) {
		test(`${works} and ${too} both work, without a difference in substance`, () => {
			assert.equal(compared(readBy(works), readBy(too)).first, undefined);
		});
	}

	for (const [works, too, kind, says] of [
		["001", "004", "credentials", /with NTLM, the second with Kerberos.*same to both/],
		["001", "006", "challenge", /only NTLM and Kerberos.*TLS-DSK, NTLM and Kerberos/],
		["067", "115", "media", /video is only in/],
		["067", "123", "extra", /re-INVITE/],
	] as const) {
		test(`${works} and ${too} both work, each in its own way: ${kind}`, () => {
			const comparison = compared(readBy(works), readBy(too));
			assert.equal(comparison.first?.kind, kind);
			assert.match(differenceText(comparison, comparison.first), says);
		});
	}
});

suite("compare: in words", () => {
	test("a challenge that is never answered, after the same offer", () => {
		const works = textOf("006");
		const challenge = works.indexOf("401 Unauthorized");
		const end = works.indexOf("End of Data Received", challenge);
		const fails = `${works.slice(0, works.lastIndexOf("\n", end))}\n04/16/2013|23:59:00.000 1F68:C14 INFO  :: idle\n`;
		const comparison = compared(parseTrace(works), parseTrace(fails));
		assert.equal(
			differenceText(comparison, comparison.first!),
			"The working one answers the challenge with TLS-DSK; this one never answers. The server offers the same to both.",
		);
	});

	test("consequences of the first difference are reported after it", () => {
		const comparison = compared(readBy("006"), readBy("171"));
		const { lead } = comparisonReport(comparison);
		assert.deepEqual(
			lead.map(({ text }) => text),
			[
				"The server offers TLS-DSK, NTLM and Kerberos to the working one and only TLS-DSK to this one.",
				"Then the working one answers the challenge with TLS-DSK; this one never answers.",
			],
		);
	});

	test("the report links each statement to its log", () => {
		const comparison = compared(readBy("067"), readBy("069"));
		const { title, lead, sections } = comparisonReport(comparison);
		const text = reportMarkdown(title, [lead], sections, (line, log) => `${LOGS[log]}#L${line}`, LOGS);
		assert.match(text, /^# Call from `alice@contoso.com` to `bob@contoso.com`, compared$/m);
		assert.match(text, /\(\[line 43\]\(bad\.log#L43\) of `bad\.log`\)\./);
		assert.match(text, /^\| INVITE \| \[200 OK\]\(good\.log#L1\) \| \[486 Busy Here\]\(bad\.log#L1\) \| differs/m);
		assert.match(text, /^\| ACK \| .* \| none \| only on one side \|$/m);
	});

	for (const [works, fails, one, other] of [
		["067", "069", "SIP/2.0 200 OK", "SIP/2.0 486 Busy Here"],
		["067", "089", "SIP/2.0 200 OK", "SIP/2.0 180 Ringing"],
		["108", "109", "BYE ", "BYE "],
		["002", "026", "SIP/2.0 407 Proxy", "SIP/2.0 407 Proxy"],
	] as const) {
		test(`the messages to compare in ${works} and ${fails}`, () => {
			const comparison = compared(readBy(works), readBy(fails));
			const pair = differingMessages(comparison)!;
			const start = ({ trace }: Side, message: number) => trace.text.slice(trace.index.messages.start(message));
			assert.ok(start(comparison.one, pair.one).startsWith(one));
			assert.ok(start(comparison.other, pair.other).startsWith(other));
		});
	}

	test("two refusals with the same status and different causes", () => {
		const comparison = compared(readBy("017"), readBy("018"), { works: 3, fails: 3 });
		assert.equal(comparison.first?.kind, "cause");
		assert.match(
			differenceText(comparison, comparison.first),
			/same status, but give ms-diagnostics 4004 \(The credentials .*\) in the first and ms-diagnostics 4003 \(.*\) in the second\.$/,
		);
	});

	test("the same steps in another order", () => {
		const [service, subscribe] = ["SERVICE", "SUBSCRIBE"];
		const comparison = compared(parseTrace(dialog(service, subscribe)), parseTrace(dialog(subscribe, service)), FIRST);
		assert.equal(comparison.first?.kind, "order");
		assert.match(differenceText(comparison, comparison.first), /at a different position in the sequence of steps\.$/);
	});

	test("the same media in another order", () => {
		const media = ["m=audio 5000 RTP/AVP 0", "m=video 5002 RTP/AVP 34"];
		const call = (lines: readonly string[]) => parseTrace(dialog(`INVITE\n${["v=0", ...lines].join("\n")}`));
		const comparison = compared(call(media), call(media.toReversed()), FIRST);
		assert.equal(
			differenceText(comparison, comparison.first!),
			"Media offered of INVITE: audio, video in the first, video, audio in the second.",
		);
	});

	test("a step that only the second has is reported like one that only the first has", () => {
		const comparison = compared(readBy("042"), readBy("178"), { works: 2, fails: 2 });
		assert.equal(comparison.first?.kind, "extra");
		assert.match(
			differenceText(comparison, comparison.first),
			/^The second sends REGISTER again with Supported: gruu-10, /,
		);
	});

	test("optional steps are not a difference in substance", () => {
		const comparison = compared(parseTrace(dialog("INVITE", "INFO")), parseTrace(dialog("INVITE")), FIRST);
		assert.equal(comparison.first, undefined);
		const { lead } = comparisonReport(comparison);
		assert.deepEqual(
			lead.map(({ text }) => text),
			["There is no difference in substance."],
		);
	});

	test("for a log with nothing to compare, a reason says what is missing", () => {
		const answer = compareLogs({ trace: readBy("067") }, { trace: readBy("009") }, []);
		assert.ok("reason" in answer && answer.isGood);
		assert.match(answer.reason, /no sign-in that worked.*What worked in it: 1 call\./);
	});

	test("a log without a message, and a line without one", () => {
		const empty = parseTrace("");
		const noBad = compareLogs({ trace: readBy("067") }, { trace: empty }, []);
		assert.ok("reason" in noBad && !noBad.isGood);
		const noLine = compareLogs({ trace: readBy("067"), line: 9999 }, { trace: readBy("069") }, []);
		assert.ok("reason" in noLine && noLine.isGood);
		assert.match(noLine.reason, /line 9999/);
	});
});

suite("compare: any text", () => {
	const texts = FILES.map((file) => readFileSync(join(SCENARIOS, file), "utf8"));
	/** A piece of a log, with arbitrary start and end. */
	const anyPiece = fc
		.record({ log: fc.nat(texts.length - 1), start: fc.nat(), length: fc.nat(20_000) })
		.map(({ log, start, length }) => {
			const text = texts[log]!;
			const at = start % (text.length + 1);
			return text.slice(at % 3 === 0 ? 0 : at, at + length);
		});
	const anyText = fc.oneof(
		anyPiece,
		fc.string(),
		fc.tuple(anyPiece, anyPiece).map(([one, other]) => one + other),
	);

	test("any two texts give a result, and each of their activities equals itself", () => {
		fc.assert(
			fc.property(anyText, anyText, (one, other) => {
				const [good, bad] = [parseTrace(one), parseTrace(other)];
				const answer = compareLogs({ trace: good }, { trace: bad }, diagnose(bad));
				if (!("reason" in answer)) {
					const report = comparisonReport(answer);
					assert.ok(reportMarkdown(report.title, [report.lead], report.sections, () => undefined).length > 0);
					const steps = (side: "one" | "other") => answer.rows.filter((row) => row[side] !== null).length;
					assert.equal(steps("one"), Math.min(answer.one.activity.steps.length, 1000));
					assert.equal(steps("other"), Math.min(answer.other.activity.steps.length, 1000));
				}
				for (const activity of activitiesOf(bad).all) {
					const self = compareActivities({ trace: bad, activity }, { trace: bad, activity });
					assert.equal(self.first, undefined);
				}
			}),
			{ numRuns: 400 },
		);
	});
});

suite("compare: time", () => {
	test("of a log with many activities, and of activities with many steps, is bounded", () => {
		const call = textOf("067");
		const bad = readBy("069");
		assertLinear(50, (calls) => {
			const texts = Array.from({ length: calls }, (_, at) => call.replaceAll(/^Call-ID: /gm, `Call-ID: ${at}-`));
			const trace = parseTrace(texts.join(""));
			activitiesOf(trace);
			return () => compareLogs({ trace }, { trace: bad }, []);
		});
		const message = "10:00:00.000 33C:B00 INFO  :: ";
		const steps = (count: number, status: string) =>
			Array.from({ length: count }, (_, at) => {
				const headers = `Via: SIP/2.0/TLS h\nFrom: <sip:a@h>;tag=1\nTo: <sip:b@h>;tag=2\nCall-ID: x\nCSeq: ${at + 1} MESSAGE\nContent-Length: 0\n\n`;
				return `${message}MESSAGE sip:b@h SIP/2.0\n${headers}${message}SIP/2.0 ${status}\n${headers}`;
			}).join("");
		const [good, other] = [parseTrace(steps(3000, "200 OK")), parseTrace(steps(2500, "408 Request Timeout"))];
		const time = cpuTime(() => {
			const answer = compareLogs({ trace: good }, { trace: other }, []);
			assert.ok(!("reason" in answer) && answer.isCut);
		});
		assert.ok(time < 5000, `${time} ms`);
	});
});

const FIRST = { works: 1, fails: 1 };

/** Requests of one Call-ID that all succeed; a method may be followed by a body. */
function dialog(...requests: readonly string[]): string {
	return requests
		.map((request, at) => {
			const [method, ...body] = request.split("\n");
			const headers = `Via: SIP/2.0/TLS h\nFrom: <sip:a@h>;tag=1\nTo: <sip:b@h>\nCall-ID: x\nCSeq: ${at + 1} ${method}\n`;
			const type = body.length > 0 ? "Content-Type: application/sdp\n" : "";
			const record = "10:00:00.000 33C:B00 INFO  :: ";
			return (
				`${record}${method} sip:b@h SIP/2.0\n${headers}${type}Content-Length: ${body.join("\n").length}\n\n${body.join("\n")}\n` +
				`${record}SIP/2.0 200 OK\n${headers}Content-Length: 0\n\n`
			);
		})
		.join("");
}

function compared(good: Trace, bad: Trace, lines?: Pair["lines"]): Comparison {
	const answer = compareLogs({ trace: good, line: lines?.works }, { trace: bad, line: lines?.fails }, diagnose(bad));
	assert.ok(!("reason" in answer), "reason" in answer ? answer.reason : "");
	return answer;
}

function tracesOf({ works, fails }: Pair): readonly [good: Trace, bad: Trace] {
	const bad = readBy(fails);
	return [works === fails ? bad : readBy(works), bad];
}

function readBy(number: string): Trace {
	return parseTrace(textOf(number));
}

function textOf(number: string): string {
	return readFileSync(join(SCENARIOS, FILES.find((file) => file.startsWith(`${number}-`))!), "utf8");
}

function read(file: string): Trace {
	return parseTrace(readFileSync(join(SCENARIOS, file), "utf8"));
}
