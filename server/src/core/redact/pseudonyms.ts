// The pseudonyms of one or several logs: an original has the same pseudonym everywhere, no two originals share one, and no
// pseudonym is an original in these logs.

import { addressKey, addressKind, documentationAddress, isNobodysAddress } from "./addresses.ts";
import { isSpecialEnding, isStandardHost, isStandardLabel, partsOfHost } from "./hosts.ts";
import { madeUpId } from "./ids.ts";
import { maskBody, maskCredential, maskText } from "./masks.ts";
import type { PlacedLog, ReplacedKind } from "./place.ts";
import { inCaseOf, inCasesOf, inPlacesOf } from "./spelling.ts";

/** The form of a pseudonym: words, an id, or a number. */
export type PseudonymForm = "words" | "id" | "number";

/** An original that may occur elsewhere too. */
export interface Known {
	/** In lower case. */
	readonly original: string;
	/** In lower case; for a number, only the digits. */
	readonly pseudonym: string;
	readonly form: PseudonymForm;
}

/** Assigns pseudonyms. They depend on the order of requests. */
export interface Pseudonyms {
	/** The replacement for `original`, in the same spelling and with the same line endings. */
	of(kind: ReplacedKind, original: string): string;
	/** All originals so far except texts, credentials and bodies. */
	known(): readonly Known[];
	/** The number of distinct originals of a kind. */
	count(kind: ReplacedKind): number;
}

/** A pseudonym in the spelling of one occurrence of its original. */
export function spelled(original: string, pseudonym: string, form: PseudonymForm): string {
	if (form === "words") return inCaseOf(original, pseudonym);
	return form === "id" ? inCasesOf(original, pseudonym) : inPlacesOf(original, pseudonym);
}

/** Creates pseudonyms for logs that are shared together. */
export function pseudonymsOf(logs: readonly PlacedLog[]): Pseudonyms {
	const taken = new Set<string>();
	for (const log of logs) addOriginals(log, taken);
	return new Dictionary(taken);
}

/** Adds everything that must not be used as a pseudonym, in lower case: all text in the log that has the form of one. */
function addOriginals({ text, places }: PlacedLog, taken: Set<string>): void {
	for (const { start, end, kind } of places) {
		if (kind === "text" || kind === "body" || kind === "kept") continue;
		const original = text.slice(start, end).toLowerCase();
		taken.add(kind === "number" ? digitsOf(original) : kind === "address" ? addressKey(original) : original);
	}
	for (const [word] of text.matchAll(MADE_WORD)) taken.add(word.toLowerCase());
	for (const [address] of text.matchAll(MADE_ADDRESS)) taken.add(addressKey(address));
}

const MADE_WORD = /\b(?:person|host|domain|name)\d+/gi;
const MADE_ADDRESS = /\b(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d{1,3})\.\d{1,3}\b|\b2001:db8:[0-9a-f:]*/gi;

class Dictionary implements Pseudonyms {
	/** What can no longer be used as a pseudonym. */
	readonly #taken: Set<string>;
	readonly #known = new Map<string, Known>();
	readonly #words = new Map<string, string>();
	readonly #domains = new Map<string, string>();
	readonly #addresses = new Map<string, string>();
	readonly #numbers = new Map<string, string>();
	readonly #ids = new Map<string, string>();
	readonly #seen = new Map<ReplacedKind, Set<string>>();
	readonly #counters = new Map<string, number>();

	constructor(taken: Set<string>) {
		this.#taken = taken;
	}

	of(kind: ReplacedKind, original: string): string {
		this.#see(kind, original);
		if (kind === "text" || kind === "body" || kind === "credential") return MASKS[kind](original);
		// A known original keeps its pseudonym even if it is of another kind here.
		const known = this.#known.get(original.toLowerCase());
		return known ? spelled(original, known.pseudonym, known.form) : this.#make(kind, original);
	}

