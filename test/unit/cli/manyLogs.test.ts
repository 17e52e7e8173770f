// docs/many-logs.md: its queries work on the output of `report --format ndjson`, and their results match the scenarios' labels.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "./runCli.ts";

const ROOT = join(import.meta.dirname, "../../..");

const QUERIES = [...readFileSync(join(ROOT, "docs/many-logs.md"), "utf8").matchAll(/```sql\n(.*?)```/gs)].map(
	([, query]) => query!,
);

type Rows = readonly Readonly<Record<string, unknown>>[];

suite("cli: many logs", () => {
	let folder = "";
	let answers: readonly Rows[] = [];

	suiteSetup(async function () {
		// A separate program that is available on most systems, but not all.
		const duckDb = await import("@duckdb/node-api").catch(() => undefined);
		if (!duckDb) return this.skip();
		folder = mkdtempSync(join(tmpdir(), "rtcdll-many-"));
		const { stdout } = runCli(["report", "-f", "ndjson", "--fail-on", "never", "test/scenarios"], {
			cwd: ROOT,
			maxBuffer: 100_000_000,
		});
		const file = join(folder, "logs.ndjson");
		writeFileSync(file, stdout);
		const connection = await (await duckDb.DuckDBInstance.create(":memory:")).connect();
		const found: Rows[] = [];
		for (const query of QUERIES) {
			const reader = await connection.runAndReadAll(query.replace("logs.ndjson", file.replaceAll("\\", "/")));
			found.push(reader.getRowObjectsJS() as Rows);
		}
		answers = found;
	});
	suiteTeardown(() => {
		if (folder) rmSync(folder, { recursive: true, force: true });
	});

	const answerTo = (words: RegExp) => answers[QUERIES.findIndex((query) => words.test(query))]!;

	test("every query returns rows", () => {
		assert.equal(answers.length, QUERIES.length);
		for (const [at, rows] of answers.entries()) assert.ok(rows.length > 0, QUERIES[at]);
	});
	test("every log is counted once", () => {
		const logs = answerTo(/GROUP BY worst/).reduce((sum, row) => sum + Number(row.logs), 0);
		assert.equal(logs, 232);
	});
	test("causes of refused sign-ins", () => {
		const rows = answerTo(/GROUP BY status, why/);
		assert.ok(rows.some(({ status, why }) => Number(status) === 403 && /ms-diagnostics 4004/.test(String(why))));
	});
	test("findings are joined with their activities", () => {
		const rows = answerTo(/JOIN rows/);
		assert.ok(
			rows.some(({ rule, kind, result }) => rule === "auth-failed" && kind === "sign-in" && result === "refused"),
		);
	});
});
