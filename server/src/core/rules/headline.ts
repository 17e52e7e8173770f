// A finding as a single line in a list: first the cause, then what failed.

import { label } from "../printable.ts";
import { countText, firstSentence, shortened, uncapital } from "../words.ts";

/** Both parts are clauses without a full stop, and `what` may be empty. */
export interface Headline {
	/** Such as `The service is not available (ms-diagnostics 1)`. */
	readonly cause: string;
	/** Such as `alice@contoso.com could not sign in`; empty if the cause is sufficient. */
	readonly what: string;
}

/** Creates a headline from the first sentence of each. Without a cause, `what` takes its place. */
export function headlineOf(cause: string, what = ""): Headline {
	const [first, second] = [clause(cause), clause(what)];
	return first === "" ? { cause: second, what: "" } : { cause: first, what: second };
}

/**
 * The text of a headline for several places: `The service is not available (ms-diagnostics 1), 3 times: alice@contoso.com
 * could not sign in`. If they concern different people, it describes the first of them: `bob@contoso.com called, the first
 * of 3`.
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

/** A panel shows about a hundred characters of a line. */
const LONGEST = 120;
