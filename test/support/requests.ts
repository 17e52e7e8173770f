// The requests of the language server by name, with parameters that each of them accepts.

/** The log that the parameters refer to. */
export const URI = "file:///RTCDLL0.log";

/** The requests about one log, both of LSP and custom. */
export const METHODS: readonly string[] = [
	"textDocument/hover",
	"textDocument/definition",
	"textDocument/implementation",
	"textDocument/references",
	"textDocument/documentHighlight",
	"textDocument/documentSymbol",
	"textDocument/foldingRange",
	"textDocument/selectionRange",
	"textDocument/documentLink",
	"textDocument/codeLens",
	"textDocument/codeAction",
	"textDocument/inlayHint",
	"textDocument/semanticTokens/range",
	"textDocument/prepareCallHierarchy",
	"callHierarchy/incomingCalls",
	"callHierarchy/outgoingCalls",
	"workspace/symbol",
	...["outline", "step", "foldTexts", "foldLines", "copy", "body", "overview", "stretch", "goToTime", "filter"].map(
		ours,
	),
	...[
		"logPlace",
		"atCursor",
		"checkQuery",
		"countMatches",
		"presetQuery",
		"explain",
		"decodeToken",
		"recover",
		"redact",
	].map(ours),
	...["compareText", "comparePartners", "tree", "treePath", "flows", "flowRows", "flowsExport"].map(ours),
	...["markable", "marked", "assistant"].map(ours),
	...["ladder", "ladderRows", "ladderFind", "ladderMessage", "ladderSource", "ladderExport"].map(ours),
];

/** Those about two logs, a folder or a file. */
export const METHODS_OF_SEVERAL: readonly string[] = [
	"merge",
	"compareLogs",
	"summarize",
	"logsReport",
	"readFile",
].map(ours);

/** The name of a custom request. */
export function ours(name: string): string {
	return `rtcdll/${name}`;
}

/** The parameters of all requests at once; each uses those it knows. */
export function at(position: object | null): object {
	const range = position && { start: position, end: position };
	return {
		textDocument: { uri: URI },
		position,
		range,
		positions: [position],
		item: { uri: URI, range, selectionRange: range },
		context: { diagnostics: [] },
		folds: [{ startLine: 0, endLine: 3 }],
		options: { order: "time", filter: "all", search: "" },
		...{ query: "", preset: "failures", format: "text", part: "log", line: 0, from: 0, count: 10, what: "message" },
		...{ order: "time", filter: "all", search: "" },
		...{ tool: "rtcdll_summarize_log", input: {} },
		...{ keep: "sip", along: "match", direction: "next", time: "10:00", offset: 0, text: "x", parent: null },
	};
}
