// What the types of semantic tokens are called in an editor.

import { TOKEN_TYPES, type TokenType } from "../core/features/semanticTokens/token.ts";
import type { Editor } from "./editor.ts";

/** The names of all types, each once. */
export function typesFor(editor: Editor): string[] {
	return [...new Set(TOKEN_TYPES.map(nameIn(editor)))];
}

/** What a type is called: by our own names only where our manifest gives those a colour. */
export function nameIn({ options }: Editor): (type: TokenType) => string {
	return (type) => (options.grammar ? type : (STANDARD_TYPES[type] ?? type));
}

/** The types of LSP that stand for ours, so that an editor colours them without being told how. */
const STANDARD_TYPES: Readonly<Partial<Record<TokenType, string>>> = {
	sipOutcome: "macro",
	sipMethod: "method",
	sipSuccess: "string",
	sipHeaderName: "property",
	logPrefix: "comment",
};
