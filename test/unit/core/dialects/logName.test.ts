import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isLogName } from "../../../../server/src/core/index.ts";

suite("file names of logs", () => {
	test("those that the manifest claims, and no others", () => {
		const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../../../package.json"), "utf8")) as {
			contributes: { languages: readonly { filenamePatterns: readonly string[] }[] };
		};
		for (const pattern of manifest.contributes.languages[0]!.filenamePatterns) {
			assert.ok(isLogName(pattern.replaceAll("*", "0")), pattern);
		}
		assert.ok(isLogName(posix.basename("C:/Tracing/Lync-UccApi-0.UccApilog")));
		for (const other of ["/logs/a.log", "/RTCDLL/a.log", "/logs/RTCDLL0.txt", "/logs/uccapilog", "/a.uccapilog.zip"]) {
			assert.ok(!isLogName(posix.basename(other)), other);
		}
	});
});
