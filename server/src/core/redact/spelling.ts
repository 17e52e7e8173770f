// A pseudonym in the spelling of what it stands for.

/**
 * In capitals for a word in capitals, with a capital for one that begins with it, else as it is; word by word where both have as
 * many.
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

/** Each letter a capital where the original has one at its place; a pseudonym that is longer ends as it is. */
export function inCasesOf(original: string, pseudonym: string): string {
	if (!/[A-Z]/.test(original)) return pseudonym;
	let spelled = "";
	for (let at = 0; at < pseudonym.length; at++) {
		const character = pseudonym.charAt(at);
		spelled += /[A-Z]/.test(original.charAt(at)) ? character.toUpperCase() : character;
	}
	return spelled;
}

/** The digits of `pseudonym` in the places of those of the original; further ones behind the last. */
export function inPlacesOf(original: string, pseudonym: string): string {
	let used = 0;
	const spelled = original.replace(/\d/g, () => pseudonym.charAt(used++));
	return spelled + pseudonym.slice(used);
}
