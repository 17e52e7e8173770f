import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readFile } from "../../server/src/readFile.ts";

suite("readFile", () => {
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-read-"));
	const path = join(folder, "a log #1 100%.log");
	const bytes = Buffer.alloc(9 * 1024 * 1024, "0123456789");
	writeFileSync(path, bytes);
	const uri = pathToFileURL(path).href;
	const never = new AbortController().signal;

	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("gives the bytes, and reports progress", async () => {
		const shares: number[] = [];
		const found = await readFile(uri, bytes.length, (share) => shares.push(share), never);
		assert.ok(bytes.equals(found));
		assert.equal(shares.at(-1), 1);
		assert.ok(shares.length > 1 && shares.every((share, at) => at === 0 || share > shares[at - 1]!));
	});
	test("stops at the maximum", async () => {
		await assert.rejects(
			readFile(uri, bytes.length - 1, () => undefined, never),
			RangeError,
		);
	});
	test("stops when aborted", async () => {
		const cancel = new AbortController();
		const reading = readFile(uri, bytes.length, () => cancel.abort(), cancel.signal);
		await assert.rejects(reading, { name: "AbortError" });
	});
	test("rejects if there is no such file", async () => {
		await assert.rejects(
			readFile(`${uri}.gone`, 1, () => undefined, never),
			{ code: "ENOENT" },
		);
	});
});
