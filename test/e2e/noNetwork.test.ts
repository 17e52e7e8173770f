// Nothing leaves the machine: all network functions in the extension host are watched while the extension is used. The
// language server is tested with every socket denied (test/unit/network.test.ts).

import assert from "node:assert/strict";
import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import net from "node:net";
import * as vscode from "vscode";
import { closeAllEditors, fixture, openFixture, waitFor, waitForHover } from "./support.ts";

suite("no network in the extension host", () => {
	let watch: Watch;

	setup(() => {
		watch = new Watch();
	});
	teardown(async () => {
		watch.end();
		await closeAllEditors();
	});

	test("the monitor itself detects every network API", async () => {
		const asked = [
			() => net.connect({ port: 9, host: "127.0.0.1" }).on("error", () => undefined),
			() => http.get("http://127.0.0.1:9").on("error", () => undefined),
			() => fetch("http://127.0.0.1:9").catch(() => undefined),
			() => dns.lookup("localhost", () => undefined),
			() => {
				const socket = dgram.createSocket("udp4");
				socket.send("", 9, "127.0.0.1", () => socket.close());
			},
		];
		for (const ask of asked) {
			const before = watch.stacks.length;
			ask();
			await waitFor(String(ask), () => watch.stacks.length > before);
		}
	});

	test("nothing requests the network while the extension is used", async () => {
		const { document } = await openFixture("refused-sign-in.uccapilog");
		await waitFor("problems", () => vscode.languages.getDiagnostics(document.uri).length > 0);
		await waitForHover(document, "403 Forbidden");
		const run = vscode.commands.executeCommand;
		await run("vscode.executeDocumentSymbolProvider", document.uri);
		await run("vscode.executeInlayHintProvider", document.uri, new vscode.Range(0, 0, 100, 0));
		await run("rtcdll.nextFailure");
		await run("rtcdll.showDiagramOfLog");
		await run("rtcdll.showFlows");
		await run("vscode.open", document.uri);
		await run("rtcdll.explainLog");
		await run("vscode.open", document.uri);
		await run("rtcdll.filter", "status:403");
		await run("rtcdll.explainFolder", vscode.Uri.joinPath(fixture("RTCDLL0.log"), "..", "dialects"));
		await run("rtcdll.restartServer");
		await waitForHover(document, "403 Forbidden");
		assert.deepEqual(watch.stacks, []);
	});
});

/** Records the callers of network functions in this process, and lets the calls through. */
class Watch {
	readonly stacks: string[] = [];
	readonly #restore: (() => void)[] = [];

	constructor() {
		this.#note(net.Socket.prototype, "connect");
		this.#note(net.Server.prototype, "listen");
		this.#note(dgram.Socket.prototype, "bind", "connect", "send");
		this.#note(dns, "lookup", "resolve", "resolve4", "resolve6");
		this.#note(dns.promises, "lookup", "resolve");
		this.#note(globalThis, "fetch", "WebSocket");
	}

	end(): void {
		for (const restore of this.#restore) restore();
	}

	#note<Owner extends object>(owner: Owner, ...names: (keyof Owner)[]): void {
		for (const name of names) {
			const before = owner[name];
			const { stacks } = this;
			this.#restore.push(() => {
				owner[name] = before;
			});
			// Called as a function, or with `new`.
			owner[name] = new Proxy(before as object, {
				apply(called, self, args) {
					stacks.push(new Error(String(name)).stack!);
					return Reflect.apply(called as never, self, args);
				},
				construct(called, args) {
					stacks.push(new Error(String(name)).stack!);
					return Reflect.construct(called as never, args);
				},
			}) as Owner[typeof name];
		}
	}
}
