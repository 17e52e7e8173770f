// The content of a ZIP archive: its texts, and why its other files are not read.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { openArchive } from "../../../server/src/cli/input/archive.ts";
import { manyCalls, SIGNED_IN } from "./logs.ts";
import { type Packed, zipOf } from "./zips.ts";

const PNG = { name: "screen.png", bytes: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1") };
const TRACE = { name: "trace.etl", bytes: Buffer.from([0, 0, 1, 0, 0x48, 5, 0, 0, 0x48, 5, 0, 0]) };
const MIB = 2 ** 20;

/** Every log of an archive as name and text or problem, and the problem of the archive itself. */
async function contents(bytes: Uint8Array) {
	const { logs, problem } = await openArchive(bytes);
	const read: (readonly [string, string | undefined, string | undefined])[] = [];
	for (const log of logs) {
		const input = await log.read();
		read.push([log.name, input.text, input.problem]);
	}
	return { read, problem };
}

async function problemOf(files: readonly Packed[]): Promise<string> {
	const { logs, problem } = await openArchive(zipOf(files));
	assert.deepEqual(logs, []);
	return problem!;
}

suite("cli: archive", () => {
	test("yields its text files in archive order, and skips everything else", async () => {
		const files = [
			{ name: "logs/", bytes: "", stored: true },
			{ name: "logs/b.log", bytes: SIGNED_IN },
			PNG,
			TRACE,
			{ name: "__MACOSX/logs/._b.log", bytes: "Mac OS X" },
			{ name: "logs\\a.log", bytes: "a", stored: true },
		];
		assert.deepEqual(await contents(zipOf(files)), {
			read: [
				["logs/b.log", SIGNED_IN, undefined],
				["logs/a.log", "a", undefined],
			],
			problem: undefined,
		});
	});
	test("decodes each text file by its own encoding", async () => {
		const files = [
			{ name: "wide.log", bytes: Buffer.from(`\uFEFFGrüße`, "utf16le") },
			{ name: "old.log", bytes: Buffer.from("Grüße", "latin1") },
		];
		const { read } = await contents(zipOf(files));
		assert.deepEqual(
			read.map(([, text]) => text),
			["Grüße", "Grüße"],
		);
	});
	test("opens a gzip file in it, and nothing deeper", async () => {
		const files = [
			{ name: "a.log.gz", bytes: gzipSync(SIGNED_IN) },
			{ name: "b.gz", bytes: gzipSync(gzipSync("x")) },
			{ name: "c.zip", bytes: zipOf([{ name: "c.log", bytes: "c" }]), stored: true },
		];
		const { read, problem } = await contents(zipOf(files));
		assert.deepEqual(read, [
			["a.log.gz", SIGNED_IN, undefined],
			["b.gz", undefined, "It contains a gzip file again, which is not opened. Unpack it first and name the log."],
		]);
		assert.equal(
			problem,
			"Archives within an archive are not opened: c.zip. Unpack the outer one and name the inner one or the logs.",
		);
	});
	test("a name that points outside the archive is only a name", async () => {
		const { read } = await contents(zipOf([{ name: "../../etc/passwd", bytes: "x" }]));
		assert.deepEqual(read, [["../../etc/passwd", "x", undefined]]);
	});

	test("says what it contains if nothing is text", async () =>
		assert.equal(
			await problemOf([PNG]),
			"This ZIP archive contains no text file: screen.png. Look for the RTCDLL0.log or the .uccapilog.",
		));
	test("says what to do with a trace", async () =>
		assert.match(await problemOf([PNG, TRACE]), /no text file: screen\.png, trace\.etl\. trace\.etl: .*Snooper/));
	test("says that it is empty", async () => assert.match(await problemOf([]), /is empty\./));
	test("says which files are encrypted", async () => {
		const files = Array.from({ length: 12 }, (_, at) => ({ name: `${at}.log`, bytes: "x", encrypted: true }));
		assert.equal(
			await problemOf(files),
			"Not read, because encrypted: 0.log, 1.log, 2.log, 3.log, 4.log, 5.log, 6.log, 7.log, 8.log, 9.log and 2 more. " +
				"Unpack the archive with its password and name the logs.",
		);
	});
	test("says which files use an unsupported compression", async () =>
		assert.match(
			await problemOf([{ name: "a.log", bytes: "x", method: 9 }]),
			/compression method is not supported: a\.log\./,
		));
	test("an encrypted file does not prevent reading the others", async () => {
		const { read, problem } = await contents(
			zipOf([
				{ name: "a.log", bytes: "a", encrypted: true },
				{ name: "b.log", bytes: "b" },
			]),
		);
		assert.deepEqual(read, [["b.log", "b", undefined]]);
		assert.match(problem!, /^Not read, because encrypted/);
	});

	test("damage within a file: what comes before it is read, with a message", async () => {
		const log = manyCalls(100);
		const packed = zipOf([{ name: "a.log", bytes: log }]);
		packed.fill(0xff, packed.length - 200, packed.length - 150);
		const { read } = await contents(packed);
		const [, text, problem] = read[0]!;
		// The data at the damage itself may unpack to anything.
		assert.equal(text!.slice(0, log.length / 2), log.slice(0, log.length / 2));
		assert.match(problem!, /^It is damaged\. What could be unpacked was read/);
	});
	test("a wrong checksum is damage", async () => {
		const { read } = await contents(zipOf([{ name: "a.log", bytes: "a", stored: true, checksum: 1 }]));
		assert.deepEqual(read[0]!.slice(0, 2), ["a.log", "a"]);
		assert.match(read[0]![2]!, /^It is damaged/);
	});
	test("an archive that is cut off", async () => {
		const whole = zipOf([{ name: "a.log", bytes: SIGNED_IN }]);
		const { logs, problem } = await openArchive(whole.subarray(0, -30));
		assert.deepEqual(logs, []);
		assert.match(problem!, /^This ZIP archive is damaged, cut off or .* Copy it again/);
	});
	test("a directory that is cut off keeps what it listed", async () => {
		const whole = zipOf([
			{ name: "a.log", bytes: "a" },
			{ name: "b.log", bytes: "b" },
		]);
		whole[whole.lastIndexOf("PK\x01\x02")] = 0;
		const { read, problem } = await contents(whole);
		assert.deepEqual(read, [["a.log", "a", undefined]]);
		assert.match(problem!, /^This ZIP archive is damaged/);
	});
	test("too many files", async () => {
		const files = Array.from({ length: 1001 }, (_, at) => ({ name: String(at), bytes: "", stored: true }));
		assert.match(await problemOf(files), /contains 1,001 files; the limit is 1,000/);
	});

	test("no more is unpacked than the archive lists", async () => {
		const { read } = await contents(zipOf([{ name: "a.log", bytes: "a".repeat(100 * MIB), claimed: 10 }]));
		assert.deepEqual(read[0]!.slice(0, 2), ["a.log", "a".repeat(10)]);
		assert.match(read[0]![2]!, /^It is damaged/);
	});
	test("a bomb is refused, with all entries that share its bytes", async () => {
		const bomb = { name: "a.log", bytes: "a".repeat(80 * MIB) };
		const sharing = Array.from({ length: 500 }, (_, at) => ({ ...bomb, name: String(at), bytes: "", overlaps: true }));
		const { read } = await contents(
			zipOf([bomb, ...sharing.map((file) => ({ ...file, claimed: 80 * MIB })), { name: "b.log", bytes: "b" }]),
		);
		assert.equal(read.length, 502);
		assert.match(read[0]![2]!, /^It unpacks to far more than a log would.* The rest of the archive was skipped\.$/);
		assert.ok(read.slice(1).every(([, text, problem]) => text === undefined && problem === undefined));
	});
	test("a bomb in a gzip file in an archive is refused", async () => {
		const { read } = await contents(zipOf([{ name: "a.gz", bytes: gzipSync("a".repeat(80 * MIB)) }]));
		assert.match(read[0]![2]!, /^It unpacks to far more/);
	});

	test("any bytes give a result", async () => {
		const whole = zipOf([
			{ name: "a.log", bytes: SIGNED_IN },
			{ name: "b.gz", bytes: gzipSync("b"), stored: true },
		]);
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
				await contents(Buffer.concat([Buffer.from("PK\x03\x04"), bytes]));
				await contents(Buffer.concat([Buffer.from("PK\x05\x06"), bytes]));
			}),
		);
		const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
				const damaged = Buffer.from(whole);
				for (const [at, byte] of changes) damaged[at] = byte;
				const { read, problem } = await contents(damaged);
				assert.ok(read.length > 0 || problem !== undefined);
			}),
			{ numRuns: 300 },
		);
	});
});
