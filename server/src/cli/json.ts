// JSON that is safe to print in a terminal.

/**
 * JSON allows DEL and the C1 controls unescaped, but a terminal interprets some of them. With `indent`, the result has
 * several lines.
 */
export function json(value: unknown, indent = 0): string {
	return JSON.stringify(value, null, indent).replace(
		/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
