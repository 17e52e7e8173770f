// Separates texts for a reader.

/** Returns a function that puts a blank line before every text except the first. */
export function parted(): (text: string) => readonly string[] {
	let isFirst = true;
	return (text) => {
		const pieces = isFirst ? [text] : ["\n", text];
		isFirst = false;
		return pieces;
	};
}
