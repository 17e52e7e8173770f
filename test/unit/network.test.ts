// Nothing leaves the machine: the command line and the language server work with every socket denied.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { frame, startRawServer } from "../support/rawServer.ts";
import { at, METHODS, METHODS_OF_SEVERAL, URI } from "../support/requests.ts";

const ROOT = join(import.meta.dirname, "../..");
const NO_NETWORK = ["--require", join(ROOT, "test/support/noNetwork.cjs")];
const [SAMPLE, REFUSED] = ["RTCDLL0.log", "refused-sign-in.uccapilog"].map((name) =>
	join(ROOT, "test/fixtures", name),
) as [string, string];

suite("no network", () => {
	test("the denial itself: each network API ends the process", () => {
		for (const program of [
			"require('net').connect(9)",
			"require('net').createServer().listen(0)",
			"require('dgram').createSocket('udp4')",
			"require('dns').lookup('contoso.com', () => {})",
			"require('http').get('http://contoso.com')",
			"require('https').get('https://contoso.com')",
			"fetch('https://contoso.com')",
		]) {
			const { status } = spawnSync(process.execPath, [...NO_NETWORK, "-e", program]);
			assert.equal(status, 97, program);
		}
	});

	for (const [args, status] of [
		[["report", REFUSED], 1],
		[["report", "--format", "json", SAMPLE, REFUSED], 1],
		[["report", "--format", "markdown", REFUSED], 1],
		[["report", join(ROOT, "test/fixtures/dialects")], 1],
		[["grep", "status:403", REFUSED], 0],
		[["compare", SAMPLE, REFUSED], 1],
		[["ladder", "--format", "svg", REFUSED], 0],
		[["show", "--line=80", REFUSED], 0],
		[["merge", SAMPLE, REFUSED], 0],
		[["recover", join(ROOT, "test/fixtures/blog-paste.html")], 0],
	] as const) {
		test(`rtcdll ${args[0]} ${args[1].startsWith("--") ? args[2] : ""}`, () => {
			const done = spawnSync(process.execPath, [...NO_NETWORK, join(ROOT, "dist/cli.js"), ...args], {
				encoding: "utf8",
			});
			assert.equal(done.status, status, done.stderr);
			assert.notEqual(done.stdout, "");
		});
	}

	test("the language server, with every request", async () => {
		const server = await startRawServer({ node: NO_NETWORK });
		const textDocument = { uri: URI, languageId: "rtcdll", version: 1, text: readFileSync(REFUSED, "utf8") };
		server.write(frame({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } }));
		const methods = [...METHODS, ...METHODS_OF_SEVERAL];
		const params = { ...at({ line: 79, character: 60 }), logs: [{ name: "a", text: textDocument.text }] };
		for (const [number, method] of methods.entries()) server.request(number + 1, method, params);
		const answers = await Promise.all(methods.map((_, number) => server.answer(number + 1)));
		assert.match(JSON.stringify(answers), /403 Forbidden/);
		server.hangUp();
		assert.equal((await server.ended).status, 1);
	});
});
