// What the editor supports, read once from `initialize`. Results use the form that the editor declared, or the simplest one.

import { type DiagnosticTag, type InitializeParams, MarkupKind, SymbolKind } from "vscode-languageserver";
import { type InitializationOptions, readInitializationOptions } from "../protocol/initialization.ts";

/** What an editor has declared (`ClientCapabilities` of LSP 3.17). Whatever it does not mention counts as unsupported. */
export interface Editor {
	/** What it sent as `initializationOptions`. */
	readonly options: InitializationOptions;
	/**
	 * The first encoding in its list that we support; `undefined` if it sent none of them, and then it counts UTF-16 units.
	 */
	readonly positionEncoding: PositionEncoding | undefined;
	readonly hoverMarkdown: boolean;
	readonly nestedSymbols: boolean;
	readonly namedOutlines: boolean;
	/** The symbol kinds that it accepts in an outline, and in the result of a workspace symbol search. */
	readonly symbolKinds: ReadonlySet<SymbolKind>;
	readonly foundSymbolKinds: ReadonlySet<SymbolKind>;
	/** Whether it accepts links to a whole message, not only to its start line. */
	readonly links: { readonly definition: boolean; readonly implementation: boolean };
	readonly diagnostics: DiagnosticForm;
	/** Whether it pulls diagnostics; if so, none are published. */
	readonly pullsDiagnostics: boolean;
	readonly codeActionLiterals: boolean;
	/** Whether the server can have it show a document. */
	readonly showsDocuments: boolean;
	readonly foldTexts: boolean;
	/** The maximum number of folding ranges. */
	readonly mostFolds: number;
	/** Which features the server can ask it to refresh. */
	readonly refreshes: ReadonlySet<Refreshed>;
	/** Whether the server can request settings, and register for changes of them. */
	readonly supportsConfiguration: boolean;
	readonly registersForSettings: boolean;
}

/** The optional parts of a diagnostic. */
export interface DiagnosticForm {
	readonly version: boolean;
	readonly relatedInformation: boolean;
	readonly codeDescription: boolean;
	readonly tags: ReadonlySet<DiagnosticTag>;
}

/** The values of `PositionEncodingKind` (LSP 3.17) that we support. */
export const POSITION_ENCODINGS = ["utf-8", "utf-16", "utf-32"] as const;

/** How an editor counts columns. An editor that declares nothing counts UTF-16 units. */
export type PositionEncoding = (typeof POSITION_ENCODINGS)[number];

/** The features with a `workspace/…/refresh` request. */
export type Refreshed = "inlayHint" | "semanticTokens" | "codeLens" | "diagnostic";

/** Reads what an editor declares. Values of a type that LSP does not allow count as absent. */
export function readEditor({ capabilities, initializationOptions }: InitializeParams): Editor {
	const { textDocument, workspace, window, general } = capabilities ?? {};
	const { publishDiagnostics, diagnostic, codeAction, documentSymbol, foldingRange } = textDocument ?? {};
	// LSP 3.18 allows these in the capability for pulled diagnostics, too.
	const diagnostics = { ...publishDiagnostics, ...diagnostic };
	const options = readInitializationOptions(initializationOptions);
	return {
		options,
		positionEncoding: POSITION_ENCODINGS.find((each) => each === list(general?.positionEncodings).find(isEncoding)),
		hoverMarkdown: list(textDocument?.hover?.contentFormat).find(isMarkupKind) === MarkupKind.Markdown,
		nestedSymbols: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		namedOutlines: documentSymbol?.labelSupport === true,
		symbolKinds: kinds(documentSymbol?.symbolKind?.valueSet),
		foundSymbolKinds: kinds(workspace?.symbol?.symbolKind?.valueSet),
		links: {
			definition: textDocument?.definition?.linkSupport === true,
			implementation: textDocument?.implementation?.linkSupport === true,
		},
		diagnostics: {
			version: publishDiagnostics?.versionSupport === true,
			relatedInformation: diagnostics.relatedInformation === true,
			codeDescription: diagnostics.codeDescriptionSupport === true,
			tags: new Set(list(diagnostics.tagSupport?.valueSet)),
		},
		// Our client shows logs that VS Code has not opened as documents, for which VS Code would never pull diagnostics.
		pullsDiagnostics: Boolean(diagnostic) && !options.clientCommands,
		codeActionLiterals: Boolean(codeAction?.codeActionLiteralSupport),
		showsDocuments: window?.showDocument?.support === true,
		foldTexts: foldingRange?.foldingRange?.collapsedText === true,
		mostFolds: mostFolds(foldingRange?.rangeLimit, options),
		refreshes: new Set(
			(["inlayHint", "semanticTokens", "codeLens", "diagnostic"] as const).filter(
				(each) => workspace?.[each === "diagnostic" ? "diagnostics" : each]?.refreshSupport === true,
			),
		),
		supportsConfiguration: workspace?.configuration === true,
		registersForSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
	};
}

function list<T>(value: readonly T[] | undefined): readonly T[] {
	return Array.isArray(value) ? value : [];
}

function isEncoding(value: unknown): value is PositionEncoding {
	return POSITION_ENCODINGS.some((each) => each === value);
}

/** True for a format that LSP defines. The editor lists them in order of preference. */
function isMarkupKind(value: unknown): value is MarkupKind {
	return value === MarkupKind.Markdown || value === MarkupKind.PlainText;
}

/** LSP's default for an editor that sends no list: the kinds of the first version. */
function kinds(valueSet: readonly SymbolKind[] | undefined): ReadonlySet<SymbolKind> {
	return new Set(Array.isArray(valueSet) ? valueSet : FIRST_KINDS);
}

const FIRST_KINDS: readonly SymbolKind[] = Array.from({ length: SymbolKind.Array }, (_, at) => (at + 1) as SymbolKind);

/** VS Code enforces its own limit, from a setting; the number that its client library declares is a different one. */
function mostFolds(limit: unknown, { clientCommands }: InitializationOptions): number {
	return typeof limit === "number" && limit >= 0 && !clientCommands ? limit : Number.POSITIVE_INFINITY;
}
