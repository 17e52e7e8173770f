// The part of a log that a filter keeps, over a real connection: its findings come from the whole log, and its links lead
// into it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
	CallHierarchyItem,
	CodeAction,
	CodeLens,
	DocumentHighlight,
	DocumentSymbol,
	FoldingRange,
	Hover,
	InlayHint,
	InlayHintLabelPart,
	Location,
	LocationLink,
	SemanticTokens,
	SymbolInformation,
} from "vscode-languageserver/node";
import {
	COPY_REQUEST,
	type CopyResult,
	FILTER_REQUEST,
	FILTER_SCHEME,
	type FilterContext,
	type FilterResult,
	type FilterSource,
	FOLD_LINES_REQUEST,
	type FoldLinesResult,
	GO_TO_TIME_REQUEST,
	LOG_PLACE_REQUEST,
	type LogPlaceResult,
	OVERVIEW_REQUEST,
	type OverviewResult,
	STEP_REQUEST,
	STRETCH_REQUEST,
	type StepParams,
	type StepResult,
	type StretchResult,
} from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { EDITOR, type LspClient, startLspClient } from "../support/lspClient.ts";

const SAMPLE = "file:///logs/RTCDLL0.log";
const LOG = "file:///logs/calls.log";
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** A successful INVITE, one that fails, and an unanswered MESSAGE. */
const CALLS = writeLog(`
	0 INVITE 1
	0.5 180 1 INVITE
	1 # ringing
	1.2 # ringing on
	2 200 1 INVITE
	2.5 ACK 1
	3 INVITE 1 call=c2
	4 486 1 INVITE call=c2
	4.5 ACK 1 call=c2
	50 MESSAGE 1 call=c3
	100 # the end
`);

