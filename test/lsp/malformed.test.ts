// Requests from a client that violates LSP: each gets a response with valid positions, or an error that explains itself.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorCodes, ResponseError } from "vscode-languageserver";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { at, METHODS, METHODS_OF_SEVERAL, ours, URI } from "../support/requests.ts";

suite("lsp: malformed requests", () => {
	let client: LspClient;

	suiteSetup(async () => {
		client = await startLspClient();
		client.open(URI, readFileSync(join(import.meta.dirname, "../fixtures/RTCDLL0.log"), "utf8"));
		await client.diagnostics(URI);
	});

	suiteTeardown(async () => assert.equal(await client.stop(), 0));

	for (const [name, line, character] of [
		["no numbers", null, null],
		["words", "x", {}],
		["below zero", -1, -5],
		["a column below zero", 3, -5],
		["fractions", 1.5, 2.5],
		["beyond everything", 1e300, 1e300],
	] as const) {
		test(`positions: ${name}`, async () => {
			for (const method of METHODS) checkAnswer(method, await client.request(method, at({ line, character })));
		});
	}

	test("names of properties that every object has", async () => {
		const names = ["preset", "format", "part", "what", "keep", "along", "direction", "context", "query", "parent"];
		const params = {
			...at({ line: 0, character: 3 }),
			...Object.fromEntries(names.map((name) => [name, "constructor"])),
		};
		for (const method of METHODS) checkAnswer(method, await client.request(method, params));
	});

	test("missing parameters, or of another type, are the client's error, with our message", async () => {
		for (const method of [...METHODS, ...METHODS_OF_SEVERAL, "codeLens/resolve"]) {
			for (const params of [{}, { textDocument: null, item: 1, data: "x" }, { ...at(null), positions: 1, folds: {} }]) {
				const answer = await client.request(method, params).catch((error: unknown) => error);
				if (!(answer instanceof ResponseError)) checkAnswer(method, answer);
				else
					assert.deepEqual(
						[answer.code, /shape/.test(answer.message)],
						[ErrorCodes.InvalidParams, true],
						answer.message,
					);
			}
		}
	});

	test("a preset and a format that do not exist are answered with a reason", async () => {
		const params = { ...at({ line: 0, character: 0 }), preset: "constructor", format: "toString", part: "log" };
		assert.deepEqual(await client.request(ours("presetQuery"), params), {
			query: null,
			reason: "There is no filter of this name.",
		});
		assert.deepEqual(await client.request(ours("ladderExport"), params), {
			text: null,
			reason: "There is no format of this name.",
		});
	});

	test("after all of this, requests about the log work as before", async () => {
		const symbols = await client.request<readonly unknown[]>("textDocument/documentSymbol", {
			textDocument: { uri: URI },
		});
		assert.equal(symbols.length, 4);
	});
});

/** Every position in the response is valid in LSP: two integers from 0 upwards. */
function checkAnswer(method: string, answer: unknown): void {
	if (Array.isArray(answer)) for (const each of answer) checkAnswer(method, each);
	if (typeof answer !== "object" || answer === null) return;
	for (const [name, value] of Object.entries(answer)) {
		if (["line", "character", "startLine", "endLine"].includes(name)) {
			assert.ok(Number.isSafeInteger(value) && value >= 0, `${method}: ${name} ${value}`);
		}
		checkAnswer(method, value);
	}
}
