// A large text that is opened comes in parts, so that neither side is deaf while it is written and read: JSON is made and read
// at one go.

/**
 * A part of a text that is about to be opened. A notification; takes `TextPartParams`. Parts come in order and before
 * `textDocument/didOpen`, which has no text then. In between may come anything else: a request about the document waits for it.
 */
export const TEXT_PART_NOTIFICATION = "rtcdll/textPart";

export interface TextPartParams {
	/** The document as `didOpen` is going to name it. */
	readonly textDocument: { readonly uri: string; readonly version: number };
	/** How many UTF-16 units have come before; with 0 a text begins anew. */
	readonly start: number;
	/** How long the whole text is, in UTF-16 units. */
	readonly length: number;
	readonly text: string;
}

/** The most UTF-16 units of a part, and of a text that is not parted. Each side works on one for a few milliseconds. */
export const LONGEST_PART = 1 << 20;
