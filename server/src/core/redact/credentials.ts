// Finds identifying data in authentication headers: credentials, accounts, and server names.

import { parameterFact } from "../sip/facts/parameters.ts";
import { looksLikeHost } from "./hosts.ts";
import { kindOfParameter } from "./parameters.ts";
import type { AddPlace } from "./place.ts";
import { addHost, nameOrId } from "./shapes.ts";
import { isStandardValue } from "./standardWords.ts";

/**
 * Finds identifying data in the value of such a header (RFC 3261 §20.7, §20.44; [MS-SIPAE] 2.2); offsets are relative to its
 * start.
 */
export function findCredentials(value: string, add: AddPlace): void {
	// `Basic YWxpY2U6…` has a token instead of parameters.
	const [head, token] = /^\s*[\w-]+\s+([\w.~+/-]+={0,2})\s*$/.exec(value) ?? [];
	if (head !== undefined) add(head.trimEnd().length - token!.length, head.trimEnd().length, "credential");
	for (const { 0: all, 1: name, 2: written, index } of value.matchAll(PARAMETER)) {
		const quoted = written!.startsWith('"') ? 1 : 0;
		const start = index + all.length - written!.length + quoted;
		const end = index + all.length - (quoted && written!.length > 1 && written!.endsWith('"') ? 1 : 0);
		findInParameter(name!.toLowerCase(), value.slice(start, end), start, add);
	}
}

const PARAMETER = /([A-Za-z][\w-]{0,40})\s?=\s?("[^"]*"?|[^\s,"]+)/g;

function findInParameter(name: string, value: string, start: number, add: AddPlace): void {
	const end = start + value.length;
	const kind = kindOfParameter(name);
	if (kind === "account") addAccount(value, start, add);
	else if (name === "realm" || name === "targetname") addServer(value, start, add);
	else if (kind === "credential" || kind === "id") add(start, end, kind);
	else if (!isKnown(name) && !isStandardValue(value)) add(start, end, nameOrId(value));
}

function isKnown(name: string): boolean {
	return ["Authorization", "WWW-Authenticate"].some((header) => parameterFact(name, header) !== undefined);
}

/** `CONTOSO\alice`, `alice@contoso.com` or `alice`. */
function addAccount(value: string, start: number, add: AddPlace): void {
	const slash = value.lastIndexOf("\\");
	if (slash >= 0) {
		// A backslash in quotes may itself be escaped.
		const domain = value.slice(0, slash).replace(/\\+$/, "");
		add(start, start + domain.length, "host");
		add(start + slash + 1, start + value.length, "account");
		return;
	}
	const at = value.lastIndexOf("@");
	add(start, start + (at > 0 ? at : value.length), "account");
	if (at > 0) addHost(value, at + 1, (from, to, kind) => add(start + from, start + to, kind));
}

/** `sip/pool.contoso.com` as in Kerberos, a host, or a service name. */
function addServer(value: string, start: number, add: AddPlace): void {
	if (value === "" || isStandardValue(value) || value.includes("=")) return;
	const service = /^[a-z]+\//i.exec(value)?.[0].length ?? 0;
	const name = value.slice(service);
	if (looksLikeHost(name) || /^[\w-]+$/.test(name) || /^[\d.]+$/.test(name)) {
		addHost(value, service, (from, to, kind) => add(start + from, start + to, kind));
	} else if (!name.includes("@")) add(start + service, start + value.length, "name");
}
