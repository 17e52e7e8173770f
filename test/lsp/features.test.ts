// The protocol over a real connection: the requests that decorate the log, and those for navigation in it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type {
	CallHierarchyItem,
	CodeAction,
	CodeLens,
	Command,
	DocumentLink,
	FoldingRange,
	InlayHint,
	InlayHintLabelPart,
	SelectionRange,
	SemanticTokens,
	SymbolInformation,
} from "vscode-languageserver/node";
import { CLIENT_COMMANDS } from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { EDITOR, type LspClient, type LspOptions, startLspClient } from "../support/lspClient.ts";

const SAMPLE = "file:///logs/RTCDLL0.log";
const REFUSED = "file:///logs/refused%20sign-in.uccapilog";
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** Our own client: it sends the location of the rules' pages, and supports literals and collapsed texts. */
const OURS: LspOptions = {
	initializationOptions: { rulePages: "file:///extension/docs/rules", clientCommands: true, grammar: true },
	capabilities: {
		workspace: { configuration: true },
		textDocument: {
			...EDITOR.textDocument,
			codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
			foldingRange: { foldingRange: { collapsedText: true } },
		},
	},
};

suite("language server: features", () => {
	let client: LspClient;

	setup(() => start(OURS));

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("capabilities: exactly these, and semantic tokens by range only", () => {
		const { capabilities } = client.initializeResult;
		assert.equal(capabilities.inlayHintProvider, true);
		assert.deepEqual(capabilities.codeLensProvider, { resolveProvider: true });
		assert.equal(capabilities.selectionRangeProvider, true);
		assert.deepEqual(capabilities.documentLinkProvider, {});
		assert.equal(capabilities.workspaceSymbolProvider, true);
		assert.equal(capabilities.callHierarchyProvider, true);
		assert.deepEqual(capabilities.codeActionProvider, { codeActionKinds: ["quickfix"] });
		const tokens = capabilities.semanticTokensProvider as { range?: unknown; full?: unknown };
		assert.equal(tokens.range, true);
		assert.equal("full" in tokens, false);
	});

	test("inlay hints: label, target and tooltip", async () => {
		const found = await hints(SAMPLE);
		assert.deepEqual(found.map(shownHint), [
			"1 → 401 Unauthorized · 0 ms → 9",
			"9 ← REGISTER · 0 ms → 1",
			"19 → 200 OK · 141 ms → 27",
			"27 ← REGISTER · 141 ms → 19",
		]);
		assert.equal(part(found[2]!).tooltip, "This REGISTER was answered with 200 OK after 141 ms, on line 27.");
		assert.equal(found[0]!.paddingLeft, true);
	});

	test("inlay hints: three settings, and the limit for slow transactions", async () => {
		client.configure({ inlayHints: { outcome: false, answers: false, elapsed: true } });
		assert.deepEqual((await hints(SAMPLE)).map(shownHint), ["19 +711 ms → 9", "27 +141 ms → 19"]);
		client.configure({ inlayHints: { answers: false }, slowTransaction: 100 });
		assert.deepEqual((await hints(SAMPLE)).map(shownHint), [
			"1 → 401 Unauthorized · 0 ms → 9",
			"19 → 200 OK · 141 ms, slow → 27",
		]);
		client.configure({ inlayHints: "nonsense" });
		assert.equal((await hints(SAMPLE)).length, 4);
	});

	test("inlay hints: only those of the range", async () => {
		const range = { start: { line: 8, character: 0 }, end: { line: 12, character: 0 } };
		assert.deepEqual((await hints(SAMPLE, range)).map(shownHint), ["9 ← REGISTER · 0 ms → 1"]);
	});

	test("code lens: off by default; title and places are added on resolve", async () => {
		const ask = () => client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: SAMPLE } });
		assert.deepEqual(await ask(), []);
		client.configure({ codeLens: true });
		const found = await ask();
		assert.equal(
			found.every(({ command }) => command === undefined),
			true,
		);
		const resolved = await Promise.all(found.map((lens) => client.request<CodeLens>("codeLens/resolve", lens)));
		assert.deepEqual(
			resolved.map(({ range, command }) => `${range.start.line + 1} ${command!.title} | ${command!.command}`),
			[
				// Nothing failed, so there is nothing to go to.
				"1 4 messages · 1 Call-ID · no failure found | ",
				"1 401 Unauthorized · 0 ms | rtcdll.showLocations",
				"1 4 messages with this Call-ID | rtcdll.showLocations",
				"1 Diagram | rtcdll.showDiagram",
				"19 200 OK · 141 ms | rtcdll.showLocations",
				"19 4 messages with this Call-ID | rtcdll.showLocations",
				"19 Diagram | rtcdll.showDiagram",
				"19 Compare with the previous one | rtcdll.compareWithPrevious",
			],
		);
		const [uri, position, locations] = resolved[1]!.command!.arguments!;
		assert.equal(uri, SAMPLE);
		assert.deepEqual(position, resolved[1]!.range.start);
		assert.deepEqual(
			locations.map((place: { uri: string; range: typeof WHOLE }) => [place.uri, place.range.start.line + 1]),
			[
				[SAMPLE, 1],
				[SAMPLE, 9],
			],
		);
	});

	test("semantic tokens: with a grammar, only what it cannot know", async () => {
		assert.deepEqual(await tokens(SAMPLE), ["9:38-54 sipOutcome challenged"]);
		assert.deepEqual(
			(await tokens(REFUSED)).filter((token) => !token.endsWith("challenged")),
			["63:42-50 sipOutcome failed", "80:50-63 sipOutcome failed", "93:42-49 sipOutcome unanswered"],
		);
	});

	test("semantic tokens: everything for an editor without a grammar", async () => {
		await restart({ capabilities: { workspace: { configuration: true } } });
		assert.deepEqual((await tokens(SAMPLE)).slice(0, 3), ["1:0-30 comment ", "1:30-38 method ", "2:0-3 property "]);
	});

	test("folding: a summary only for an editor that supports it", async () => {
		const ask = () => client.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri: SAMPLE } });
		assert.deepEqual(
			(await ask()).map(({ collapsedText }) => collapsedText),
			[
				"yun.zheng@add.com.cn · 401 Unauthorized · 0 ms",
				"REGISTER · yun.zheng@add.com.cn",
				"yun.zheng@add.com.cn · 200 OK · 141 ms",
				"REGISTER · yun.zheng@add.com.cn",
			],
		);
		await restart({ capabilities: {} });
		assert.equal(
			(await ask()).some((fold) => "collapsedText" in fold),
			false,
		);
	});

	test("selection ranges: one result per position, each range inside the next", async () => {
		const positions = [
			{ line: 3, character: 42 },
			{ line: 7, character: 0 },
			{ line: 999, character: 9 },
		];
		const params = { textDocument: { uri: SAMPLE }, positions };
		const found = await client.request<SelectionRange[]>("textDocument/selectionRange", params);
		assert.equal(found.length, positions.length);
		const chain: string[] = [];
		for (let at: SelectionRange | undefined = found[0]; at; at = at.parent) {
			const { start, end } = at.range;
			chain.push(`${start.line + 1}:${start.character}-${end.line + 1}:${end.character}`);
		}
		assert.deepEqual(chain.slice(0, 6), ["4:37-4:69", "4:33-4:69", "4:6-4:85", "4:0-4:85", "2:0-7:16", "1:30-7:16"]);
		assert.equal(chain.at(-2), "1:0-17:16");
	});

	test("document links: addresses and RFCs, and no other scheme", async () => {
		const uri = "file:///logs/links.log";
		client.open(uri, 'x sts-uri="https://pool.contoso.com:443/a.svc" file:///etc/passwd RFC 3261 command:evil');
		const found = await client.request<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
		assert.deepEqual(
			found.map(({ target, range }) => [target, range.start.character]),
			[
				["https://pool.contoso.com:443/a.svc", 11],
				["https://www.rfc-editor.org/rfc/rfc3261", 66],
			],
		);
	});

	test("workspace symbols: conversations of all open logs, each with its file", async () => {
		const ask = async (query: string) =>
			(await client.request<SymbolInformation[]>("workspace/symbol", { query })).map(
				({ name, containerName, location }) => `${name} | ${containerName} | ${location.range.start.line + 1}`,
			);
		const found = await ask("register");
		assert.deepEqual(found, [
			"REGISTER · yun.zheng@add.com.cn | RTCDLL0.log (open log) · 48bbcb49bf9e4e5cbff05e1711dd829f@192.168.511.39 | 1",
			"REGISTER · alice@contoso.com | refused sign-in.uccapilog (open log) · d5f2b95d5be64c2cbfb38aa5d3a87ae7 | 3",
		]);
		assert.deepEqual(await ask("48bbcb49"), [
			"48bbcb49bf9e4e5cbff05e1711dd829f@192.168.511.39 | RTCDLL0.log (open log) · REGISTER · yun.zheng@add.com.cn | 1",
		]);
		client.close(SAMPLE);
		assert.equal((await ask("register")).length, 1);
	});

	test("call hierarchy: from a request down to its responses and up to its cause", async () => {
		const place = { textDocument: { uri: SAMPLE }, position: { line: 22, character: 3 } };
		const [item] = await client.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", place);
		assert.equal(item!.name, "→ REGISTER add.com.cn");
		const causes = await client.request<{ from: CallHierarchyItem }[]>("callHierarchy/incomingCalls", { item });
		assert.deepEqual(
			causes.map(({ from }) => `${from.name} | ${from.detail}`),
			["← 401 Unauthorized | line 9 · 711 ms before"],
		);
		const effects = await client.request<{ to: CallHierarchyItem; fromRanges: object[] }[]>(
			"callHierarchy/outgoingCalls",
			{ item },
		);
		assert.deepEqual(
			effects.map(({ to }) => `${to.name} | ${to.detail}`),
			["← 200 OK | answers the request · line 27 · 141 ms later"],
		);
		assert.deepEqual(effects[0]!.fromRanges, [item!.selectionRange]);
		const outside = { textDocument: { uri: REFUSED }, position: { line: 0, character: 0 } };
		assert.equal(await client.request("textDocument/prepareCallHierarchy", outside), null);
	});

	test("code actions: on a single character of a finding, with or without diagnostics", async () => {
		const range = { start: { line: 79, character: 52 }, end: { line: 79, character: 53 } };
		const diagnostics = (await client.diagnostics(REFUSED)).filter(({ code }) => code === "auth-failed");
		const ask = (context: object) =>
			client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri: REFUSED }, range, context });
		const found = await ask({ diagnostics });
		assert.deepEqual(
			found.map(({ title, kind, command }) => [title, kind, command!.command]),
			[
				["Go to line 63: The REGISTER with the credentials", "quickfix", CLIENT_COMMANDS.goToLocation],
				["Copy a summary for a ticket", "quickfix", CLIENT_COMMANDS.copyText],
				["Explain auth-failed", "quickfix", CLIENT_COMMANDS.openRulePage],
				["Set the severity of auth-failed...", "quickfix", CLIENT_COMMANDS.setRuleSeverity],
			],
		);
		assert.equal(found[0]!.command!.arguments![1].start.line + 1, 63);
		assert.match(
			found[1]!.command!.arguments![0],
			/^refused sign-in\.uccapilog, line 80, 04\/16\/2013 09:14:02\.448: Sign-in of /,
		);
		assert.deepEqual(found[2]!.command!.arguments, ["auth-failed"]);
		assert.deepEqual(found[0]!.diagnostics, diagnostics);
		// Without diagnostics in the request, all findings at the position count.
		assert.equal((await ask({ diagnostics: [] })).length, found.length);
		assert.deepEqual(await ask({ diagnostics, only: ["refactor"] }), []);
		assert.equal((await ask({ diagnostics, only: ["quickfix"] })).length, found.length);
	});

	test("code actions: commands for an editor without literals", async () => {
		const params = {
			textDocument: { uri: REFUSED },
			range: { start: { line: 79, character: 52 }, end: { line: 79, character: 52 } },
			context: { diagnostics: [] },
		};
		await restart({ initializationOptions: OURS.initializationOptions!, capabilities: {} });
		const commands = await client.request<Command[]>("textDocument/codeAction", params);
		assert.equal(commands[0]!.command, CLIENT_COMMANDS.goToLocation);
	});

	test("a log that is not open gets empty results", async () => {
		const textDocument = { uri: "file:///logs/other.log" };
		const position = { line: 0, character: 0 };
		assert.deepEqual(await client.request("textDocument/inlayHint", { textDocument, range: WHOLE }), []);
		assert.deepEqual(await client.request("textDocument/semanticTokens/range", { textDocument, range: WHOLE }), {
			data: [],
		});
		assert.deepEqual(await client.request("textDocument/selectionRange", { textDocument, positions: [position] }), []);
		assert.deepEqual(await client.request("textDocument/documentLink", { textDocument }), []);
		assert.equal(await client.request("textDocument/prepareCallHierarchy", { textDocument, position }), null);
	});

	test("any text gives results at any position", async () => {
		client.configure({ codeLens: true, inlayHints: { elapsed: true } });
		const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 15 });
		let version = 0;
		await fc.assert(
			fc.asyncProperty(text, fc.nat(20), fc.nat(60), async (pieces, line, character) => {
				const uri = `file:///logs/any-${version++}.log`;
				const textDocument = { uri };
				const position = { line, character };
				const range = { start: position, end: { line: line + 3, character: 0 } };
				client.open(uri, pieces.join(""));
				await client.request("textDocument/inlayHint", { textDocument, range });
				await client.request("textDocument/semanticTokens/range", { textDocument, range });
				await client.request("textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } });
				await client.request("textDocument/selectionRange", { textDocument, positions: [position] });
				await client.request("textDocument/documentLink", { textDocument });
				const items = await client.request<CallHierarchyItem[] | null>("textDocument/prepareCallHierarchy", {
					textDocument,
					position,
				});
				for (const item of items ?? []) {
					await client.request("callHierarchy/incomingCalls", { item });
					await client.request("callHierarchy/outgoingCalls", { item });
				}
				for (const lens of await client.request<CodeLens[]>("textDocument/codeLens", { textDocument })) {
					await client.request("codeLens/resolve", lens);
				}
				await client.request("workspace/symbol", { query: pieces[0] ?? "" });
				client.close(uri);
			}),
			{ numRuns: 100 },
		);
	});

	async function start(options: LspOptions): Promise<void> {
		client = await startLspClient(options);
		client.open(SAMPLE, fixture("RTCDLL0.log"));
		client.open(REFUSED, fixture("refused-sign-in.uccapilog"));
	}

	/** Replaces the editor that the test started with. */
	async function restart(options: LspOptions): Promise<void> {
		await client.stop();
		await start(options);
	}

	function hints(uri: string, range = WHOLE): Promise<InlayHint[]> {
		return client.request("textDocument/inlayHint", { textDocument: { uri }, range });
	}

	/** The tokens as `line:from-to type modifier`. */
	async function tokens(uri: string): Promise<readonly string[]> {
		const params = { textDocument: { uri }, range: WHOLE };
		const { data } = await client.request<SemanticTokens>("textDocument/semanticTokens/range", params);
		const { legend } = client.initializeResult.capabilities.semanticTokensProvider!;
		const found: string[] = [];
		let [line, character] = [0, 0];
		for (let at = 0; at < data.length; at += 5) {
			const [lines, characters, length, type, modifiers] = data.slice(at, at + 5) as [
				number,
				number,
				number,
				number,
				number,
			];
			character = lines > 0 ? characters : character + characters;
			line += lines;
			const names = legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
			found.push(`${line + 1}:${character}-${character + length} ${legend.tokenTypes[type]} ${names.join(" ")}`);
		}
		return found;
	}
});

const PIECES = [
	"10:00:00.000 33C:B00 INFO  :: ",
	"\r\n",
	"\n",
	"\r",
	"INVITE sip:bob@b SIP/2.0\r\n",
	"SIP/2.0 401 Unauthorized\r\n",
	writeLog("0 INVITE 1\n1 302 1 INVITE\n2 INVITE 2\n40 ACK 2"),
	"Call-ID: c\r\nCSeq: 1 INVITE\r\n",
	"https://a RFC 3261",
	"\uD800",
];

function fixture(name: string): string {
	return readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8");
}

function part({ label }: InlayHint): InlayHintLabelPart {
	return (label as InlayHintLabelPart[])[0]!;
}

/** `1 label → 9`, with 1-based lines. */
function shownHint(hint: InlayHint): string {
	const { value, location } = part(hint);
	return `${hint.position.line + 1} ${value.trim()}${location ? ` → ${location.range.start.line + 1}` : ""}`;
}
