// The same failure again and again: one entry in a list, with all its places.

import type { Headline } from "./headline.ts";
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

function keyOf({ rule, severity, headline }: Finding): string {
	// A user may name a Call-ID or a time in the sentence, which no two findings share.
	return isBuiltIn(rule) ? `${rule}\n${severity}\n${toAnybody(headline)}` : rule;
}

/** What a headline says but for names and amounts. */
function toAnybody(headline: Headline): string {
	let text = TO_ANYBODY.get(headline);
	if (text === undefined) {
		text = `${withoutNames(headline.cause)}\n${withoutNames(headline.what)}`;
		TO_ANYBODY.set(headline, text);
	}
	return text;
}

/** Kept for each headline: what is found again in the next version of a log has the very same one. */
const TO_ANYBODY = new WeakMap<Headline, string>();

/** A text that is the same for other people, and for another time or amount. */
export function withoutNames(text: string): string {
	return text.replace(NAME, "@").replace(AMOUNT, "#");
}

/** An address, or an account of Windows. */
const NAME = /[^\s(]+[@\\][^\s),]+/g;
/** How long, how often, how much: another one each time. An id or a status is followed by none of these. */
const AMOUNT = /\b\d+(?:\.\d+)? (?:ms|s|min|h|times|more times?|%|MOS)(?!\w)/g;
