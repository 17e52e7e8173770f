// Names of people in bodies, and lists of them.

import { addressName, readUri } from "../../sip/address.ts";
import { listText, shortened } from "../../words.ts";

/** `bob@contoso.com` from an address in a body, with or without scheme; `somebody` if it is empty. */
export function personName(uri: string): string {
	const short = uri.trim().replace(/^<|>$/g, "");
	return short === "" ? "somebody" : shortened(addressName({ ...readUri(short), uri: short }), LONGEST);
}

/** `a, b and 5 more`: at most `most` names, then how many of the `count` names were omitted. */
export function namesText(names: readonly string[], count: number, most = 3): string {
	const shown = names.slice(0, most).map((name) => shortened(name, LONGEST));
	return listText(count > shown.length ? [...shown, `${count - shown.length} more`] : shown);
}

const LONGEST = 60;
