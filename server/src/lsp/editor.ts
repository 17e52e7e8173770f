// What the editor can take, read once from its `initialize`: an answer has the form that was declared, else the plainest one.

import { type DiagnosticTag, type InitializeParams, MarkupKind, SymbolKind } from "vscode-languageserver";
import { type InitializationOptions, readInitializationOptions } from "../protocol/initialization.ts";

/** An editor by what it has declared (`ClientCapabilities` of LSP 3.17). What it does not speak of it cannot take. */
export interface Editor {
	/** What it said besides LSP. */
	readonly options: InitializationOptions;
	/** The first of the encodings it offers; `undefined` where it offers none, and counts in UTF-16 units. */
	readonly positionEncoding: PositionEncoding | undefined;
	readonly hoverMarkdown: boolean;
	readonly nestedSymbols: boolean;
	readonly namedOutlines: boolean;
	/** The kinds that may stand in an outline, and in the answer to a search. */
	readonly symbolKinds: ReadonlySet<SymbolKind>;
	readonly foundSymbolKinds: ReadonlySet<SymbolKind>;
	/** Where an answer may lead to a whole message and not only to its start line. */
	readonly links: { readonly definition: boolean; readonly implementation: boolean };
	readonly diagnostics: DiagnosticForm;
	/** It asks for diagnostics, and gets none that it has not asked for. */
	readonly pullsDiagnostics: boolean;
	readonly codeActionLiterals: boolean;
	/** The server may have it show a document. */
	readonly showsDocuments: boolean;
	readonly foldTexts: boolean;
	/** How many folds it takes at most. */
	readonly mostFolds: number;
	/** What the server may have it ask for again. */
	readonly refreshes: ReadonlySet<Refreshed>;
	/** It can be asked for settings, and be told to tell of their changes. */
	readonly tellsSettings: boolean;
	readonly tellsChangedSettings: boolean;
}

/** The parts of a diagnostic that not every editor takes. */
export interface DiagnosticForm {
	readonly version: boolean;
	readonly relatedInformation: boolean;
	readonly codeDescription: boolean;
	readonly tags: ReadonlySet<DiagnosticTag>;
}

/** The values of `PositionEncodingKind` (LSP 3.17) that we support, the preferred one first. */
export const POSITION_ENCODINGS = ["utf-8", "utf-16", "utf-32"] as const;

/** How an editor counts columns; one that declares nothing counts UTF-16 units. */
export type PositionEncoding = (typeof POSITION_ENCODINGS)[number];

/** What an editor shows beside the text, as in `workspace/…/refresh`. */
export type Refreshed = "inlayHint" | "semanticTokens" | "codeLens" | "diagnostic";

/** Reads what an editor has sent; what has another shape than LSP gives it counts as not sent. */
export function readEditor({ capabilities, initializationOptions }: InitializeParams): Editor {
	const { textDocument, workspace, window, general } = capabilities ?? {};
	const { publishDiagnostics, diagnostic, codeAction, documentSymbol, foldingRange } = textDocument ?? {};
	// Since LSP 3.18 an editor may say this where it says that it asks.
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
		// Our client shows logs that VS Code has not opened, and it could not ask about those.
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
		tellsSettings: workspace?.configuration === true,
		tellsChangedSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
	};
}

function list<T>(value: readonly T[] | undefined): readonly T[] {
	return Array.isArray(value) ? value : [];
}

function isEncoding(value: unknown): value is PositionEncoding {
	return POSITION_ENCODINGS.some((each) => each === value);
}

/** The order of the formats is that in which the editor likes them. */
function isMarkupKind(value: unknown): value is MarkupKind {
	return value === MarkupKind.Markdown || value === MarkupKind.PlainText;
}

/** Without a list of its own an editor knows the kinds of LSP's first version. */
function kinds(valueSet: readonly SymbolKind[] | undefined): ReadonlySet<SymbolKind> {
	return new Set(Array.isArray(valueSet) ? valueSet : FIRST_KINDS);
}

const FIRST_KINDS: readonly SymbolKind[] = Array.from({ length: SymbolKind.Array }, (_, at) => (at + 1) as SymbolKind);

/** VS Code limits folds itself, by a setting; what its library declares is another number. */
function mostFolds(limit: unknown, { clientCommands }: InitializationOptions): number {
	return typeof limit === "number" && limit >= 0 && !clientCommands ? limit : Number.POSITIVE_INFINITY;
}
