// How soon a followed log of 10 MB that grows by 100 KB/s shows what is written, and whether typing elsewhere is delayed by it.
// It measures and judges nothing, so it only runs if asked for: npm run test:e2e -- --follow.

import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import * as vscode from "vscode";
import { logPieces, makeLog } from "../bench/makeLog.ts";
import { say } from "./report.ts";
import { closeAllEditors, waitFor } from "./support.ts";

const START = 10 * 1024 * 1024;
const BYTES_PER_SECOND = 100 * 1024;
const SECONDS = 30;
/** Between two writes, in ms. */
const WRITE_MS = 100;
/** Between two characters that are typed, in ms; no multiple of the other. */
const TYPE_MS = 170;

suite("a log that grows by 100 KB/s", function () {
	this.timeout(180_000);
	let folder: string;

	suiteSetup(function () {
		if (!process.env.RTCDLL_TEST_FOLLOW) return this.skip();
		folder = mkdtempSync(join(tmpdir(), "rtcdll-follow-speed-"));
	});

	suiteTeardown(async () => {
		if (!folder) return;
		await closeAllEditors();
		rmSync(folder, { recursive: true, force: true });
	});

	test("how soon its findings are shown, and how long typing takes", async () => {
		const path = join(folder, "RTCDLL0.log");
		const old = makeLog(START);
		writeFileSync(path, old);
		let lines = old.split("\n").length - 1;
		const log = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
		await vscode.window.showTextDocument(log, { preview: false });
		await waitFor("its problems", () => vscode.languages.getDiagnostics(log.uri).length > 0);
		await vscode.commands.executeCommand("rtcdll.followLog");
		const other = await vscode.workspace.openTextDocument({ content: "" });
		await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Beside });
		const calm = await typingFor(10_000);

		/** The lines of the failures that were written and not yet seen, with the time of writing. */
		const awaited = new Map<number, number>();
		const delays: number[] = [];
		const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			if (!uris.some((uri) => uri.toString() === log.uri.toString())) return;
			const now = performance.now();
			for (const { range } of vscode.languages.getDiagnostics(log.uri)) {
				const since = awaited.get(range.start.line);
				if (since === undefined) continue;
				awaited.delete(range.start.line);
				delays.push(now - since);
			}
		});
		const loop = monitorEventLoopDelay({ resolution: 10 });
		loop.enable();
		const traffic = logPieces(Number.POSITIVE_INFINITY);
		let failures = 0;
		let writes = 0;
		const append = (text: string) => {
			appendFileSync(path, text);
			lines += text.split("\n").length - 1;
		};
		const writing = setInterval(() => {
			let text = "";
			while (text.length < (BYTES_PER_SECOND * WRITE_MS) / 1000) text += traffic.next().value;
			append(text);
			if (writes++ % 5 > 0) return;
			const { request, response } = failure(failures++);
			append(request);
			awaited.set(lines, performance.now());
			append(response);
		}, WRITE_MS);
		const busy = await typingFor(SECONDS * 1000);
		clearInterval(writing);
		loop.disable();
		await waitFor("the last finding", () => awaited.size === 0).catch(() => undefined);
		listener.dispose();

		const ms = (list: readonly number[]) => `${at(list, 0.5)}, ${at(list, 0.95)}, ${at(list, 1)} ms`;
		say(`${failures} failures written, ${awaited.size} never shown`);
		say(`median, 95th percentile and maximum, until a failure is shown: ${ms(delays)}`);
		say(`a character typed in another editor: ${ms(busy)}; while nothing is written: ${ms(calm)}`);
		const delay = (share: number) => Math.round(loop.percentile(share) / 1e6);
		say(`delay of the extension host's event loop: ${delay(50)}, ${delay(95)}, ${delay(100)} ms`);
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});
});

/** Types for so many ms, and returns how long each character took until the editor had it, in ms. */
async function typingFor(ms: number): Promise<readonly number[]> {
	const took: number[] = [];
	for (const end = performance.now() + ms; performance.now() < end; ) {
		const before = performance.now();
		await vscode.commands.executeCommand("type", { text: "x" });
		took.push(performance.now() - before);
		await new Promise((resolve) => setTimeout(resolve, TYPE_MS));
	}
	return took;
}

/** The value below which such a share of the list is, rounded. */
function at(list: readonly number[], share: number): number {
	const sorted = [...list].sort((one, other) => one - other);
	return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

/** A request that fails in a way of its own, so that its finding is not put together with others. */
function failure(number: number): { readonly request: string; readonly response: string } {
	const headers = `Call-ID: failure-${number}@192.0.2.1\r\nCSeq: 1 MESSAGE\r\nFrom: <sip:alice@contoso.com>;tag=1\r\nTo: <sip:bob@contoso.com>\r\n\r\n`;
	const record = (text: string) => `23:00:00.000 33C:B00 INFO  :: ${text}\r\n${headers}`;
	return {
		request: record("MESSAGE sip:bob@contoso.com SIP/2.0"),
		response: record(`SIP/2.0 ${500 + (number % 90)} Failure${number}`),
	};
}
