// Positions in documents, with the shape of LSP's types: client and server each bundle their own copy of the LSP libraries.

/** A 0-based LSP position; the same shape as in `vscode-languageserver-types`. */
export interface ProtocolPosition {
	readonly line: number;
	/** In UTF-16 units from the start of the line. */
	readonly character: number;
}

/** A 0-based LSP range, end exclusive. */
export interface ProtocolRange {
	readonly start: ProtocolPosition;
	readonly end: ProtocolPosition;
}

/** A range in a document, as in LSP. */
export interface ProtocolLocation {
	readonly uri: string;
	readonly range: ProtocolRange;
}

/** A document, as in LSP. */
export interface DocumentParams {
	readonly textDocument: { readonly uri: string };
}

/** A position in a document, as in LSP. */
export interface PlaceParams extends DocumentParams {
	readonly position: ProtocolPosition;
}
