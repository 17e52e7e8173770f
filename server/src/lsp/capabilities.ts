// What the server can do for an editor. It is said before the engine is loaded, so nothing that this file needs may need that.

import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { TOKEN_MODIFIERS } from "../core/features/semanticTokens/token.ts";
import { SERVER_COMMANDS } from "../protocol/commands.ts";
import type { Editor } from "./editor.ts";
import { typesFor } from "./tokenNames.ts";

/** The answer to `initialize`: what the services of `services.ts` offer this editor, and how columns are counted if it was asked. */
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
			// Where a document is too large for full tokens, VS Code, which has the grammar, would ask for no range either.
			...(options.grammar ? {} : { full: true }),
		},
		codeLensProvider: { resolveProvider: true },
		selectionRangeProvider: true,
		documentLinkProvider: {},
		workspaceSymbolProvider: true,
		callHierarchyProvider: true,
		codeActionProvider: editor.codeActionLiterals ? { codeActionKinds: [CodeActionKind.QuickFix] } : true,
		...(pullsDiagnostics ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
		// Our own client has commands of its own, and would take these for more of them.
		...(options.clientCommands ? {} : { executeCommandProvider: { commands: commandsFor(editor) } }),
	};
}

function commandsFor({ showsDocuments }: Editor): string[] {
	return Object.values(SERVER_COMMANDS).filter((each) => showsDocuments || each !== SERVER_COMMANDS.showPlace);
}
