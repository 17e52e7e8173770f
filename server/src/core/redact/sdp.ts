// Session descriptions (SDP): finds authors, session names and media keys. Addresses are found by shape.

import type { AddPlace } from "./place.ts";
import { addHost } from "./shapes.ts";

/** Finds identifying data in a description (RFC 4566 §5, RFC 4568, RFC 8839); offsets are relative to its start. */
export function findInSdp(description: string, add: AddPlace): void {
	for (const { 1: type, 2: value, index } of description.matchAll(/^([a-z])=(.*)$/gm)) {
		const within: AddPlace = (from, to, kind) => add(index + 2 + from, index + 2 + to, kind);
		findInLine(type!, value!, within);
	}
}

function findInLine(type: string, value: string, add: AddPlace): void {
	if (type === "o") findOrigin(value, add);
	else if (type === "c") addAfter(value, /^IN\s+IP[46]\s+/i, add);
	else if (type === "k") add(value.indexOf(":") + 1, value.trimEnd().length, "credential");
	else if (type === "a") findInAttribute(value, add);
	else if (type === "s" || type === "i") {
		if (!SESSION.test(value)) add(0, value.trimEnd().length, "text");
	} else if (type === "e" || type === "p") {
		for (const { 0: name, index } of value.matchAll(/(?<=\()[^()]+(?=\))|^[^<>@]+(?=<)/g)) {
			add(index, index + name.length, "name");
		}
	}
}

/** What programs write if a session has no name (RFC 4566 §5.3). */
const SESSION = /^\s*(?:-|session|media|call|sip call|talk|conference)?\s*$/i;

/** `alice 2890844526 2890842807 IN IP4 host.contoso.com` */
function findOrigin(value: string, add: AddPlace): void {
	const user = value.search(/\s|$/);
	if (user > 1 || !/^[-\s]/.test(value)) add(0, user, "account");
	addAfter(value, /^\S+\s+\S+\s+\S+\s+IN\s+IP[46]\s+/i, add);
}

function addAfter(value: string, before: RegExp, add: AddPlace): void {
	const found = before.exec(value)?.[0].length;
	if (found === undefined) return;
	// IPv6 addresses have no brackets here.
	if (!/^\S*:/.test(value.slice(found))) addHost(value, found, add);
}

function findInAttribute(value: string, add: AddPlace): void {
	const colon = value.indexOf(":");
	const [name, rest] = [value.slice(0, colon).toLowerCase(), value.slice(colon + 1).trimEnd()];
	const start = colon + 1;
	if (name === "ice-pwd" || name === "key-mgmt") add(start, start + rest.length, "credential");
	else if (name === "ice-ufrag") add(start, start + rest.length, "id");
	else if (name === "fingerprint") add(start + rest.search(/\s\S/) + 1, start + rest.length, "id");
	else if (name === "crypto") {
		for (const { 0: key, index } of rest.matchAll(/(?<=inline:)[^|\s]+/gi)) {
			add(start + index, start + index + key.length, "credential");
		}
	}
	// In the ICE drafts used by this product family, a candidate begins with a name and a password ([MS-ICE2]).
	if (name === "candidate" || name === "remote-candidate" || name === "remote-candidates") {
		for (const { 0: word, index } of rest.matchAll(/[\w+/=]{20,}/g))
			add(start + index, start + index + word.length, "id");
	}
}
