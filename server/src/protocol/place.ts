// Places in documents, in LSP's shape: client and server each bundle their own copy of the LSP libraries.

/** A zero-based LSP position; the same shape as in `vscode-languageserver-types`. */
export interface ProtocolPosition {
	readonly line: number;
	/** In UTF-16 units from the start of the line. */
	readonly character: number;
}

/** A zero-based LSP range, end exclusive. */
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

/** A place in a document, as in LSP. */
export interface PlaceParams extends DocumentParams {
	readonly position: ProtocolPosition;
}
