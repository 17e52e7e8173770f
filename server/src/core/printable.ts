// Pieces of a log in a text that somebody looks at: they must not do anything.

/**
 * Text that does nothing to a terminal: control characters, and those that turn the direction of writing, appear as
 * escapes. A log comes from somebody else and must not be able to move the cursor or to hide what it says.
 */
export function printable(text: string): string {
	return text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
