// Adapts a pseudonym to the spelling of what it replaces.

/**
 * Upper case for an upper-case word, capitalised for a capitalised one, otherwise unchanged; word by word if both have the
 * same number of words.
 */
export function inCaseOf(original: string, pseudonym: string): string {
	const words = original.match(WORD) ?? [];
	if (words.length < 2 || words.length !== pseudonym.match(WORD)?.length) return wordInCaseOf(original, pseudonym);
	let number = 0;
	return pseudonym.replace(WORD, (word) => wordInCaseOf(words[number++]!, word));
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function wordInCaseOf(original: string, pseudonym: string): string {
	if (!/\p{Lu}/u.test(original)) return pseudonym;
	if (!/\p{Ll}/u.test(original) && original.length > 1) return pseudonym.toUpperCase();
	return /^\P{L}*\p{Lu}/u.test(original) ? pseudonym.charAt(0).toUpperCase() + pseudonym.slice(1) : pseudonym;
}

/** A capital at each position where the original has one; the end of a longer pseudonym is unchanged. */
export function inCasesOf(original: string, pseudonym: string): string {
	if (!/[A-Z]/.test(original)) return pseudonym;
	let spelled = "";
	for (let at = 0; at < pseudonym.length; at++) {
		const character = pseudonym.charAt(at);
		spelled += /[A-Z]/.test(original.charAt(at)) ? character.toUpperCase() : character;
	}
	return spelled;
}

/** Puts the digits of `pseudonym` at the positions of the original's digits; extra ones follow the last. */
export function inPlacesOf(original: string, pseudonym: string): string {
	let used = 0;
	const spelled = original.replace(/\d/g, () => pseudonym.charAt(used++));
	return spelled + pseudonym.slice(used);
}
