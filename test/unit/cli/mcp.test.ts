// `rtcdll mcp` as a client of the Model Context Protocol sees it, with every socket denied.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { LONGEST_ANSWER, TOOLS } from "../../../server/src/core/index.ts";
import { CLI, runCli } from "./runCli.ts";

const TESTS = join(import.meta.dirname, "../..");
const NO_NETWORK = ["--require", join(TESTS, "support/noNetwork.cjs")];

/** With names for which there is no rule page. */
const LOG = readFileSync(join(TESTS, "fixtures/refused-sign-in.uccapilog"), "utf8")
	.replaceAll("alice", "zelda.quint")
	.replaceAll("contoso", "fabrikam");
const NAMES = /zelda|quint|fabrikam/i;

suite("cli: mcp", () => {
	let folder = "";
	let logs = "";
	let client: Client | undefined;

	setup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-mcp-"));
		logs = join(folder, "logs");
		mkdirSync(join(logs, "old"), { recursive: true });
		writeFileSync(join(logs, "a.uccapilog"), LOG);
		writeFileSync(join(logs, "old/b.uccapilog.gz"), gzipSync(LOG));
		writeFileSync(join(folder, "outside.log"), LOG);
	});
	teardown(async () => {
		await client?.close();
		client = undefined;
		rmSync(folder, { recursive: true, force: true });
	});

	async function start(...args: readonly string[]): Promise<void> {
		client = new Client({ name: "test", version: "1.0.0" });
		const command = { command: process.execPath, args: [...NO_NETWORK, CLI, "mcp", ...args], cwd: logs };
		await client.connect(new StdioClientTransport(command));
	}

	async function call(name: string, input: object): Promise<{ readonly text: string; readonly isError: boolean }> {
		const { content, isError } = await client!.callTool({ name, arguments: { ...input } });
		const texts = content.map((each) => (each.type === "text" ? each.text : each.type));
		return { text: texts.join("\n"), isError: isError === true };
	}

	async function refused(log: string, reason: RegExp): Promise<void> {
		const { text, isError } = await call("rtcdll_summarize_log", { log });
		assert.equal(isError, true, log);
		assert.match(text, reason);
	}

	test("lists the tools, each of which is read-only and takes a log", async () => {
		await start();
		const { tools } = await client!.listTools();
		assert.deepEqual(
			tools.map(({ name, description }) => [name, description]),
			TOOLS.map(({ name, description }) => [name, description]),
		);
		for (const { annotations, inputSchema } of tools) {
			assert.equal(annotations?.readOnlyHint, true);
			assert.ok(inputSchema.required?.includes("log"));
		}
	});

	test("each tool answers within its length limit and without names, whatever the model asks for", async () => {
		await start();
		for (const { name } of TOOLS) {
			const input = { log: "a.uccapilog", line: 80, query: "is:sip", redact: false, noRedact: true };
			const { text, isError } = await call(name, input);
			assert.equal(isError, false, text);
			assert.ok(text.length <= LONGEST_ANSWER);
			assert.doesNotMatch(text, NAMES, name);
			assert.match(text, /403 Forbidden/, name);
		}
		const { text } = await call("rtcdll_explain_finding", { log: "a.uccapilog", line: 80 });
		assert.match(JSON.parse(text).rulePage, /^# The server refused the credentials/);
	});

	test("names are included if the user started it that way", async () => {
		await start("--no-redact", logs);
		const { text } = await call("rtcdll_summarize_log", { log: "a.uccapilog" });
		assert.match(text, /zelda\.quint@fabrikam\.com could not sign in/);
	});

	test("a log that has changed is read again", async () => {
		await start();
		const counts = async () => JSON.parse((await call("rtcdll_summarize_log", { log: "a.uccapilog" })).text).counts;
		assert.equal((await counts()).messages, 7);
		writeFileSync(join(logs, "a.uccapilog"), LOG + LOG);
		assert.equal((await counts()).messages, 14);
	});

	test("paths within the folders: absolute, relative to any of them, in archives, and through a link that stays inside", async () => {
		const other = join(folder, "other");
		mkdirSync(other);
		writeFileSync(join(other, "c.uccapilog"), LOG);
		symlinkSync(join(logs, "old"), join(logs, "link"));
		await start(logs, other);
		for (const log of [join(logs, "a.uccapilog"), "c.uccapilog", "old/b.uccapilog.gz", "link/b.uccapilog.gz"]) {
			const { text, isError } = await call("rtcdll_summarize_log", { log });
			assert.equal(isError, false, text);
		}
	});

	test("a damaged log is recovered, and a note says which line numbers are used", async () => {
		writeFileSync(join(logs, "mail.txt"), LOG.replace(/^/gm, "> "));
		await start();
		const { content } = await client!.callTool({ name: "rtcdll_summarize_log", arguments: { log: "mail.txt" } });
		assert.equal(content.length, 2);
		const [answer, note] = content.map((each) => (each.type === "text" ? each.text : ""));
		assert.equal(JSON.parse(answer!).counts.messages, 7);
		assert.match(note!, /^Read from .*\. Line numbers refer to the log that rtcdll recover prints\.$/);
	});

	test("nothing outside is read, and the answer does not reveal whether it exists", async () => {
		symlinkSync(join(folder, "outside.log"), join(logs, "link.log"));
		symlinkSync(folder, join(logs, "up"));
		await start();
		const outside = /^This path is outside the folders that may be read\./;
		for (const log of ["../outside.log", "../missing.log", "old/../../outside.log", join(folder, "outside.log")]) {
			await refused(log, outside);
		}
		for (const log of ["link.log", "up/outside.log", "/dev/zero", "/nowhere", `${logs}-2/a.log`])
			await refused(log, outside);
	});

	test("a file that cannot be read as a log gets a reason", async () => {
		writeFileSync(join(logs, "program.exe"), Buffer.from("MZ\0\0\0\0"));
		await start();
		await refused("missing.log", /^There is no such file\. Check the path\.$/);
		await refused("a.uccapilog\0", /^There is no such file\. Check the path\.$/);
		await refused("old", /^This is a folder\. Name a log in it\.$/);
		await refused("program.exe", /\.$/);
		const { text, isError } = await call("rtcdll_show_message", { log: "a.uccapilog", number: 8 });
		assert.deepEqual([text, isError], ["There is no message 8: the log has 7.", true]);
	});

	test("nothing is written", async () => {
		await start();
		for (const { name } of TOOLS) await call(name, { log: "old/b.uccapilog.gz", line: 80, query: "is:sip" });
		assert.deepEqual(readdirSync(logs, { recursive: true }).sort(), [
			"a.uccapilog",
			"old",
			join("old", "b.uccapilog.gz"),
		]);
	});

	test("exits with 0 when the assistant ends, and with 2 if a folder cannot be read", () => {
		const ended = spawnSync(process.execPath, [CLI, "mcp"], { cwd: logs, input: "", encoding: "utf8" });
		assert.deepEqual([ended.status, ended.stdout, ended.stderr], [0, "", ""]);
		const missing = runCli(["mcp", "missing"], { cwd: logs });
		assert.deepEqual([missing.status, missing.stdout], [2, ""]);
		assert.match(missing.stderr, /^rtcdll: missing: This folder cannot be read \(ENOENT\)/);
		assert.equal(runCli(["mcp", "a.uccapilog"], { cwd: logs }).status, 2);
	});

	test("its library is loaded only by this command", () => {
		const library = /node_modules\/@modelcontextprotocol\//;
		const bundle = (name: string) => readFileSync(join(CLI, "..", name), "utf8");
		assert.match(bundle("cli.mcp.js"), library);
		for (const name of ["cli.js", "cli.main.js"]) assert.doesNotMatch(bundle(name), library);
	});
});
