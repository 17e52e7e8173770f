// The Problems panel: each failure once, a mark at every place, and no quick fix offered twice.

import assert from "node:assert/strict";
import type { CodeAction, Diagnostic, Hover } from "vscode-languageserver/node";
import { writeLog } from "../support/fixture.ts";
import { EDITOR, type LspClient, startLspClient } from "../support/lspClient.ts";

const URI = "file:///logs/RTCDLL0.log";

/** Calls that all fail for the same reason, one a minute: too far apart to be retries of one another. */
function failedCalls(count: number): string {
	return writeLog(
		Array.from({ length: count }, (_, call) => {
			const at = call * 200;
			const time = [3600 * 10 + at].map(
				(s) =>
					`${[s / 3600, (s / 60) % 60, s % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":")}.000`,
			)[0]!;
			const rest = `call=c${call} from=sip:alice@contoso.com to=sip:bob@contoso.com`;
			return `${time} INVITE 1 ${rest}\n${time} 503 1 INVITE ${rest} reason=Busy | ms-diagnostics: 1`;
		}).join("\n"),
	);
}

suite("lsp: problems", () => {
	let client: LspClient;

	setup(async () => {
		client = await startLspClient({
			initializationOptions: { rulePages: "file:///rules", clientCommands: true },
			capabilities: {
				workspace: { configuration: true },
				textDocument: {
					...EDITOR.textDocument,
					codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
				},
			},
		});
	});

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	async function problems(text: string): Promise<readonly Diagnostic[]> {
		client.open(URI, text);
		return client.diagnostics(URI);
	}

	test("the same failure is listed once, links to its other places, and each of these has a mark", async () => {
		const found = await problems(failedCalls(3));
		// A refusal without an ACK is a separate hint.
		const [first, ...marks] = found.filter(({ code }) => code === "failed-transaction");
		assert.equal(
			first!.message,
			"The service is not available (ms-diagnostics 1), 3 times: the call from alice@contoso.com to bob@contoso.com failed",
		);
		assert.deepEqual(
			first!.relatedInformation!.slice(-2).map(({ location, message }) => [location.range.start.line, message]),
			marks.map(({ range }) => [range.start.line, "The same again"]),
		);
		assert.deepEqual(
			marks.map(({ severity, relatedInformation }) => [severity, relatedInformation![0]!.location.range]),
			[
				[4, first!.range],
				[4, first!.range],
			],
		);
	});

	test("recurrences never displace another failure", async () => {
		const other = writeLog("23:00:00.000 REGISTER 1 call=last\n23:00:01.000 404 1 REGISTER call=last");
		const found = await problems(`${failedCalls(200).repeat(6)}${other}`);
		assert.equal(found.length, 1000);
		const listed = found.filter(({ severity }) => severity! < 3);
		assert.deepEqual(
			listed.map(({ relatedInformation }) => relatedInformation!.length <= 41),
			[true, true],
		);
	});

	test("the hover on a problem shows the full message, and what to check", async () => {
		const [first] = await problems(failedCalls(1));
		const hover = await client.request<Hover>("textDocument/hover", {
			textDocument: { uri: URI },
			position: first!.range.end,
		});
		const { value } = hover.contents as { value: string };
		assert.match(
			value,
			/The call from alice\\@contoso\.com to bob\\@contoso\.com failed: 503 Busy\. The service is not/,
		);
		assert.match(value, /Check that the service is running/);
	});

	test("for two findings on a line, nothing is offered twice", async () => {
		const refused = (who: string) =>
			`<resource uri="${who}@fabrikam.com"><instance id="1" state="terminated" reason="rejected" cid=""/></resource>`;
		const list = `<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:a@b" version="1" fullState="true">${refused("bob")}${refused("carol")}</list>`;
		const diagnostics = await problems(
			writeLog(
				`0 SUBSCRIBE 1\n0 200 1 SUBSCRIBE\n1 BENOTIFY 2 | Event: presence | Content-Type: application/rlmi+xml | | ${list}`,
			),
		);
		assert.equal(diagnostics.length, 2);
		assert.equal(diagnostics[0]!.range.start.line, diagnostics[1]!.range.start.line);
		const { range } = diagnostics[0]!;
		const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
			textDocument: { uri: URI },
			range,
			context: { diagnostics },
		});
		const titles = actions.map(({ title }) => title);
		assert.deepEqual(titles, [...new Set(titles)]);
		const copy = actions.find(({ title }) => title.startsWith("Copy"))!.command!.arguments![0] as string;
		assert.match(copy, /bob@fabrikam\.com.*carol@fabrikam\.com/s);
	});
});
