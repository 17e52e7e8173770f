// Data as JSON that a terminal can show.

/** JSON may hold DEL and the C1 controls as they are, but a terminal obeys some of them. `indent` lays it out in lines. */
export function json(value: unknown, indent = 0): string {
	return JSON.stringify(value, null, indent).replace(
		/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
