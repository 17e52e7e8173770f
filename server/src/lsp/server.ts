// The language server, the same in every host: what it can do, and one line for each request.

import { type Connection, type InitializeParams, type Position, TextDocumentSyncKind } from "vscode-languageserver";
import {
	definition,
	folds,
	highlights,
	implementation,
	references,
	step,
	symbols,
	type Target,
	type Trace,
} from "../core/index.ts";
import { STEP_REQUEST, type StepParams, type StepResult } from "../protocol.ts";
import { publishDiagnostics } from "./diagnostics.ts";
import { followDocuments } from "./documents.ts";
import { followSettings } from "./settings.ts";
import * as toProto from "./toProto.ts";

/** What a host tells the server that only it can know. */
export interface Host {
	/** The folder URI of the rules' pages, without a slash at its end; the client's `initializationOptions` win. */
	readonly rulePages?: string;
}

/** Serves one editor on a connection that does not listen yet, until the editor ends it. */
export function startServer(connection: Connection, host: Host = {}): void {
	const logs = followDocuments(connection);
	const settings = followSettings(connection);
	let initializeParams: InitializeParams | undefined;
	const rulePages = () => rulePagesOf(initializeParams) ?? host.rulePages;

	connection.onInitialize((params) => {
		initializeParams = params;
		settings.initialize(params);
		return {
			capabilities: {
				textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
				documentSymbolProvider: { label: "RTCDLL Log" },
				definitionProvider: true,
				implementationProvider: true,
				referencesProvider: true,
				documentHighlightProvider: true,
				foldingRangeProvider: true,
			},
			serverInfo: { name: "rtcdll-log" },
		};
	});
	connection.onInitialized(() => initializeParams && settings.initialized(initializeParams));
	publishDiagnostics(connection, logs, settings, rulePages);

	connection.onDocumentSymbol(({ textDocument }) =>
		answer("documentSymbol", textDocument.uri, [], (trace) =>
			symbols(trace).map((symbol) => toProto.documentSymbol(trace.lines, symbol)),
		),
	);
	connection.onFoldingRanges(({ textDocument }) =>
		answer("foldingRange", textDocument.uri, [], (trace) => folds(trace).map(toProto.foldingRange)),
	);
	connection.onDefinition((params) => targets("definition", params, definition));
	connection.onImplementation((params) => targets("implementation", params, implementation));
	connection.onReferences(({ textDocument: { uri }, position }) =>
		answer("references", uri, [], (trace) =>
			references(trace, toProto.offset(trace.lines, position)).map(({ selection }) =>
				toProto.location(trace.lines, uri, selection),
			),
		),
	);
	connection.onDocumentHighlight(({ textDocument, position }) =>
		answer("documentHighlight", textDocument.uri, [], (trace) =>
			highlights(trace, toProto.offset(trace.lines, position)).map((each) =>
				toProto.documentHighlight(trace.lines, each),
			),
		),
	);
	connection.onRequest<StepResult, void>(
		STEP_REQUEST,
		async ({ textDocument: { uri }, position, along, direction }: StepParams) => {
			const current = await settings.of(uri);
			return answer<StepResult>(STEP_REQUEST, uri, { range: null, reason: "This log is not open." }, (trace) => {
				const found = step(
					trace,
					logs.get(uri)!.findings(current),
					toProto.offset(trace.lines, position),
					along,
					direction,
				);
				return "span" in found
					? { range: toProto.range(trace.lines, found.span) }
					: { range: null, reason: found.reason };
			});
		},
	);
	connection.listen();

	function targets(
		name: "definition" | "implementation",
		{
			textDocument: { uri },
			position,
		}: { readonly textDocument: { readonly uri: string }; readonly position: Position },
		find: (trace: Trace, offset: number) => readonly Target[],
	) {
		return answer(name, uri, [], (trace) => {
			const found = find(trace, toProto.offset(trace.lines, position));
			return toProto.locations(trace.lines, uri, found, linkSupport(initializeParams, name));
		});
	}

	/** Answers from an open log. A request that fails is logged and answered with `fallback`, so that the others go on. */
	function answer<T>(name: string, uri: string, fallback: T, work: (trace: Trace) => T): T {
		try {
			const log = logs.get(uri);
			return log ? work(log.trace) : fallback;
		} catch (error) {
			connection.console.error(`${name} failed: ${error instanceof Error ? error.stack : error}`);
			return fallback;
		}
	}
}

/** Whether the editor can show a target with its surroundings; older ones take only a plain location. */
function linkSupport(params: InitializeParams | undefined, name: "definition" | "implementation"): boolean {
	return params?.capabilities.textDocument?.[name]?.linkSupport === true;
}

function rulePagesOf(params: InitializeParams | undefined): string | undefined {
	const pages = (params?.initializationOptions as { rulePages?: unknown } | undefined)?.rulePages;
	return typeof pages === "string" ? pages : undefined;
}
