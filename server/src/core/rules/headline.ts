// A finding in a line of a list: the cause first, then what failed by it.

import { label } from "../printable.ts";
import { countText, firstSentence, shortened, uncapital } from "../words.ts";

/** Both parts are clauses without a full stop, and `what` may be empty. */
export interface Headline {
	/** `The service is not available (ms-diagnostics 1)`. */
	readonly cause: string;
	/** `alice@contoso.com could not sign in`; empty where the cause says all. */
	readonly what: string;
}

/** Makes a headline of the first sentence of each; without a cause what failed stands alone. */
export function headlineOf(cause: string, what = ""): Headline {
	const [first, second] = [clause(cause), clause(what)];
	return first === "" ? { cause: second, what: "" } : { cause: first, what: second };
}

/**
 * `The service is not available (ms-diagnostics 1), 3 times: alice@contoso.com could not sign in`: a headline for so many
 * places. Where they say it of different people, what is told is the first of them: `bob@contoso.com called, the first of 3`.
 */
export function headlineText({ cause, what }: Headline, places = 1, isSame = true): string {
	if (!isSame && what === "") return `${cause}, the first of ${places}`;
	const times = places > 1 ? `, ${countText(places, "time")}${isSame ? "" : ", the first"}` : "";
	return `${cause}${times}${what && `: ${uncapital(what)}`}`;
}

function clause(text: string): string {
	const shown = label(firstSentence(text).trim(), LONGEST + 1);
	return shortened(shown.replace(/[.!?]$/, ""), LONGEST);
}

/** A panel shows some hundred characters of a line. */
const LONGEST = 120;
