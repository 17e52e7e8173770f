import assert from "node:assert/strict";
import { deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { unpack } from "../../../server/src/cli/input/unpack.ts";
import { unpackedInput } from "../../../server/src/cli/input/unpackedInput.ts";
import { manyCalls } from "./logs.ts";

const LOG = manyCalls(20);
const MOST = 2 ** 30;

async function check(packed: Uint8Array, end: string, text: string, format: "gzip" | "deflate" = "gzip") {
	const unpacked = await unpack(packed, format, MOST);
	assert.deepEqual([unpacked.end, Buffer.from(unpacked.bytes).toString()], [end, text]);
}

suite("cli: unpack", () => {
	test("gzip and raw deflate", async () => {
		await check(gzipSync(LOG), "whole", LOG);
		await check(deflateRawSync(LOG), "whole", LOG, "deflate");
		await check(gzipSync(""), "whole", "");
	});
	test("several members are one text", () =>
		check(Buffer.concat([gzipSync("a"), gzipSync(LOG), gzipSync("b")]), "whole", `a${LOG}b`));
	test("bytes after the last member are ignored", () =>
		check(Buffer.concat([gzipSync(LOG), Buffer.alloc(512)]), "whole", LOG));

	test("cut-off data gives everything before the cut", async () => {
		const { bytes, end } = await unpack(gzipSync(LOG).subarray(0, -40), "gzip", MOST);
		assert.equal(end, "cut");
		assert.ok(bytes.length > LOG.length / 2 && LOG.startsWith(Buffer.from(bytes).toString()));
	});
	test("a cut-off checksum", () => check(gzipSync(LOG).subarray(0, -3), "cut", LOG));
	test("a wrong checksum: almost nothing is lost", async () => {
		const packed = gzipSync(LOG);
		packed[packed.length - 8]! ^= 1;
		const { bytes, end } = await unpack(packed, "gzip", MOST);
		assert.equal(end, "damaged");
		assert.ok(bytes.length > LOG.length - 1024 && LOG.startsWith(Buffer.from(bytes).toString()));
	});
	test("nothing but the magic number", () => check(Buffer.from([0x1f, 0x8b]), "cut", ""));

	test("no more than requested", async () => {
		for (const most of [0, 1, 100_000]) {
			const { bytes, end } = await unpack(gzipSync("x".repeat(200_000)), "gzip", most);
			assert.deepEqual([end, bytes.length], ["limit", most]);
		}
		assert.equal((await unpack(gzipSync("x".repeat(100)), "gzip", 100)).end, "whole");
	});
	test("2 GiB from 2 MB are refused early", async () => {
		const member = gzipSync(Buffer.alloc(64 * 2 ** 20));
		const { bytes, end } = await unpack(Buffer.concat(Array.from({ length: 32 }, () => member)), "gzip", MOST);
		assert.equal(end, "bomb");
		assert.ok(bytes.length < 66 * 2 ** 20);
	});
	test("a repetitive log is not a bomb", async () => {
		const packed = gzipSync("10:38:58.520 33C:B00 INFO  :: keep-alive\r\n".repeat(100_000));
		assert.equal((await unpack(packed, "gzip", MOST)).end, "whole");
	});

	test("any bytes give a result", () =>
		fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
				unpackedInput(await unpack(Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes]), "gzip", MOST));
				unpackedInput(await unpack(Buffer.concat([gzipSync(LOG).subarray(0, 100), bytes]), "gzip", MOST));
				unpackedInput(await unpack(bytes, "deflate", 1000));
			}),
		));
});
