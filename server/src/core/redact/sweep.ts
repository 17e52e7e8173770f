// Replaces what is known to name somebody wherever else it stands: in records outside SIP, in headers and bodies that nothing
// reads, in any case.

import { type Known, spelled } from "./pseudonyms.ts";
import { isStandardWord } from "./standardWords.ts";

/** Replaces in one line, or a part of one. The time it takes is linear in the length of the line. */
export type Sweep = (line: string) => string;

/**
 * A sweep for these originals. Only whole words count, the longest original first, and originals that are too short or too
 * common to be told from other words are left alone (`isTelling`).
 */
export function sweepFor(known: readonly Known[]): Sweep {
	const root = emptyNode();
	for (const each of known) {
		if (isTelling(each.original)) learn(root, each);
	}
	return (line) => sweep(root, line);
}

/**
 * True for an original that can be recognized where nothing says that it is one: at least three characters, if it is a number
 * at least six digits, and a word that does not belong to the protocol or to the sentences of its products.
 */
export function isTelling(original: string): boolean {
	const words = original.match(WORD) ?? [];
	const characters = words.join("");
	if (characters.length < SHORTEST) return false;
	if (/^\d+$/.test(characters)) return characters.length >= SHORTEST_NUMBER;
	return !words.every((word) => word.length < SHORTEST || isStandardWord(word));
}

const SHORTEST = 3;
const SHORTEST_NUMBER = 6;

/** What may follow the words up to here. The key of a next word is what stands between, and the word. */
interface Node {
	readonly next: Map<string, Node>;
	known: Known | undefined;
}

function emptyNode(): Node {
	return { next: new Map(), known: undefined };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Longer ones are not looked for: each place of a line is looked at so many times at most. */
const MOST_WORDS = 24;

function learn(root: Node, { original, pseudonym, form }: Known): void {
	const words = [...original.matchAll(WORD)];
	const [first, last] = [words[0], words.at(-1)];
	if (!first || !last || words.length > MOST_WORDS) return;
	let node = root;
	let end = first.index;
	for (const { 0: word, index } of words) {
		const key = original.slice(end, index) + word;
		let next = node.next.get(key);
		if (!next) {
			next = emptyNode();
			node.next.set(key, next);
		}
		node = next;
		end = index + word.length;
	}
	if (node.known) return;
	// What stands around the words of an original stands around those of its pseudonym, and stays where it is.
	const [before, behind] = [first.index, original.length - end];
	const inner = form === "number" ? pseudonym : pseudonym.slice(before, pseudonym.length - behind);
	node.known = { original: original.slice(before, end), pseudonym: inner, form };
}

function sweep(root: Node, line: string): string {
	const lower = lowerCase(line);
	const ends: number[] = [];
	const starts: number[] = [];
	for (const { 0: word, index } of lower.matchAll(WORD)) {
		starts.push(index);
		ends.push(index + word.length);
	}
	let swept = "";
	let done = 0;
	for (let at = 0; at < starts.length; ) {
		const { known, words } = longestAt(root, lower, starts, ends, at);
		if (!known) {
			at++;
			continue;
		}
		const [start, end] = [starts[at]!, ends[at + words - 1]!];
		swept += line.slice(done, start) + spelled(line.slice(start, end), known.pseudonym, known.form);
		done = end;
		at += words;
	}
	return done === 0 ? line : swept + line.slice(done);
}

/** The longest original that begins with word `at`, and how many words it has. */
function longestAt(root: Node, line: string, starts: readonly number[], ends: readonly number[], at: number) {
	let known: Known | undefined;
	let words = 0;
	let node = root.next.get(line.slice(starts[at], ends[at]));
	for (let word = at; node; ) {
		if (node.known) [known, words] = [node.known, word - at + 1];
		word++;
		if (word >= starts.length || node.next.size === 0) break;
		// What stands between two words of an original is short.
		if (starts[word]! - ends[word - 1]! > LONGEST_BETWEEN) break;
		node = node.next.get(line.slice(ends[word - 1], ends[word]));
	}
	return { known, words };
}

const LONGEST_BETWEEN = 8;

/** In lower case, as far as no character becomes two by it: places are those of the line. */
function lowerCase(line: string): string {
	const lower = line.toLowerCase();
	return lower.length === line.length ? lower : line.replace(/./gsu, (each) => sameLength(each, each.toLowerCase()));
}

function sameLength(character: string, lower: string): string {
	return lower.length === character.length ? lower : character;
}
