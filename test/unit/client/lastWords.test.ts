// The reason why a server process exited, from real processes.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { LastWords } from "../../../client/src/lastWords.ts";
import { SHAPES } from "../../scaling/shapes.ts";
import { SERVER } from "../../support/lspClient.ts";
import { frame } from "../../support/rawServer.ts";

suite("last output of a server", () => {
	const words = new LastWords();

	function start(...options: readonly string[]) {
		const child = spawn(process.execPath, [...options, SERVER, "--stdio"], { stdio: ["pipe", "ignore", "pipe"] });
		child.stdin.on("error", () => undefined);
		const lines: string[] = [];
		words.listenTo(child.stderr, (line) => lines.push(line));
		child.stdin.write(frame({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {} } }));
		return { child, lines, ended: once(child, "exit") };
	}

	test("a server with too little memory for a log", async () => {
		const { child, lines, ended } = start("--max-old-space-size=16");
		const textDocument = { uri: "file:///a.log", languageId: "rtcdll", version: 1, text: SHAPES.calls!(20_000) };
		child.stdin.write(frame({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } }));
		await ended;
		assert.equal(await words.ranOutOfMemory(), true);
		assert.ok(lines.length > 1, "its words are handed on");
	});

	test("a server that was killed, after one with too little memory", async () => {
		const { child, ended } = start();
		child.kill("SIGKILL");
		await ended;
		assert.equal(await words.ranOutOfMemory(), false);
	});
});
