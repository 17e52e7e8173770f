// Responses match the capabilities that the editor declared: a table of capabilities, and the response without and with each.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
	ClientCapabilities,
	CodeLens,
	Diagnostic,
	DocumentDiagnosticReport,
	DocumentSymbol,
	FoldingRange,
	Hover,
	Location,
	LocationLink,
	SemanticTokens,
	ShowDocumentParams,
	ShowMessageParams,
	SymbolInformation,
} from "vscode-languageserver/node";
import { readEditor } from "../../server/src/lsp/editor.ts";
import { SERVER_COMMANDS } from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { EDITOR, type LspClient, startLspClient } from "../support/lspClient.ts";

const URI = "file:///logs/refused.uccapilog";
const LOG = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const textDocument = { uri: URI };
const REFUSAL = { line: 79, character: 52 };

/** An editor that supports everything the server can send, but does not pull diagnostics. */
const ALL: ClientCapabilities = {
	general: { positionEncodings: ["utf-8", "utf-16"] },
	window: { showDocument: { support: true }, workDoneProgress: true },
	workspace: {
		...EDITOR.workspace,
		symbol: { symbolKind: { valueSet: EDITOR.textDocument.documentSymbol.symbolKind.valueSet } },
		codeLens: { refreshSupport: true },
		inlayHint: { refreshSupport: true },
		semanticTokens: { refreshSupport: true },
	},
	textDocument: {
		...EDITOR.textDocument,
		documentSymbol: { ...EDITOR.textDocument.documentSymbol, labelSupport: true },
		codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
		foldingRange: { rangeLimit: 3, lineFoldingOnly: true, foldingRange: { collapsedText: true } },
	},
};

/** A capability, a request whose response depends on it, and that response without and with it. */
const TABLE: readonly (readonly [
	declared: string,
	ask: (client: LspClient) => Promise<unknown> | unknown,
	without: unknown,
	withIt: unknown,
])[] = [
	[
		"general.positionEncodings",
		({ initializeResult }) => initializeResult.capabilities.positionEncoding,
		undefined,
		"utf-8",
	],
	[
		"hover.contentFormat",
		async (client) => {
			const hover = await client.request<Hover>("textDocument/hover", { textDocument, position: REFUSAL });
			const { kind, value } = hover.contents as { kind: string; value: string };
			return [kind, value.includes("**")];
		},
		["plaintext", false],
		["markdown", true],
	],
	[
		"documentSymbol.hierarchicalDocumentSymbolSupport, symbolKind",
		async (client) => {
			const found = await client.request<(DocumentSymbol | SymbolInformation)[]>("textDocument/documentSymbol", {
				textDocument,
			});
			const failed = found[5]!;
			return [failed.name, failed.kind, "location" in failed ? failed.location.range.start : failed.range.start];
		},
		["← 403 Forbidden · 46 ms · 3 REGISTER", 8, { line: 79, character: 0 }],
		["← 403 Forbidden", 24, { line: 79, character: 0 }],
	],
	[
		"documentSymbol.labelSupport",
		({ initializeResult }) => initializeResult.capabilities.documentSymbolProvider,
		true,
		{ label: "RTCDLL Log" },
	],
	[
		"workspace.symbol.symbolKind",
		async (client) =>
			(await client.request<SymbolInformation[]>("workspace/symbol", { query: "d5f2b95d" })).map(({ kind }) => kind),
		[15],
		[20],
	],
	[
		"definition.linkSupport",
		async (client) => {
			const [found] = await client.request<(Location | LocationLink)[]>("textDocument/definition", {
				textDocument,
				position: REFUSAL,
			});
			return "uri" in found!
				? found.range.start.line
				: [found!.targetRange.start.line, found!.targetSelectionRange.start.line];
		},
		62,
		[62, 62],
	],
	[
		"publishDiagnostics: relatedInformation, codeDescriptionSupport, tagSupport",
		async (client) => {
			const diagnostics = await client.diagnostics(URI);
			const failed = diagnostics.find(({ code }) => code === "auth-failed")!;
			const challenge = diagnostics.find(({ code }) => code === "auth-challenge")!;
			return [
				String(failed.message).split("\n").slice(1),
				failed.relatedInformation?.map(({ message }) => message),
				failed.codeDescription !== undefined,
				"data" in failed,
				challenge.tags,
			];
		},
		[["Line 63: The REGISTER with the credentials"], undefined, false, false, undefined],
		[[], ["The REGISTER with the credentials"], true, false, [1]],
	],
	[
		"codeAction.codeActionLiteralSupport",
		({ initializeResult }) => initializeResult.capabilities.codeActionProvider,
		true,
		{ codeActionKinds: ["quickfix"] },
	],
	[
		"window.showDocument: code actions",
		async (client) => {
			const actions = await client.request<({ title: string } & Record<"command", unknown>)[]>(
				"textDocument/codeAction",
				{
					textDocument,
					range: { start: REFUSAL, end: REFUSAL },
					context: { diagnostics: [] },
				},
			);
			return actions.map(({ title, command }) => [title, typeof command]);
		},
		[
			["Show a summary for a ticket", "string"],
			["Explain auth-failed", "string"],
		],
		[
			["Go to line 63: The REGISTER with the credentials", "object"],
			["Show a summary for a ticket", "object"],
			["Explain auth-failed", "object"],
		],
	],
	[
		"window.showDocument: commands",
		({ initializeResult }) => initializeResult.capabilities.executeCommandProvider!.commands.length,
		3,
		4,
	],
	[
		"foldingRange.rangeLimit, collapsedText",
		async (client) => {
			const found = await client.request<FoldingRange[]>("textDocument/foldingRange", { textDocument });
			return [found.length, found.some((fold) => "startCharacter" in fold), "collapsedText" in found[0]!];
		},
		[8, false, false],
		[3, false, true],
	],
];

