import assert from "node:assert/strict";
import { emptyPrefix, scanPrefix } from "../../../../server/src/core/log/record.ts";
import { parseMarks } from "../../../support/fixture.ts";

/** `date time process:thread level|text`, or `none`; the prefix starts at `<|>` or at the start of the line. */
function check(line: string, expected: string): void {
	const { text, offsets } = parseMarks(line);
	const prefix = emptyPrefix();
	const found = scanPrefix(text, offsets[0] ?? 0, prefix);
	assert.equal(found ? render(text, prefix) : "none", expected);
}

function render(text: string, prefix: ReturnType<typeof emptyPrefix>): string {
	const day = prefix.day === null ? "" : `${new Date(prefix.day * 86_400_000).toISOString().slice(0, 10)} `;
	const process = `${prefix.process.toString(16)}:${prefix.thread.toString(16)}`;
	const level = text.slice(prefix.levelStart, prefix.levelEnd);
	return `${day}${prefix.time} ${process} ${level}|${text.slice(prefix.textStart)}`;
}

suite("record: prefixes", () => {
	const accepted: readonly [string, string, string][] = [
		["RTCDLL", "10:38:58.520 33C:B00 INFO  :: text", "38338520 33c:b00 INFO|text"],
		["uccapilog", "04/16/2013|03:17:30.168 1F68:C14 INFO  :: text", "2013-04-16 11850168 1f68:c14 INFO|text"],
		["one blank before ::", "10:38:58.520 33C:B00 INFO :: text", "38338520 33c:b00 INFO|text"],
		["no blank before ::", "10:38:58.520 33C:B00 INFO:: text", "38338520 33c:b00 INFO|text"],
		["no blank behind ::", "10:38:58.520 33C:B00 INFO ::text", "38338520 33c:b00 INFO|text"],
		["one blank only is the separator's", "10:38:58.520 33C:B00 INFO ::  text", "38338520 33c:b00 INFO| text"],
		["no text", "10:38:58.520 33C:B00 INFO ::", "38338520 33c:b00 INFO|"],
		["tabs", "10:38:58.520\t33C:B00\tINFO\t::\ttext", "38338520 33c:b00 INFO|text"],
		["comma", "10:38:58,520 33C:B00 INFO :: text", "38338520 33c:b00 INFO|text"],
		["short hour", "1:38:58.520 33C:B00 INFO :: text", "5938520 33c:b00 INFO|text"],
		["short date", "4/6/2013|1:00:00.000 1:2 INFO :: text", "2013-04-06 3600000 1:2 INFO|text"],
		["lower-case hex", "10:38:58.520 1f68:c14 INFO :: text", "38338520 1f68:c14 INFO|text"],
		["all letters of hex", "10:38:58.520 abcdef:FEDCBA INFO :: text", "38338520 abcdef:fedcba INFO|text"],
		["eight digits", "10:38:58.520 FFFFFFFF:FFFFFFFF INFO :: text", "38338520 ffffffff:ffffffff INFO|text"],
		["WARN", "10:38:58.520 33C:B00 WARN  :: text", "38338520 33c:b00 WARN|text"],
		["a level of any name", "10:38:58.520 33C:B00 verbose :: text", "38338520 33c:b00 verbose|text"],
		["a place inside a text", "loose\n<|>0:00:00.000 0:0 X :: text", "0 0:0 X|text"],
		["the leap day", "02/29/2012|00:00:00.000 1:2 INFO :: t", "2012-02-29 0 1:2 INFO|t"],
		["the last day of a year", "12/31/1999|23:59:59.999 1:2 INFO :: t", "1999-12-31 86399999 1:2 INFO|t"],
	];
	for (const [name, line, expected] of accepted) test(name, () => check(line, expected));

	const refused: readonly [string, string][] = [
		["empty", ""],
		["a minute of one digit", "10:3:58.520 33C:B00 INFO :: text"],
		["a minute that is no number", "10:3x:58.520 33C:B00 INFO :: text"],
		["an hour that is no number", "1x:38:58.520 33C:B00 INFO :: text"],
		["seconds that are no number", "10:38:5x.520 33C:B00 INFO :: text"],
		["milliseconds that are no number", "10:38:58.52x 33C:B00 INFO :: text"],
		["another mark between process and thread", "10:38:58.520 33C;B00 INFO :: text"],
		["a level glued to the thread", "10:38:58.520 33C:B00INFO :: text"],
		["a month of three digits", "004/16/2013|03:17:30.168 1F68:C14 INFO :: text"],
		["a day of three digits", "04/016/2013|03:17:30.168 1F68:C14 INFO :: text"],
		["no seconds", "10:38.520 33C:B00 INFO :: text"],
		["no milliseconds", "10:38:58 33C:B00 INFO :: text"],
		["two milliseconds", "10:38:58.52 33C:B00 INFO :: text"],
		["four milliseconds", "10:38:58.5200 33C:B00 INFO :: text"],
		["a hour of three digits", "110:38:58.520 33C:B00 INFO :: text"],
		["no blank behind the time", "10:38:58.52033C:B00 INFO :: text"],
		["missing ::", "10:38:58.520 33C:B00 INFO text"],
		["one colon", "10:38:58.520 33C:B00 INFO : text"],
		[":: apart", "10:38:58.520 33C:B00 INFO : : text"],
		["no level", "10:38:58.520 33C:B00 :: text"],
		["a level with a digit", "10:38:58.520 33C:B00 INFO2 :: text"],
		["process too long", "10:38:58.520 123456789:B00 INFO :: text"],
		["thread too long", "10:38:58.520 33C:123456789 INFO :: text"],
		["no thread", "10:38:58.520 33C: INFO :: text"],
		["no process", "10:38:58.520 :B00 INFO :: text"],
		["not hex", "10:38:58.520 33G:B00 INFO :: text"],
		["0x", "10:38:58.520 0x33C:B00 INFO :: text"],
		["blank in front", " 10:38:58.520 33C:B00 INFO :: text"],
		["text in front", "x10:38:58.520 33C:B00 INFO :: text"],
		["a date without bar", "04/16/2013 03:17:30.168 1F68:C14 INFO :: text"],
		["a year of two digits", "04/16/13|03:17:30.168 1F68:C14 INFO :: text"],
		["year first", "2013/04/16|03:17:30.168 1F68:C14 INFO :: text"],
		["RTUTILS", "[1234] 10:38:58: text"],
		["a server's log", "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack) text"],
		["the Mac's log", "2012/05/18 08:32:28.602 SIPService::Logon"],
		["over a line end", "10:38:58.520\n33C:B00 INFO :: text"],
		["cut", "10:38:58.520 33C:B00 INFO :"],
		["other digits", "１０:38:58.520 33C:B00 INFO :: text"],
	];
	for (const [name, line] of refused) test(`not a prefix: ${name}`, () => check(line, "none"));

	test("a truncated prefix is not a prefix, wherever it is cut", () => {
		const line = "04/16/2013|03:17:30.168 1F68:C14 INFO  ::";
		for (let length = 0; length < line.length; length++) check(line.slice(0, length), "none");
	});

	test("the date of an earlier line is not kept", () => {
		const prefix = emptyPrefix();
		assert.ok(scanPrefix("04/16/2013|03:17:30.168 1:2 INFO ::", 0, prefix));
		assert.ok(scanPrefix("03:17:30.168 1:2 INFO ::", 0, prefix));
		assert.equal(prefix.day, null);
	});

	test("days are counted according to the calendar", () => {
		const prefix = emptyPrefix();
		for (const date of ["01/01/1970", "03/01/2000", "02/28/2100", "03/01/2100", "12/31/2026"]) {
			assert.ok(scanPrefix(`${date}|00:00:00.000 1:2 INFO ::`, 0, prefix));
			const [month, day, year] = date.split("/").map(Number);
			assert.equal(prefix.day, Date.UTC(year!, month! - 1, day) / 86_400_000, date);
		}
	});
});
