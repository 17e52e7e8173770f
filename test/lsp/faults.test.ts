// What can go wrong around the server: bytes that are not LSP, a client that is gone, settings of the wrong type, files that
// change while they are read. The server continues, or says why it exits.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { READ_FILE_REQUEST, type ReadFileResult } from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { type LspClient, SERVER, startLspClient } from "../support/lspClient.ts";
import { frame, type RawServer, startRawServer } from "../support/rawServer.ts";

suite("lsp faults: bytes that are not LSP", () => {
	/** Continues after each message that is skipped. */
	let server: RawServer;
	let requests = 0;

	suiteSetup(async () => {
		server = await startRawServer();
	});
	suiteTeardown(() => server.kill());

	const goesOn = async () => {
		server.request(++requests, "workspace/symbol", { query: "" });
		assert.deepEqual((await server.answer(requests)).result, []);
	};

	for (const [name, bytes, sentence] of [
		["garbage", Buffer.from("\0\u00ff garbage\r\n\r\n", "latin1"), /without a Content-Length/],
		["no length", "Content-Type: x\r\n\r\n{}", /without a Content-Length/],
		["a length that is no number", "Content-Length: x\r\n\r\n{}", /is no number: x\./],
		["a length below zero", "Content-Length: -5\r\n\r\n{}", /is no number: -5\./],
		["a huge length", "Content-Length: 9007199254740991\r\n\r\n{}", /longer than \d+ bytes, .+: 9007199254740991\./],
		["a length that is too small", `Content-Length: 5\r\n\r\n{"jsonrpc":"2.0"}\r\n\r\n`, /without a Content-Length/],
		["a header that does not end", "x".repeat(10_000), /a header that does not end/],
		["a header that a terminal would obey", "\u001b[31m\r\n\r\n", /: \\u\{1b\}\[31m\./],
	] as const) {
		test(`${name}: a message on standard error, and status 1`, async () => {
			const lost = await startRawServer();
			lost.write(bytes);
			const { status, stderr } = await lost.ended;
			assert.equal(status, 1);
			assert.match(stderr, sentence);
			assert.match(stderr, /^.+\n(?:.+\n)?$/, "one sentence or two, and no stack");
		});
	}

	for (const [name, body] of [
		["JSON that is cut", '{"jsonrpc":"2.0","id":2,"meth'],
		["nothing", ""],
		["words", "shutdown please"],
		["JSON of great depth", "[".repeat(200_000)],
		["bytes that are no UTF-8", "\udc80"],
	] as const) {
		test(`a message of ${name} is reported and skipped`, async () => {
			const before = server.stderr();
			server.write(frame(body));
			await goesOn();
			assert.match(server.stderr().slice(before.length), /^A message could not be read and is passed over: .+\n$/);
		});
	}

	for (const [name, message] of [
		["a number", "42"],
		["null", "null"],
		["a list", "[]"],
		["an object without anything", "{}"],
		["an id that is an object", '{"jsonrpc":"2.0","id":{},"method":"shutdown"}'],
		["a method that is a number", '{"jsonrpc":"2.0","id":-5,"method":5}'],
		["an answer to what was never asked", '{"jsonrpc":"2.0","id":77,"result":1}'],
		["an error about nothing", '{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}'],
		[
			"a log of a numbered name",
			'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":5,"text":""}}}',
		],
		[
			"a log without a text",
			'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a"}}}',
		],
		["a change of nothing", '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"contentChanges":7}}'],
		["a notification without parameters", '{"jsonrpc":"2.0","method":"textDocument/didOpen"}'],
		["a second initialize", '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":null}}'],
	] as const) {
		test(`JSON that is not a message, or an unusual one: ${name}`, async () => {
			server.write(frame(message));
			await goesOn();
		});
	}
});

suite("lsp faults: started without a usable connection", () => {
	for (const args of [
		[],
		["--pipe=/tmp/x"],
		["--pipe", "/tmp/x"],
		["--socket=9"],
		["--socket"],
		["--node-ipc"],
		["--help"],
	]) {
		test(`${args.join(" ") || "no arguments"}: a message on standard error, and status 1`, () => {
			const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, ...args], { encoding: "utf8" });
			assert.equal(status, 1);
			assert.equal(stdout, "");
			assert.match(
				stderr,
				/^The language server is talked to over its standard streams: start it with --stdio\. .+\n$/,
			);
		});
	}
});

