// The names of semantic token types, depending on the editor.

import { TOKEN_TYPES, type TokenType } from "../core/features/semanticTokens/token.ts";
import type { Editor } from "./editor.ts";

/** All names, without duplicates. */
export function typesFor(editor: Editor): string[] {
	return [...new Set(TOKEN_TYPES.map(nameIn(editor)))];
}

/** The name of a type: our own only if the client has our manifest, which defines colours for it. */
export function nameIn({ options }: Editor): (type: TokenType) => string {
	return (type) => (options.grammar ? type : (STANDARD_TYPES[type] ?? type));
}

/** The standard LSP types that replace ours in other editors, which have colours for those only. */
const STANDARD_TYPES: Readonly<Partial<Record<TokenType, string>>> = {
	sipOutcome: "macro",
	sipMethod: "method",
	sipSuccess: "string",
	sipHeaderName: "property",
	logPrefix: "comment",
};