suite("lsp: the form that the editor has declared", () => {
	let none: LspClient;
	let all: LspClient;

	suiteSetup(async () => {
		[none, all] = await Promise.all([startLspClient({ capabilities: {} }), startLspClient({ capabilities: ALL })]);
		for (const client of [none, all]) client.open(URI, LOG);
	});

	suiteTeardown(async () => {
		for (const client of [none, all]) {
			assert.deepEqual(client.logged, [], "the server logged errors");
			assert.equal(await client.stop(), 0);
		}
	});

	for (const [declared, ask, without, withIt] of TABLE) {
		test(declared, async () => {
			assert.deepEqual(await ask(none), without, "not declared");
			assert.deepEqual(await ask(all), withIt, "declared");
		});
	}

	test("the first supported form is used, and invalid values count as not declared", () => {
		const read = (capabilities: unknown) =>
			readEditor({ processId: null, rootUri: null, capabilities: capabilities as ClientCapabilities });
		assert.equal(read({ general: { positionEncodings: ["utf-7", "utf-32", "utf-8"] } }).positionEncoding, "utf-32");
		assert.equal(read({ textDocument: { hover: { contentFormat: ["plaintext", "markdown"] } } }).hoverMarkdown, false);
		const nonsense = {
			general: { positionEncodings: 8 },
			textDocument: { hover: { contentFormat: {} }, foldingRange: { rangeLimit: -1 } },
			workspace: { symbol: { symbolKind: { valueSet: "all" } } },
		};
		assert.deepEqual(read(nonsense), read({}));
		assert.deepEqual(read(null), read({}));
	});

	test("an editor that declares nothing receives no request, whatever changes", async () => {
		none.configure({ rules: { "auth-failed": "hint" } });
		const found = await none.diagnostics(URI);
		assert.equal(found.find(({ code }) => code === "auth-failed")!.severity, 4);
		assert.deepEqual(none.asked, []);
		none.configure({});
		await none.diagnostics(URI);
	});

	test("an editor that declares everything is asked for its settings and gets refresh requests", async () => {
		all.configure({ codeLens: true });
		await all.diagnostics(URI);
		assert.deepEqual([...new Set(all.asked)].sort(), [
			"client/registerCapability",
			"workspace/codeLens/refresh",
			"workspace/configuration",
			"workspace/inlayHint/refresh",
			"workspace/semanticTokens/refresh",
		]);
	});

	test("tokens: for the whole log without our grammar, with LSP's standard types", async () => {
		const { legend, full } = none.initializeResult.capabilities.semanticTokensProvider!;
		assert.equal(full, true);
		assert.deepEqual(legend.tokenTypes, [
			"macro",
			"method",
			"string",
			"property",
			"comment",
			"keyword",
			"number",
			"type",
		]);
		const { data } = await none.request<SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
		assert.ok(data.length / 5 > 150, `${data.length / 5} tokens`);
		assert.deepEqual(data.slice(0, 5), [0, 0, 42, legend.tokenTypes.indexOf("comment"), 0]);
	});

	test("tokens: only for the beginning of a large log", async () => {
		const uri = "file:///logs/large.log";
		none.open(uri, LOG.repeat(700));
		const ask = (kind: string, more: object) =>
			none.request<SemanticTokens>(`textDocument/semanticTokens/${kind}`, { textDocument: { uri }, ...more });
		const { data } = await ask("full", {});
		assert.equal(data.length, 5 * 100_000);
		const end = (LOG.split("\n").length - 1) * 700;
		const range = { start: { line: end - 200, character: 0 }, end: { line: end, character: 0 } };
		assert.ok((await ask("range", { range })).data.length > 0);
		none.close(uri);
	});

	test("columns: as the editor counts them, in requests and responses", async () => {
		const uri = "file:///logs/names.log";
		const log = writeLog('0 INVITE 1 | Subject: "Zoë 🙂" "x"\n1 200 1 INVITE');
		const line = log.split(/\r?\n/).findIndex((each) => each.startsWith("Subject"));
		for (const [encoding, width] of [
			["utf-8", 11],
			["utf-16", 8],
			["utf-32", 7],
		] as const) {
			const client = await startLspClient({ capabilities: { general: { positionEncodings: [encoding] } } });
			client.open(uri, log);
			const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
			const ask = async () =>
				(await client.request<SemanticTokens>("textDocument/semanticTokens/range", { textDocument: { uri }, range }))
					.data;
			// The name of the header, the first quoted text, and the second one, separated by a blank.
			assert.deepEqual(
				(await ask()).filter((_, at) => at % 5 === 1 || at % 5 === 2),
				[0, 7, 9, width, width + 1, 3],
			);
			const at = { line, character: 9 + width };
			client.change(uri, 2, { range: { start: at, end: { line, character: at.character + 1 } }, text: "→" });
			assert.deepEqual((await ask()).slice(10, 13), [0, width + (encoding === "utf-8" ? 3 : 1), 3]);
			await client.stop();
		}
	});

	test('diagnostics: an editor that pulls gets them on request, or "unchanged"', async () => {
		const capabilities = {
			workspace: { diagnostics: { refreshSupport: true } },
			textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } },
		};
		const client = await startLspClient({ capabilities });
		const pushed: Diagnostic[][] = [];
		client.onNotification("textDocument/publishDiagnostics", ({ diagnostics }: { diagnostics: Diagnostic[] }) =>
			pushed.push(diagnostics),
		);
		const ask = (previousResultId?: string) =>
			client.request<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument, previousResultId });
		assert.deepEqual(client.initializeResult.capabilities.diagnosticProvider, {
			interFileDependencies: false,
			workspaceDiagnostics: false,
		});
		assert.deepEqual(await ask(), { kind: "full", items: [] }, "not open");
		client.open(URI, LOG);
		const first = await ask();
		assert.ok(first.kind === "full" && first.items.some(({ code }) => code === "auth-failed"));
		assert.deepEqual(await ask(first.resultId), { kind: "unchanged", resultId: first.resultId });
		const refreshed = client.received("workspace/diagnostic/refresh");
		client.configure({ rules: { "auth-failed": "off" } });
		await refreshed;
		const second = await ask(first.resultId);
		assert.ok(second.kind === "full" && !second.items.some(({ code }) => code === "auth-failed"));
		client.change(URI, 2, { text: "" });
		const third = await ask(second.resultId);
		assert.ok(third.kind === "full" && third.items.length === 0);
		client.close(URI);
		await ask();
		assert.deepEqual(pushed, []);
		await client.stop();
	});

	test("commands: their result is returned, and shown if the editor supports that", async () => {
		const shown: unknown[] = [];
		for (const client of [none, all]) {
			client.onNotification("window/showMessage", ({ message }: ShowMessageParams) => shown.push(message));
			client.onRequest("window/showDocument", ({ uri, selection }: ShowDocumentParams) => {
				shown.push([uri.replace(/^.*\//, ""), selection]);
				return { success: true };
			});
		}
		const run = (client: LspClient, command: string, ...given: unknown[]) =>
			client.request<string | null>("workspace/executeCommand", { command, arguments: given });
		const range = { start: REFUSAL, end: REFUSAL };
		await run(all, SERVER_COMMANDS.showPlace, URI, range);
		const page = await run(all, SERVER_COMMANDS.showRule, "auth-failed");
		assert.match(page!, /^file:.*\/docs\/rules\/auth-failed\.md$/);
		assert.equal(await run(none, SERVER_COMMANDS.showRule, "auth-failed"), page);
		assert.equal(await run(none, SERVER_COMMANDS.showText, "two\nlines\u202e"), "two\nlines\\u{202e}");
		assert.equal(await run(none, SERVER_COMMANDS.showRule, "../secret"), null);
		assert.equal(await run(none, "rtcdll.unknown"), null);
		assert.match((await run(none, SERVER_COMMANDS.explainLog, URI))!, /`alice@contoso\.com` could not sign in/);
		assert.equal(await run(none, SERVER_COMMANDS.explainLog, "file:///other.log"), null);
		assert.deepEqual(shown, [
			["refused.uccapilog", range],
			["auth-failed.md", undefined],
			`auth-failed: Credentials were sent, and the server refused them. ${page}`,
			"two\nlines\\u{202e}",
		]);
	});

	test("code lenses: a click goes to the other end if the server can show it, otherwise they are plain text", async () => {
		all.configure({ codeLens: true });
		const commands = async (client: LspClient) => {
			const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument });
			const resolved = await Promise.all(lenses.map((lens) => client.request<CodeLens>("codeLens/resolve", lens)));
			return resolved.map(({ command }) => command!.command);
		};
		assert.deepEqual([...new Set(await commands(all))].sort(), ["", SERVER_COMMANDS.showPlace]);
		none.configure({ codeLens: true });
		assert.deepEqual([...new Set(await commands(none))], [""]);
	});
});
