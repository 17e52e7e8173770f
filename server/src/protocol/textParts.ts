// A large text is opened in parts, so that neither side is unresponsive while it is written and read: JSON is encoded and
// decoded in one go.

/**
 * A part of a text that is about to be opened. A notification; takes `TextPartParams`. Parts are sent in order, followed by a
 * `textDocument/didOpen` without text. Other messages may be sent in between; requests about the document wait for it.
 */
export const TEXT_PART_NOTIFICATION = "rtcdll/textPart";

export interface TextPartParams {
	/** The document as `didOpen` will name it. */
	readonly textDocument: { readonly uri: string; readonly version: number };
	/** The offset of the part, in UTF-16 units; 0 starts the text anew. */
	readonly start: number;
	/** The length of the whole text, in UTF-16 units. */
	readonly length: number;
	readonly text: string;
}

/** The length of a part in UTF-16 units, and of the longest text that is sent as a whole. Takes each side a few milliseconds. */
export const PART_LENGTH = 1 << 20;