suite("lsp faults: an installation without its engine", () => {
	test("it sends its capabilities, and exits with an error about the missing file", async () => {
		const folder = mkdtempSync(join(tmpdir(), "rtcdll-broken-"));
		try {
			for (const name of ["server.js", "server.main.js", "lsp.js"]) {
				copyFileSync(join(dirname(SERVER), name), join(folder, name));
			}
			const broken = await startRawServer({ server: join(folder, "server.js") });
			const { status, stderr } = await broken.ended;
			assert.equal(status, 1);
			assert.match(stderr, /Cannot find module '\.\/engine\.js'/);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

suite("lsp faults: a client that is gone", () => {
	test("its end of the pipe is closed: status 1, or 0 after shutdown", async () => {
		const left = await startRawServer();
		left.hangUp();
		assert.equal((await left.ended).status, 1);
		const wellLeft = await startRawServer();
		wellLeft.request(1, "shutdown");
		await wellLeft.answer(1);
		wellLeft.hangUp();
		assert.equal((await wellLeft.ended).status, 0);
	});

	test("its process has died while another one keeps the pipe open", async () => {
		const client = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
		const server = await startRawServer({ clientProcess: client.pid! });
		client.kill("SIGKILL");
		assert.equal((await server.ended).status, 1);
	});
});

suite("lsp faults: settings of the wrong type", () => {
	const WRONG = [null, true, false, 0, -1, 1.5, 1e308, "", "x", "constructor", [], [1], {}, { rules: {} }, [[["x"]]]];
	const names = [...settingNames()];
	const uri = "file:///RTCDLL0.log";

	test("each setting with every JSON type: diagnostics and responses as usual", async () => {
		const client = await startLspClient();
		client.open(uri, writeLog("0 OPTIONS 1\n1 503 1 OPTIONS\n2 # end"));
		await client.diagnostics(uri);
		assert.ok(names.length > 30, "the settings of the manifest, with each rule");
		for (const name of names) {
			for (const value of WRONG) {
				client.configure(nested(name.split("."), value));
				const codes = (await client.diagnostics(uri)).map(({ code }) => code);
				assert.ok(codes.includes("failed-transaction"), `${name}: ${JSON.stringify(value)}`);
			}
			await client.request("textDocument/inlayHint", { textDocument: { uri }, range: WHOLE });
			await client.request("textDocument/codeLens", { textDocument: { uri } });
		}
		assert.deepEqual(client.logged, []);
		assert.equal(await client.stop(), 0);
	});

	test("all settings at once with every JSON type, requested or sent", async () => {
		for (const capabilities of [{}, { workspace: { configuration: true } }]) {
			const client = await startLspClient({ capabilities });
			client.open(uri, writeLog("0 OPTIONS 1\n1 503 1 OPTIONS\n2 # end"));
			await client.diagnostics(uri);
			for (const value of WRONG) {
				client.configure(value as object);
				assert.equal((await client.diagnostics(uri)).length, 1, JSON.stringify(value));
			}
			assert.equal(await client.stop(), 0);
		}
	});
});

suite("lsp faults: a file that the server reads", () => {
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-lsp-faults-"));
	const path = join(folder, "RTCDLL0.log");
	const uri = pathToFileURL(path).href;
	const text = writeLog("0 OPTIONS 1\n1 503 1 OPTIONS\n2 # end");
	let client: LspClient;

	setup(async () => {
		rmSync(path, { recursive: true, force: true });
		writeFileSync(path, text);
		client = await startLspClient();
	});
	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	const read = (other = uri) => client.request<ReadFileResult>(READ_FILE_REQUEST, { textDocument: { uri: other } });
	const rules = async () => (await client.diagnostics(uri)).map(({ code }) => code);

	test("is truncated, replaced, and grows again: its current content is used", async () => {
		await read();
		assert.deepEqual(await rules(), ["failed-transaction"]);
		truncateSync(path, text.indexOf("SIP/2.0 503"));
		assert.equal((await read()).reason, undefined);
		assert.deepEqual(await rules(), ["pending-request"]);
		const other = join(folder, "other.log");
		writeFileSync(other, writeLog("0 OPTIONS 1\n1 404 1 OPTIONS\n2 # end"));
		renameSync(other, path);
		await read();
		assert.deepEqual(await rules(), ["failed-transaction"]);
	});

	test("is deleted, or becomes a folder: a message, and what was read before is kept", async () => {
		await read();
		assert.deepEqual(await rules(), ["failed-transaction"]);
		rmSync(path);
		assert.match((await read()).reason ?? "", /could not be read \(ENOENT/);
		mkdirSync(path);
		assert.equal((await read()).reason, "This file could not be read (it is a folder).");
		const explained = await client.request<{ markdown: string }>("rtcdll/explain", { textDocument: { uri } });
		assert.match(explained.markdown, /503/);
	});

	test("is not readable: a message", async function () {
		// The superuser has all permissions, and Windows has no such file mode.
		if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
		chmodSync(path, 0);
		assert.match((await read()).reason ?? "", /could not be read \(EACCES/);
	});

	test("is a device: a message, and memory is not filled", async function () {
		if (!existsSync("/dev/zero")) this.skip();
		for (const device of ["/dev/zero", "/dev/null"])
			assert.equal((await read(`file://${device}`)).reason, "This file could not be read (it is a device or a pipe).");
	});
});

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

/** The names of the settings in the manifest after `rtcdll.`; for an object, one name per property. */
function* settingNames(): Generator<string> {
	const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
	const settings: Readonly<Record<string, { readonly properties?: object }>> =
		manifest.contributes.configuration.properties;
	for (const [name, { properties }] of Object.entries(settings)) {
		const own = name.replace("rtcdll.", "");
		yield own;
		for (const inner of Object.keys(properties ?? {})) yield `${own}.${inner}`;
	}
}

/** `{ inlayHints: { outcome: value } }` for `inlayHints.outcome`. */
function nested(way: readonly string[], value: unknown): object {
	return way.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
}
