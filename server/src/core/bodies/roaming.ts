// Data that a user has stored on the server: contacts, groups, watchers, and access rules.

import type { LogText, Span } from "../text.ts";
import { categoryPersons, type PresencePerson } from "./presence.ts";
import { attribute, child, everyBelow, readXml, wholeNumber, type XmlElement } from "./xml.ts";

/** A document with stored data, or changes to it. */
export interface Roaming {
	/**
	 * `contacts`: roaming-contacts ([MS-SIP] 2.2.4); `acl`: roaming-ACL ([MS-SIP] 2.2.3); `watchers`: users waiting for
	 * permission to see the presence (wpending); `self`: the user's own presence, containers and watchers ([MS-PRES]).
	 */
	readonly what: "contacts" | "acl" | "watchers" | "self";
	/** True for a document with changes. */
	readonly isDelta: boolean;
	readonly deltaNumber: number | undefined;
	readonly contacts: RoamingList;
	readonly groups: RoamingList;
	/** The watchers of the user's presence. */
	readonly subscribers: RoamingList;
	/** Access rules of the 2005 release, by the user each applies to. */
	readonly rules: RoamingList;
	/** Members of the containers of enhanced presence. */
	readonly members: RoamingList;
	/** The user's own presence, in a document of kind `self`. */
	readonly persons: readonly PresencePerson[];
	/** False if the document is truncated or damaged, so the counts are too low. */
	readonly complete: boolean;
	readonly span: Span;
}

/** The number of entries, and the first 200 names: addresses, or names of groups. */
export interface RoamingList {
	readonly count: number;
	readonly names: readonly string[];
}

/** Reads the document in `span`; `undefined` if it is none of these. */
export function readRoaming(text: LogText, span: Span): Roaming | undefined {
	const root = readXml(text, span);
	const what = root && KINDS.get(root.name.toLowerCase());
	if (!root || !what) return undefined;
	return {
		what,
		isDelta: /delta/i.test(root.name),
		deltaNumber: wholeNumber(attribute(root, "deltaNum")),
		contacts: list(root, CONTACTS, "uri"),
		groups: list(root, GROUPS, "name"),
		subscribers: list(root, SUBSCRIBERS, "uri"),
		rules: list(root, RULES, "mask"),
		members: list(child(root, "containers"), MEMBERS, "value"),
		persons: what === "self" ? categoryPersons(root) : [],
		complete: root.complete,
		span: root.span,
	};
}

/** By root element name. */
const KINDS: ReadonlyMap<string, Roaming["what"]> = new Map([
	["contactlist", "contacts"],
	["contactdelta", "contacts"],
	["acllist", "acl"],
	["acldelta", "acl"],
	["watchers", "watchers"],
	["roamingdata", "self"],
]);

const CONTACTS: ReadonlySet<string> = new Set(["contact", "addedcontact", "modifiedcontact", "deletedcontact"]);
const GROUPS: ReadonlySet<string> = new Set(["group", "addedgroup", "modifiedgroup", "deletedgroup"]);
const SUBSCRIBERS: ReadonlySet<string> = new Set(["subscriber", "watcher"]);
const RULES: ReadonlySet<string> = new Set(["ace"]);
const MEMBERS: ReadonlySet<string> = new Set(["member"]);

function list(root: XmlElement | undefined, names: ReadonlySet<string>, key: string): RoamingList {
	const found = root ? everyBelow(root).filter(({ name }) => names.has(name.toLowerCase())) : [];
	const first = found.slice(0, MOST_NAMES).map((element) => nameOf(element, key));
	return { count: found.length, names: first.filter((name) => name !== "") };
}

/** [MS-PRES] writes a subscriber as `user` in the form `bob@contoso.com`. */
function nameOf(element: XmlElement, key: string): string {
	return attribute(element, key) ?? attribute(element, "user") ?? attribute(element, "type") ?? "";
}

const MOST_NAMES = 200;
