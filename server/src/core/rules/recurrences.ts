// Groups recurrences of the same failure into one list entry with all its places.

import type { Headline } from "./headline.ts";
import type { Finding } from "./rule.ts";
import { isBuiltIn } from "./rules.ts";

/** Findings with the same text, in file order. */
export interface Recurrences {
	readonly first: Finding;
	/** The others; empty if there is only one. */
	readonly again: readonly Finding[];
	/** False if they concern different people, or differ in other details of a custom rule's text. */
	readonly isSame: boolean;
}

/**
 * Groups findings that differ only in names, addresses and amounts, and all findings of a custom rule, in the order of their
 * first occurrences.
 */
export function groupRecurrences(findings: readonly Finding[]): readonly Recurrences[] {
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
	// The text of a custom rule may contain a Call-ID or time that no two findings have in common.
	return isBuiltIn(rule) ? `${rule}\n${severity}\n${toAnybody(headline)}` : rule;
}

/** A headline without names and amounts. */
function toAnybody(headline: Headline): string {
	let text = TO_ANYBODY.get(headline);
	if (text === undefined) {
		text = `${withoutNames(headline.cause)}\n${withoutNames(headline.what)}`;
		TO_ANYBODY.set(headline, text);
	}
	return text;
}

/** Cached by headline, since a recurring finding keeps its headline in the next version of a log. */
const TO_ANYBODY = new WeakMap<Headline, string>();

/** Replaces names and amounts, so that the text is the same for other people, times and amounts. */
export function withoutNames(text: string): string {
	return text.replace(NAME, "@").replace(AMOUNT, "#");
}

/** An address or a Windows account. */
const NAME = /[^\s(]+[@\\][^\s),]+/g;
/** Durations, counts and percentages, which vary. Ids and statuses are not followed by any of these units. */
const AMOUNT = /\b\d+(?:\.\d+)? (?:ms|s|min|h|times|more times?|%|MOS)(?!\w)/g;
