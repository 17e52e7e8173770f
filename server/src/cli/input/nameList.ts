// A list of file names for a sentence.

/** The first names, and how many more there are. */
export function nameList(names: readonly string[]): string {
	if (names.length <= MOST_NAMES) return names.join(", ");
	return `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
}

const MOST_NAMES = 10;