suite("language server: a part of a log", () => {
	let client: LspClient;

	setup(async () => {
		client = await startLspClient({
			settings: { codeLens: true, inlayHints: { elapsed: true } },
			initializationOptions: { rulePages: "file:///extension/docs/rules", clientCommands: true, grammar: true },
			capabilities: {
				workspace: {
					configuration: true,
					didChangeConfiguration: { dynamicRegistration: true },
					inlayHint: { refreshSupport: true },
				},
				textDocument: {
					...EDITOR.textDocument,
					implementation: {},
					codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
					foldingRange: { foldingRange: { collapsedText: true } },
				},
			},
		});
		client.open(SAMPLE, readFileSync(join(import.meta.dirname, "../fixtures/RTCDLL0.log"), "utf8"));
		client.open(LOG, CALLS);
	});

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("hints show the outcome, the request and the time from the whole log", async () => {
		const part = await open("status:401", SAMPLE);
		assert.deepEqual(await hints(part), ["0 ← REGISTER · 0 ms -> log 1"]);
		const requests = await open("is:request");
		assert.deepEqual(await hints(requests), [
			"0 → 200 Reason · 2 s -> log 17",
			"7 +500 ms -> log 17",
			"14 +500 ms -> part 8",
			"14 → 486 Reason · 1 s -> log 38",
			"21 +500 ms -> log 38",
			"28 +45.5 s -> part 22",
			"28 no response · 50 s -> nowhere",
		]);
	});
	test("hints are only for the requested range", async () => {
		const part = await open("is:request");
		const range = { start: { line: 20, character: 0 }, end: { line: 27, character: 0 } };
		assert.deepEqual(await hints(part, range), ["21 +500 ms -> log 38"]);
	});
	test("texts with line numbers say which log they refer to", async () => {
		const part = await open("status:401", SAMPLE);
		const [hint] = await client.request<InlayHint[]>("textDocument/inlayHint", { ...documentOf(part), range: WHOLE });
		const { tooltip } = (hint!.label as InlayHintLabelPart[])[0]!;
		assert.equal(tooltip, "Responds to the REGISTER on line 1, after 0 ms.\n\nLines are those of the whole log.");
		const hover = await client.request<Hover>("textDocument/hover", placeOf(part, 0, 50));
		const { value } = hover.contents as { value: string };
		assert.match(value, /Responds to the `REGISTER` on line 1/);
		assert.match(value, /Lines are those of the whole log\.$/);
		assert.equal(hover.range!.start.line, 0);
	});
	test("the outline shows outcomes from the log", async () => {
		const part = await open("is:request");
		const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", documentOf(part));
		assert.deepEqual(
			symbols.map(({ name, detail, selectionRange }) => `${selectionRange.start.line} ${name} ${detail}`),
			[
				"0 · INVITE 200 2 s · bob@example.com · success · CSeq 1 INVITE",
				"7 · ACK bob@example.com · CSeq 1 ACK",
				"14 · INVITE 486 1 s · bob@example.com · failed · CSeq 1 INVITE",
				"21 · ACK bob@example.com · 1 ACK",
				"28 · MESSAGE unanswered bob@example.com · CSeq 1 MESSAGE",
			],
		);
	});
	test("no token calls a response an orphan", async () => {
		const ask = async (uri: string) => {
			const params = { ...documentOf(uri), range: WHOLE };
			return (await client.request<SemanticTokens>("textDocument/semanticTokens/range", params)).data;
		};
		const { legend } = client.initializeResult.capabilities.semanticTokensProvider!;
		const types = (data: readonly number[]) =>
			data.flatMap((type, at) => (at % 5 === 3 && legend.tokenTypes[type] === "sipOutcome" ? [data[at + 1]!] : []));
		const challenged = 1 << legend.tokenModifiers.indexOf("challenged");
		assert.deepEqual(types(await ask(await open("status:401", SAMPLE))), [challenged]);
	});
	test("folding: a run of records is as long as in the part, a message shows its outcome", async () => {
		const part = await open("is:request or is:other");
		const folds = await client.request<FoldingRange[]>("textDocument/foldingRange", documentOf(part));
		assert.deepEqual(
			folds.map(({ startLine, collapsedText }) => `${startLine} ${collapsedText}`),
			[
				"0 alice@example.com → bob@example.com · 200 Reason · 2 s",
				"7 2 records that are not SIP",
				"9 alice@example.com → bob@example.com",
				"16 alice@example.com → bob@example.com · 486 Reason · 1 s",
				"23 alice@example.com → bob@example.com",
				"30 alice@example.com → bob@example.com · no response · 50 s",
			],
		);
	});

	test("F12 goes to the request in the part if it is there, otherwise in the log", async () => {
		const definition = async (uri: string, line: number) =>
			(await client.request<LocationLink[]>("textDocument/definition", placeOf(uri, line))).map(
				({ targetUri, targetSelectionRange, targetRange }) =>
					`${nameOf(targetUri)} ${targetSelectionRange.start.line + 1} ${targetRange.end.line + 1}`,
			);
		assert.deepEqual(await definition(await open("status:486"), 2), ["log 31 38"]);
		assert.deepEqual(await definition(await open("callid:=c2"), 8), ["part 1 8"]);
	});
	test("references, implementations and highlights", async () => {
		const part = await open("status:2xx or method:ACK");
		const lines = async (method: string, more = {}) =>
			(await client.request<Location[]>(method, { ...placeOf(part, 0), ...more })).map(placeText);
		assert.deepEqual(await lines("textDocument/references", { context: {} }), ["log 1", "log 8", "part 1", "part 8"]);
		assert.deepEqual(await lines("textDocument/implementation"), ["log 8", "part 1"]);
		const other = await open("status:1xx or status:2xx");
		const marked = await client.request<DocumentHighlight[]>("textDocument/documentHighlight", placeOf(other, 0));
		assert.deepEqual(
			marked.map(({ range }) => range.start.line),
			[7],
		);
	});
	test("call hierarchy: to causes and effects outside the part, and on from there", async () => {
		const part = await open("status:486");
		const [item] = await client.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", placeOf(part, 1));
		assert.equal(nameOf(item!.uri), "part");
		const causes = await client.request<{ from: CallHierarchyItem }[]>("callHierarchy/incomingCalls", { item });
		assert.deepEqual(
			causes.map(({ from }) => `${placeText({ uri: from.uri, range: from.selectionRange })} ${from.name}`),
			["log 31 · INVITE bob@example.com"],
		);
		const effects = await client.request<{ to: CallHierarchyItem }[]>("callHierarchy/outgoingCalls", {
			item: causes[0]!.from,
		});
		assert.equal(nameOf(effects[0]!.to.uri), "log");
	});

	test("steps: along the transaction in the log; failures in the part, or in the log if the part has none", async () => {
		const step = async (uri: string, line: number, along: StepParams["along"]) => {
			const params: StepParams = { ...placeOf(uri, line), along, direction: "next" };
			const found = await client.request<StepResult>(STEP_REQUEST, params);
			return found.range ? placeText(found) : found.reason;
		};
		const failed = await open("status:486");
		assert.equal(await step(failed, 0, "transaction"), "log 45");
		assert.equal(await step(failed, 0, "failure"), "part 1");
		assert.equal(await step(await open("status:200"), 0, "failure"), "log 38");
	});
	test("code actions are about the findings of the log", async () => {
		const part = await open("status:486");
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 90 } };
		const params = { ...documentOf(part), range, context: { diagnostics: [] } };
		const actions = await client.request<CodeAction[]>("textDocument/codeAction", params);
		const { title, command } = actions[0]!;
		assert.match(title, /^Go to line 31: /);
		assert.equal(nameOf(command!.arguments![0]), "log");
		assert.match(actions[1]!.command!.arguments![0], /^calls\.log, line 38, /);
	});
	test("code lenses: the statistics of the log, and the requests in the part", async () => {
		const part = await open("method:MESSAGE");
		const found = await client.request<CodeLens[]>("textDocument/codeLens", documentOf(part));
		const titles: string[] = [];
		for (const lens of found) {
			const { command, range } = await client.request<CodeLens>("codeLens/resolve", lens);
			titles.push(`${range.start.line} ${command!.title}`);
			if (command!.title === "Diagram") assert.deepEqual(command!.arguments, [LOG, 51]);
		}
		assert.deepEqual(titles, [
			"0 1 of 8 messages · 3 Call-IDs · 1 call busy · 1 conversation unanswered · 2 problems",
			"0 no response · 50 s",
			"0 1 message with this Call-ID",
			"0 Diagram",
		]);
	});

	test("overview, copy, mapping back", async () => {
		const part = await open("status:486");
		const overview = await client.request<OverviewResult>(OVERVIEW_REQUEST, documentOf(part));
		assert.deepEqual(overview, {
			text: "1 of 8 messages · 3 Call-IDs · 1 call busy · 1 conversation unanswered · 2 problems",
			worst: "warning",
			todo: "",
			answer: "The call from alice@example.com to bob@example.com failed: 486 Reason.",
			lineOfFailure: 38,
		});
		const copied = await client.request<CopyResult>(COPY_REQUEST, { ...placeOf(part, 3), what: "call" });
		assert.equal(copied.text === null ? copied.reason : copied.messages, 3);
		assert.deepEqual(await client.request<LogPlaceResult>(LOG_PLACE_REQUEST, placeOf(part, 3, 5)), placeOf(LOG, 40, 5));
		assert.deepEqual(await client.request<LogPlaceResult>(LOG_PLACE_REQUEST, placeOf(part, 99)), placeOf(LOG, 43));
		assert.deepEqual(await client.request<LogPlaceResult>(LOG_PLACE_REQUEST, placeOf(LOG, 4)), placeOf(LOG, 4));
	});
	test("times: Go to Time goes to the next record in the part, a selection lasts as long as in the log", async () => {
		const part = await open("is:request or is:other");
		const goTo = async (time: string, line = 0) => {
			const found = await client.request<StepResult>(GO_TO_TIME_REQUEST, { ...placeOf(part, line), time });
			return found.range ? placeText(found) : found.reason;
		};
		assert.equal(await goTo("10:00:02"), "part 10");
		assert.equal(await goTo("+1s", 16), "part 24");
		const invites = await open("method:INVITE is:request");
		const time = "10:00:50";
		const params = { ...placeOf(invites, 0), time };
		assert.equal(placeText((await client.request<StepResult>(GO_TO_TIME_REQUEST, params)) as Location), "log 52");
		// The selection ends with the second INVITE, long before the next record of the log.
		const range = { start: { line: 0, character: 0 }, end: { line: 14, character: 0 } };
		assert.deepEqual(await client.request<StretchResult>(STRETCH_REQUEST, { ...documentOf(invites), range }), {
			duration: "3 s",
			size: "2 records",
		});
	});
	test("fold lines: failures of the log stay open; runs of records are those of the part", async () => {
		const fold = async (uri: string, keep: string) =>
			(await client.request<FoldLinesResult>(FOLD_LINES_REQUEST, { ...placeOf(uri, 0), keep })).lines;
		assert.deepEqual(await fold(await open("is:request"), "failures"), [0, 7]);
		assert.deepEqual(await fold(await open("is:request"), "sip"), null);
		assert.deepEqual(await fold(await open("is:other"), "sip"), [0]);
	});
	test("workspace symbols name each conversation once", async () => {
		await open("status:486");
		const found = await client.request<SymbolInformation[]>("workspace/symbol", { query: "invite" });
		assert.deepEqual(
			found.map(({ location }) => location.uri),
			[LOG, LOG],
		);
	});

	test("when a log grows, its parts are judged again, and the editor is notified", async () => {
		const part = await open("method:MESSAGE is:request");
		assert.deepEqual((await hints(part)).slice(1), ["0 no response · 50 s -> nowhere"]);
		const asked = client.received("workspace/inlayHint/refresh");
		client.change(LOG, 2, { text: `${CALLS}${writeLog("101 200 1 MESSAGE call=c3")}` });
		await asked;
		assert.deepEqual((await hints(part)).slice(1), ["0 → 200 Reason · 51 s, slow -> log 60"]);
	});
	test("on its own: its log is closed or differs; and together again", async () => {
		const part = await open("status:486");
		const alone = ["0 ← INVITE not in this log -> nowhere"];
		client.change(LOG, 2, { text: CALLS.replace("486 Reason", "487 Reason") });
		assert.deepEqual(await hints(part), alone);
		client.change(LOG, 3, { text: CALLS });
		assert.equal((await hints(part)).at(-1), "0 ← INVITE · 1 s -> log 31");
		client.close(LOG);
		assert.deepEqual(await hints(part), alone);
		assert.deepEqual(await client.request<LogPlaceResult>(LOG_PLACE_REQUEST, placeOf(part, 3)), placeOf(part, 3));
		client.open(LOG, CALLS);
		assert.equal((await hints(part)).at(-1), "0 ← INVITE · 1 s -> log 31");
	});
	test("an invalid URI: the document is a log of its own", async () => {
		const { text } = await filter("status:486", LOG);
		for (const query of ["", "?", "?%7B", "?%", "?null", "?%7B%22log%22:1%7D", `?${encode({ query: "form:x" })}`]) {
			const uri = `${FILTER_SCHEME}:/x${query}`;
			client.open(uri, text);
			assert.deepEqual(await hints(uri), ["0 ← INVITE not in this log -> nowhere"]);
			client.close(uri);
		}
	});
	test("the settings are those of the log, and its severities", async () => {
		client.configure({ rules: { "failed-transaction": "error" }, inlayHints: { outcome: false } });
		assert.deepEqual(await hints(await open("problem:error status:4xx")), ["0 ← INVITE · 1 s -> log 31"]);
	});

	async function filter(query: string, log: string, context: FilterContext = "message") {
		const answer = await client.request<FilterResult>(FILTER_REQUEST, { ...documentOf(log), query, context });
		assert.ok(answer.text !== null, answer.reason);
		return answer;
	}

	/** Opens the document that our client would show for a query. */
	async function open(query: string, log = LOG): Promise<string> {
		const { text } = await filter(query, log);
		const uri = `${FILTER_SCHEME}:/part?${encode({ log, query })}`;
		client.open(uri, text);
		return uri;
	}

	/** `0 ← REGISTER · 0 ms -> log 1`: line, label, and target. */
	async function hints(uri: string, range = WHOLE): Promise<readonly string[]> {
		const found = await client.request<InlayHint[]>("textDocument/inlayHint", { ...documentOf(uri), range });
		return found.map(({ position, label }) => {
			const { value, location } = (label as InlayHintLabelPart[])[0]!;
			return `${position.line} ${value.trim()} -> ${location ? placeText(location) : "nowhere"}`;
		});
	}
});

function encode({ log = LOG, query, context = "message" }: Partial<FilterSource>): string {
	return encodeURIComponent(JSON.stringify({ log, query, context }));
}

function documentOf(uri: string) {
	return { textDocument: { uri } };
}

function placeOf(uri: string, line: number, character = 0) {
	return { ...documentOf(uri), position: { line, character } };
}

/** `log 12`, with 1-based lines. */
function placeText({ uri, range }: Location): string {
	return `${nameOf(uri)} ${range.start.line + 1}`;
}

function nameOf(uri: string): string {
	return uri.startsWith(FILTER_SCHEME) ? "part" : "log";
}