	#make(kind: Exclude<ReplacedKind, keyof typeof MASKS>, original: string): string {
		switch (kind) {
			case "account":
				return this.#ofWords(original, "person");
			case "name":
				return this.#ofWords(original, "name");
			case "host":
				return this.#ofHost(original);
			case "address":
				return this.#ofAddress(original);
			case "number":
				return this.#ofNumber(original);
			default:
				return this.#ofId(original);
		}
	}

	known(): readonly Known[] {
		return [...this.#known.values()];
	}

	count(kind: ReplacedKind): number {
		return this.#seen.get(kind)?.size ?? 0;
	}

	#see(kind: ReplacedKind, original: string): void {
		const seen = this.#seen.get(kind) ?? new Set();
		this.#seen.set(kind, seen.add(original.toLowerCase()));
	}

	/** Word by word, so that the parts of a display name match those of the account: `alice.smith` and `Alice Smith`. */
	#ofWords(original: string, prefix: string): string {
		const made = original.replace(WORD, (word) => this.#ofWord(word, prefix));
		if (made !== original) this.#know(original, made, "words");
		return made;
	}

	#ofWord(word: string, prefix: string): string {
		const key = word.toLowerCase();
		// A number of two digits identifies nobody.
		if (/^\d{1,2}$/.test(key)) return word;
		let made = this.#words.get(key);
		if (made === undefined) {
			made = this.#next(prefix);
			this.#words.set(key, made);
			this.#know(key, made, "words");
		}
		return inCaseOf(word, made);
	}

	/** The next unused `person1`, `person2` … that does not occur in the log. */
	#next(prefix: string): string {
		for (;;) {
			const number = (this.#counters.get(prefix) ?? 0) + 1;
			this.#counters.set(prefix, number);
			const made = `${prefix}${number}`;
			if (!this.#taken.has(made)) return made;
		}
	}

	/** Label by label, so that hosts of the same domain keep a common domain. */
	#ofHost(original: string): string {
		if (isStandardHost(original)) return original;
		const dots = original.replace(/\.+$/, "");
		const { labels, domain, ending } = partsOfHost(dots.toLowerCase());
		const parts = labels.map((label) =>
			domain !== "" && isStandardLabel(label) ? label : this.#ofLabel(label, "host"),
		);
		if (domain !== "") parts.push(this.#ofDomain(domain, ending));
		const made = parts.join(".") + original.slice(dots.length);
		this.#know(original, made, "words");
		return inCaseOf(original, made);
	}

	#ofLabel(label: string, prefix: string): string {
		if (label === "") return label;
		let made = this.#words.get(label);
		if (made === undefined) {
			made = this.#next(prefix);
			this.#words.set(label, made);
			this.#know(label, made, "words");
		}
		return made;
	}

	/** Ends in `.example`, which nobody can own (RFC 2606), unless the suffix itself is informative. */
	#ofDomain(domain: string, ending: string): string {
		const key = `${domain}.${ending}`;
		let made = this.#domains.get(key);
		if (made === undefined) {
			const label = this.#ofLabel(domain, "domain");
			const special = isSpecialEnding(ending) ? ending : "example";
			made = `${label}.${special}`;
			// contoso.com and contoso.net are two domains; a bare contoso stands for the first of them.
			while (this.#taken.has(made)) made = `${this.#next("domain")}.${special}`;
			this.#taken.add(made);
			this.#domains.set(key, made);
			this.#know(key, made, "words");
		}
		return made;
	}

	#ofAddress(original: string): string {
		if (isNobodysAddress(original)) return original;
		const key = addressKey(original);
		const kind = addressKind(key);
		let made = this.#addresses.get(key);
		while (made === undefined) {
			const number = this.#counters.get(kind) ?? 0;
			this.#counters.set(kind, number + 1);
			const next = documentationAddress(kind, number);
			if (this.#taken.has(addressKey(next))) continue;
			this.#taken.add(addressKey(next));
			made = next;
		}
		this.#addresses.set(key, made);
		this.#know(original, made, "words");
		return made;
	}

	/** Zeros and a running number: no country code begins with zero (ITU-T E.164), so it is nobody's number. */
	#ofNumber(original: string): string {
		const digits = digitsOf(original);
		if (digits.length < SHORTEST_NUMBER) return original;
		let made = this.#numbers.get(digits);
		while (made === undefined) {
			const number = (this.#counters.get(`${digits.length} digits`) ?? 0) + 1;
			this.#counters.set(`${digits.length} digits`, number);
			// When numbers of this length run out, longer ones follow, which also begin with zero.
			const next = number < 10 ** digits.length ? String(number).padStart(digits.length, "0") : `0${number}`;
			if (this.#taken.has(next)) continue;
			this.#taken.add(next);
			made = next;
		}
		this.#numbers.set(digits, made);
		this.#know(digits, made, "number");
		this.#know(original, made, "number");
		return inPlacesOf(original, made);
	}

	#ofId(original: string): string {
		const key = original.toLowerCase();
		if ((key.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < SHORTEST_ID) return original;
		let made = this.#ids.get(key);
		for (let tries = 0; made === undefined; tries++) {
			const number = this.#counters.get("id") ?? 0;
			this.#counters.set("id", number + 1);
			// If the format allows only few ids, they run out and longer ones follow.
			const next = madeUpId(key + "0".repeat(Math.floor(tries / 20)), number);
			if (this.#taken.has(next)) continue;
			this.#taken.add(next);
			made = next;
		}
		this.#ids.set(key, made);
		this.#know(original, made, "id");
		return inCasesOf(original, made);
	}

	#know(original: string, pseudonym: string, form: PseudonymForm): void {
		const key = original.toLowerCase();
		if (!this.#known.has(key)) this.#known.set(key, { original: key, pseudonym: pseudonym.toLowerCase(), form });
	}
}

/** Data that must not be readable has no pseudonym. */
const MASKS = { text: maskText, body: maskBody, credential: maskCredential } as const;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A shorter number is not identifying, and a shorter id reveals no more than a list index. */
const SHORTEST_NUMBER = 3;
const SHORTEST_ID = 4;

function digitsOf(text: string): string {
	return text.replace(/\D+/g, "");
}
