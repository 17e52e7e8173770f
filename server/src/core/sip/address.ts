// Who: the address in a From, To, Contact or Request-URI (RFC 3261 §20.10, §19.1).

/** A name-addr or addr-spec taken apart; `null` where a part is missing. */
export interface Address {
	/** `"Alice"` or `Alice` before the brackets, without its quotes. */
	readonly displayName: string | null;
	/** What stands inside the brackets, or the whole address up to its first parameter. */
	readonly uri: string;
	readonly user: string | null;
	readonly host: string | null;
}

/** Reads the address in an unfolded header value. Any text gives an answer; what cannot be read stays in `uri`. */
export function readAddress(value: string): Address {
	const open = value.indexOf("<", quotedEnd(value));
	const close = open < 0 ? -1 : value.indexOf(">", open);
	const uri = open < 0 ? value.split(";", 1)[0]!.trim() : value.slice(open + 1, close < 0 ? undefined : close).trim();
	const name = open < 0 ? "" : value.slice(0, open).trim();
	return { displayName: name.replace(/^"(.*)"$/s, "$1") || null, uri, ...readUri(uri) };
}

/** User and host of a `sip:`, `sips:` or `tel:` URI, without port, parameters and headers. */
export function readUri(uri: string): { readonly user: string | null; readonly host: string | null } {
	const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(uri)?.[0] ?? "";
	const rest = uri.slice(scheme.length).split(/[;?>\s]/, 1)[0]!;
	if (scheme.toLowerCase() === "tel:") return { user: rest || null, host: null };
	const at = rest.lastIndexOf("@");
	const host = rest.slice(at + 1).replace(/:\d+$/, "");
	return { user: at > 0 ? rest.slice(0, at) : null, host: host || null };
}

/** `alice@example.com`, `example.com` or `+15550100`: the short form that people know an address by. */
export function addressName(address: {
	readonly user: string | null;
	readonly host: string | null;
	readonly uri?: string;
}): string {
	if (address.user && address.host) return `${address.user}@${address.host}`;
	return address.user ?? address.host ?? address.uri ?? "";
}

/** Behind a display name in quotes, in which brackets mean nothing; 0 when the value does not begin with one. */
function quotedEnd(value: string): number {
	let at = value.search(/\S/);
	if (value[at] !== '"') return 0;
	// By hand: the stack of a regular expression that allows for escapes overflows on a quote of some megabytes.
	for (at++; at < value.length; at++) {
		if (value[at] === "\\") at++;
		else if (value[at] === '"') return at + 1;
	}
	return 0;
}
