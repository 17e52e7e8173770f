// The same failure again and again: one entry in a list, with all its places.

import type { Finding } from "./rule.ts";
import { isBuiltIn } from "./rules.ts";

/** Findings that say the same, in the order of the log. */
export interface Repeats {
	readonly first: Finding;
	/** The others; empty for what happened once. */
	readonly again: readonly Finding[];
	/** False where they say it of different people, or of whatever else the sentence of a user's rule names. */
	readonly isSame: boolean;
}

/**
 * Puts together what says the same but for names, addresses and amounts, and all that one rule of a user found; in the order
 * in which the first of each comes.
 */
export function repeatsOf(findings: readonly Finding[]): readonly Repeats[] {
	const groups = new Map<string, { first: Finding; again: Finding[]; isSame: boolean }>();
	for (const finding of findings) {
		const key = keyOf(finding);
		const group = groups.get(key);
		if (!group) {
			groups.set(key, { first: finding, again: [], isSame: true });
			continue;
		}
		group.again.push(finding);
		group.isSame &&= saysSame(finding, group.first);
	}
	return [...groups.values()];
}

function saysSame({ rule, headline }: Finding, first: Finding): boolean {
	return headline.what === first.headline.what && (isBuiltIn(rule) || headline.cause === first.headline.cause);
}

function keyOf({ rule, severity, headline: { cause, what } }: Finding): string {
	// A user may name a Call-ID or a time in the sentence, which no two findings share.
	if (!isBuiltIn(rule)) return rule;
	return `${rule}\n${severity}\n${withoutNames(cause)}\n${withoutNames(what)}`;
}

/** A text that is the same for other people, and for another time or amount. */
export function withoutNames(text: string): string {
	return text.replace(NAME, "@").replace(AMOUNT, "#");
}

/** An address, or an account of Windows. */
const NAME = /[^\s(]+[@\\][^\s),]+/g;
/** How long, how often, how much: another one each time. An id or a status is followed by none of these. */
const AMOUNT = /\b\d+(?:\.\d+)? (?:ms|s|min|h|times|more times?|%|MOS)(?!\w)/g;
