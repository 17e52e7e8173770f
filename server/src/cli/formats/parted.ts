// Texts for a reader, one below the other.

/** Gives each text but the first a blank line before it. */
export function parted(): (text: string) => readonly string[] {
	let isFirst = true;
	return (text) => {
		const pieces = isFirst ? [text] : ["\n", text];
		isFirst = false;
		return pieces;
	};
}
