// The server's capabilities. They are sent before the engine is loaded, so nothing that this file imports may import the
// engine.

import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { TOKEN_MODIFIERS } from "../core/features/semanticTokens/token.ts";
import { SERVER_COMMANDS } from "../protocol/commands.ts";
import type { Editor } from "./editor.ts";
import { typesFor } from "./tokenNames.ts";

/**
 * The capabilities for `initialize`: what the services in `services.ts` offer this editor, and the position encoding if the
 * editor offers any.
 */
export function capabilitiesFor(editor: Editor): ServerCapabilities {
	const { options, positionEncoding, pullsDiagnostics } = editor;
	return {
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		...(positionEncoding === undefined ? {} : { positionEncoding }),
		documentSymbolProvider: editor.namedOutlines ? { label: "RTCDLL Log" } : true,
		foldingRangeProvider: true,
		definitionProvider: true,
		implementationProvider: true,
		referencesProvider: true,
		documentHighlightProvider: true,
		hoverProvider: true,
		inlayHintProvider: true,
		semanticTokensProvider: {
			legend: { tokenTypes: typesFor(editor), tokenModifiers: [...TOKEN_MODIFIERS] },
			range: true,
			// If full tokens were offered, VS Code would request neither these nor a range in documents above its limit for
			// full tokens. Where our grammar colours the log, ranges are enough.
			...(options.grammar ? {} : { full: true }),
		},
		codeLensProvider: { resolveProvider: true },
		selectionRangeProvider: true,
		documentLinkProvider: {},
		workspaceSymbolProvider: true,
		callHierarchyProvider: true,
		codeActionProvider: editor.codeActionLiterals ? { codeActionKinds: [CodeActionKind.QuickFix] } : true,
		...(pullsDiagnostics ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
		// Our own client registers its own commands; these would be registered as additional ones.
		...(options.clientCommands ? {} : { executeCommandProvider: { commands: commandsFor(editor) } }),
	};
}

function commandsFor({ showsDocuments }: Editor): string[] {
	return Object.values(SERVER_COMMANDS).filter((each) => showsDocuments || each !== SERVER_COMMANDS.showPlace);
}
