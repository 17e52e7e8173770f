// How bodies name people, and lists of them.

import { addressName, readUri } from "../../sip/address.ts";
import { listText, shortened } from "../../words.ts";

/** `bob@contoso.com` of an address as a body has it, with a scheme or without; `somebody` of an empty one. */
export function personName(uri: string): string {
	const short = uri.trim().replace(/^<|>$/g, "");
	return short === "" ? "somebody" : shortened(addressName({ ...readUri(short), uri: short }), LONGEST);
}

/** `a, b and 5 more`: at most `most` names, and how many others there are of `count`. */
export function namesText(names: readonly string[], count: number, most = 3): string {
	const shown = names.slice(0, most).map((name) => shortened(name, LONGEST));
	return listText(count > shown.length ? [...shown, `${count - shown.length} more`] : shown);
}

const LONGEST = 60;
