// What users install, built as for a release: the .vsix contains what it needs, nothing else, and stays small, and the npm
// package runs once installed.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { openPromise } from "yauzl";
import { makeTarball } from "../../scripts/lib/npmPackage.mjs";
import { node24, npmOutput } from "../../scripts/lib/packages.mjs";
import { projectDir, refusedLog, sampleLog } from "../../scripts/lib/paths.mjs";

const manifest = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));

suite("the .vsix", function () {
	this.timeout(300_000);
	const vsix = join(projectDir, `${manifest.name}-${manifest.version}.vsix`);
	let said = "";

	suiteSetup(() => {
		const { status, stdout, stderr } = spawnSync(node24, [join(projectDir, "scripts", "package.mjs")], {
			encoding: "utf8",
		});
		said = stdout + stderr;
		assert.equal(status, 0, said);
	});

	test("is built without a warning", () => {
		assert.doesNotMatch(said, /warn/i);
	});

	test("contains what a user needs and nothing else", async () => {
		const files = [...(await contentsOf(vsix)).keys()].sort().filter((name) => name.startsWith("extension/"));
		assert.deepEqual(
			files.map((name) => name.slice("extension/".length)).filter((name) => !/^docs\/rules\/[\w-]+\.md$/.test(name)),
			[
				"LICENSE.txt",
				"changelog.md",
				"dist/THIRD-PARTY-NOTICES.txt",
				...["dist/client.browser.js", "dist/client.js", "dist/engine.js"],
				...["dist/flows.css", "dist/flows.js", "dist/ladder.css", "dist/ladder.js", "dist/lsp.js"],
				...["dist/server.browser.js", "dist/server.js", "dist/server.main.js"],
				...["images/icon-file-dark.svg", "images/icon-file-light.svg", "images/icon.png"],
				...["images/mark-dark.svg", "images/mark-light.svg", "images/transactions.svg"],
				...["compare", "findLog", "passOn"].map((step) => `images/walkthrough/${step}.svg`),
				...["readFailure", "seeLess", "switchOn"].map((step) => `images/walkthrough/${step}.svg`),
				...["l10n/bundle.l10n.de.json", "l10n/bundle.l10n.zh-cn.json", "language-configuration.json"],
				...["package.json", "package.nls.de.json", "package.nls.json", "package.nls.zh-cn.json", "readme.md"],
				...["syntaxes/message.tmLanguage.json", "syntaxes/rtcdll.tmLanguage.json"],
				// The samples of the walkthrough.
				...["test/fixtures/refused-sign-in.uccapilog", "test/scenarios/001-ntlm-sign-in.log"],
			],
		);
	});

	test("contains the files unchanged", async () => {
		const contents = await contentsOf(vsix);
		for (const name of ["package.json", "dist/engine.js", "dist/client.browser.js", "images/icon.png"]) {
			assert.ok(contents.get(`extension/${name}`)?.equals(readFileSync(join(projectDir, name))), name);
		}
	});

	test("has at most 600 KB", () => {
		assert.ok(statSync(vsix).size <= 600 * 1024, `${statSync(vsix).size} bytes`);
	});
});

suite("the npm package", function () {
	this.timeout(300_000);
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-installed-"));

	suiteSetup(async () => {
		const tarball = await makeTarball();
		// Offline: it needs no other package.
		npmOutput(["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, tarball], { cwd: folder });
	});

	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("has the command line", () => {
		assert.equal(npx("rtcdll", "--version"), `${manifest.version}\n`);
		assert.match(npx("rtcdll", "report", sampleLog), /RTCDLL0\.log: 4 records, 4 messages, 2 transactions/);
	});

	test("has the MCP server, which exits when its input ends", () => {
		const command = join(folder, "node_modules", ".bin", "rtcdll");
		const { status, stderr } = spawnSync(command, ["mcp", folder], {
			input: "",
			encoding: "utf8",
			shell: process.platform === "win32",
		});
		assert.deepEqual([status, stderr], [0, ""]);
	});

	test("has the language server, with the pages of the rules", async () => {
		const command = join(folder, "node_modules", ".bin", "rtcdll-language-server");
		const server = spawn(command, ["--stdio"], { stdio: "pipe", shell: process.platform === "win32" });
		const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
		const params = { processId: process.pid, rootUri: null, capabilities };
		const textDocument = { uri: "file:///a.uccapilog", languageId: "rtcdll", version: 1 };
		const text = readFileSync(refusedLog, "utf8");
		send(server, { id: 1, method: "initialize", params });
		send(server, { method: "initialized", params: {} });
		send(server, { method: "textDocument/didOpen", params: { textDocument: { ...textDocument, text } } });
		let answers = "";
		for await (const chunk of server.stdout) {
			answers += chunk;
			if (answers.includes("auth-failed.md")) break;
		}
		assert.match(answers, /"documentSymbolProvider"/);
		const page = /"(file:[^"]+\/auth-failed\.md)"/.exec(answers)?.[1];
		assert.match(readFileSync(new URL(page), "utf8"), /^# /);
		server.stdin.end();
		await once(server, "exit");
	});

	function npx(...command) {
		return npmOutput(["exec", "--offline", "--", ...command], { cwd: folder });
	}
});

function send(server, message) {
	const body = JSON.stringify({ jsonrpc: "2.0", ...message });
	server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** The files in a ZIP archive by name. Rejects if one is damaged. */
async function contentsOf(archive) {
	const zip = await openPromise(archive);
	const contents = new Map();
	for await (const entry of zip.eachEntry()) {
		contents.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
	}
	return contents;
}
