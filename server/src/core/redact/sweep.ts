// Replaces known originals wherever else they occur: in records outside SIP, and in unparsed headers and bodies, ignoring
// case.

import { type Known, spelled } from "./pseudonyms.ts";
import { isStandardWord } from "./standardWords.ts";

/** Replaces originals in a line or part of one, in time linear in its length. */
export type Sweep = (line: string) => string;

/**
 * Creates a sweep for these originals. Matches whole words only, longest original first, and ignores originals that are too
 * short or too common to be distinguished from other words (`isDistinctive`).
 */
export function sweepFor(known: readonly Known[]): Sweep {
	const root = emptyNode();
	for (const each of known) {
		if (isDistinctive(each.original)) learn(root, each);
	}
	return (line) => sweep(root, line);
}

/**
 * True for an original that can be recognised without context: at least three characters, at least six digits if it is a
 * number, and not a word of the protocol or of its products' messages.
 */
export function isDistinctive(original: string): boolean {
	const words = original.match(WORD) ?? [];
	const characters = words.join("");
	if (characters.length < SHORTEST) return false;
	if (/^\d+$/.test(characters)) return characters.length >= SHORTEST_NUMBER;
	return !words.every((word) => word.length < SHORTEST || isStandardWord(word));
}

const SHORTEST = 3;
const SHORTEST_NUMBER = 6;

/** What may follow the words up to here. The key of a following word consists of the separator and the word. */
interface Node {
	readonly next: Map<string, Node>;
	known: Known | undefined;
}

function emptyNode(): Node {
	return { next: new Map(), known: undefined };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Limits the length of originals, and so how often each position of a line is examined. */
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
	// What surrounds the words of an original also surrounds those of its pseudonym, and is left alone.
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

/** The longest original that begins at word `at`, and its number of words. */
function longestAt(root: Node, line: string, starts: readonly number[], ends: readonly number[], at: number) {
	let known: Known | undefined;
	let words = 0;
	let node = root.next.get(line.slice(starts[at], ends[at]));
	for (let word = at; node; ) {
		if (node.known) [known, words] = [node.known, word - at + 1];
		word++;
		if (word >= starts.length || node.next.size === 0) break;
		// The separator between two words of an original is short.
		if (starts[word]! - ends[word - 1]! > LONGEST_BETWEEN) break;
		node = node.next.get(line.slice(ends[word - 1], ends[word]));
	}
	return { known, words };
}

const LONGEST_BETWEEN = 8;

/** Lower case, except for characters that would become two, so that offsets stay the same. */
function lowerCase(line: string): string {
	const lower = line.toLowerCase();
	return lower.length === line.length ? lower : line.replace(/./gsu, (each) => sameLength(each, each.toLowerCase()));
}

function sameLength(character: string, lower: string): string {
	return lower.length === character.length ? lower : character;
}
