// The protocol over a real connection: each request as an editor sends it, to the built server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
	Diagnostic,
	DocumentSymbol,
	FoldingRange,
	Location,
	LocationLink,
	Range,
} from "vscode-languageserver/node";
import { STEP_REQUEST, type StepParams, type StepResult } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const SAMPLE = "file:///logs/RTCDLL0.log";
const REFUSED = "file:///logs/refused.uccapilog";

suite("language server", () => {
	let client: LspClient;

	setup(async () => {
		client = await startLspClient({
			initializationOptions: { rulePages: "file:///extension/docs/rules", clientCommands: true },
		});
		client.open(SAMPLE, fixture("RTCDLL0.log"));
		client.open(REFUSED, fixture("refused-sign-in.uccapilog"));
	});

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("declares nothing that scripts/lib/leftOut.mjs leaves out of our client", () => {
		const { diagnosticProvider, notebookDocumentSync, workspace } = client.initializeResult.capabilities;
		assert.deepEqual([diagnosticProvider, notebookDocumentSync, workspace?.fileOperations], Array(3).fill(undefined));
	});

	test("outline: one symbol for each message, in file order, without overlap", async () => {
		assert.deepEqual((await outline(SAMPLE)).map(shown), [
			"→ REGISTER 401 | 0 ms · add.com.cn · challenged · CSeq 1 REGISTER | 1-7",
			"← 401 Unauthorized | 0 ms · 1 REGISTER | 9-17",
			"→ REGISTER 200 | 141 ms · add.com.cn · success · CSeq 2 REGISTER | 19-25",
			"← 200 OK | 141 ms · 2 REGISTER | 27-35",
		]);
		const ranges = (await outline(REFUSED)).map(({ range }) => range);
		for (const [i, range] of ranges.slice(1).entries()) assert.ok(range.start.line > ranges[i]!.end.line);
	});

	test("definition: response to request, request to final response", async () => {
		assert.equal(await definition(SAMPLE, 12), 1);
		assert.equal(await definition(SAMPLE, 2), 9);
		assert.equal(await definition(SAMPLE, 19), 27);
		assert.equal(await definition(SAMPLE, 30), 19);
	});

	test("definition: a plain location for an editor without link support", async () => {
		const plain = await startLspClient({ capabilities: {} });
		plain.open(SAMPLE, fixture("RTCDLL0.log"));
		const found = await plain.request<Location[]>("textDocument/definition", at(SAMPLE, 12));
		assert.deepEqual(
			found.map(({ uri, range }) => [uri, range.start.line + 1]),
			[[SAMPLE, 1]],
		);
		await plain.stop();
	});

	test("implementation: all responses of the transaction", async () => {
		const found = await client.request<LocationLink[]>("textDocument/implementation", at(SAMPLE, 19));
		assert.deepEqual(
			found.map(({ targetSelectionRange }) => targetSelectionRange.start.line + 1),
			[27],
		);
	});

	test("references: the transaction from a start line or CSeq, the dialog from a Call-ID", async () => {
		assert.deepEqual(await references(SAMPLE, 1), [1, 9]);
		assert.deepEqual(await references(SAMPLE, 25), [19, 27]);
		assert.deepEqual(await references(SAMPLE, 24), [1, 9, 19, 27]);
	});

	test("highlight: the other messages of the transaction", async () => {
		const found = await client.request<{ range: Range }[]>("textDocument/documentHighlight", at(SAMPLE, 9));
		assert.deepEqual(
			found.map(({ range }) => range.start.line + 1),
			[1],
		);
	});

	test("folding: messages, and runs of non-SIP records", async () => {
		const found = await client.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri: REFUSED } });
		const lines = found.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1} ${kind}`);
		assert.deepEqual(lines.slice(0, 2), ["3-17 region", "19-31 region"]);
		assert.equal(lines.at(-1), "104-106 comment");
	});

	test("diagnostics: the reason on the line of the response, with rule, page and evidence", async () => {
		const [failed] = errors(await client.diagnostics(REFUSED));
		assert.equal(failed!.range.start.line + 1, 80);
		assert.equal(failed!.code, "auth-failed");
		assert.equal(failed!.codeDescription?.href, "file:///extension/docs/rules/auth-failed.md");
		assert.equal(
			failed!.message,
			"The credentials do not belong to the sign-in address (ms-diagnostics 4004): alice@contoso.com could not sign in",
		);
		assert.deepEqual(
			failed!.relatedInformation?.map(({ location }) => location.range.start.line + 1),
			[63],
		);
	});

	test("diagnostics: a sign-in that works has nothing above a hint, and the 401 is faded", async () => {
		const found = await client.diagnostics(SAMPLE);
		assert.deepEqual(
			found.map(({ code, severity, tags }) => [code, severity, tags]),
			[["auth-challenge", 4, [1]]],
		);
	});

	test("diagnostics: updated after a change, and removed when the log is closed", async () => {
		await client.diagnostics(SAMPLE);
		const line = (number: number) => ({ line: number - 1, character: 0 });
		client.change(SAMPLE, 2, { range: { start: line(27), end: line(37) }, text: "" });
		assert.deepEqual(
			(await client.diagnostics(SAMPLE)).map(({ code }) => code),
			["auth-challenge", "pending-request"],
		);
		assert.equal((await outline(SAMPLE)).length, 3);
		client.close(SAMPLE);
		assert.deepEqual(await client.diagnostics(SAMPLE), []);
	});

	test("settings: the severity of a rule, and off", async () => {
		await client.diagnostics(REFUSED);
		await client.diagnostics(SAMPLE);
		client.configure({
			rules: { "failed-transaction": "off", "auth-failed": "hint", "unanswered-request": "error", nonsense: 7 },
		});
		const found = await client.diagnostics(REFUSED);
		assert.deepEqual(
			found.filter(({ code }) => code !== "auth-challenge").map(({ code, severity }) => [code, severity]),
			[
				["auth-failed", 4],
				["error-code", 3],
				["unanswered-request", 1],
			],
		);
	});

	test("step: match, transaction and failure, with a reason if there is no target", async () => {
		assert.equal(await stepTo(SAMPLE, 12, "match", "next"), 1);
		assert.equal(await stepTo(SAMPLE, 27, "transaction", "next"), 19);
		assert.equal(await stepTo(REFUSED, 1, "failure", "next"), 80);
		assert.equal(await stepTo(REFUSED, 80, "failure", "next"), 93);
		assert.equal(await stepTo(REFUSED, 93, "failure", "next"), 80);
		assert.equal(await stepTo(REFUSED, 1, "failure", "previous"), 93);
		assert.equal(await stepTo(SAMPLE, 1, "failure", "next"), "No failure was found in this log.");
		assert.equal(await stepTo(REFUSED, 1, "match", "next"), "The cursor is not in a SIP message.");
		assert.equal(await stepTo(REFUSED, 93, "match", "next"), "This request has no response in this log.");
	});

	test("a log that is not open has empty answers", async () => {
		const uri = "file:///logs/other.log";
		assert.deepEqual(await outline(uri), []);
		assert.deepEqual(await client.request("textDocument/definition", at(uri, 1)), []);
		assert.equal(await stepTo(uri, 1, "failure", "next"), "This log is not open.");
	});

	test("any text gives results", async () => {
		const uri = "file:///logs/any.log";
		client.open(
			uri,
			"\uFEFF10:00:00.000 1:1 INFO :: INVITE sip:a SIP/2.0\r\rVia:\n\0\uD800\r\n10:00:00.000 1:1 INFO ::",
		);
		for (const method of ["definition", "implementation", "references", "documentHighlight"]) {
			await client.request(`textDocument/${method}`, { ...at(uri, 900), context: { includeDeclaration: true } });
		}
		assert.equal((await outline(uri)).length, 1);
	});

	async function outline(uri: string): Promise<DocumentSymbol[]> {
		return client.request("textDocument/documentSymbol", { textDocument: { uri } });
	}

	async function definition(uri: string, line: number): Promise<number | undefined> {
		const [link] = await client.request<LocationLink[]>("textDocument/definition", at(uri, line));
		return link && link.targetSelectionRange.start.line + 1;
	}

	async function references(uri: string, line: number): Promise<number[]> {
		const params = { ...at(uri, line), context: { includeDeclaration: true } };
		const found = await client.request<Location[]>("textDocument/references", params);
		return found.map(({ range }) => range.start.line + 1);
	}

	/** The 1-based target line of a step, or the reason why there is none. */
	async function stepTo(uri: string, line: number, along: StepParams["along"], direction: StepParams["direction"]) {
		const answer = await client.request<StepResult>(STEP_REQUEST, { ...at(uri, line), along, direction });
		return answer.range ? answer.range.start.line + 1 : answer.reason;
	}
});

function fixture(name: string): string {
	return readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8");
}

/** A position on a 1-based line. */
function at(uri: string, line: number) {
	return { textDocument: { uri }, position: { line: line - 1, character: 3 } };
}

function shown({ name, detail, range }: DocumentSymbol): string {
	return `${name} | ${detail} | ${range.start.line + 1}-${range.end.line + 1}`;
}

function errors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	return diagnostics.filter(({ severity }) => severity === 1);
}
