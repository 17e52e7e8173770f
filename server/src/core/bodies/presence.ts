// Presence documents in all the formats of this product family.

import {
	type Availability,
	activityRange,
	availabilityRange,
	messengerState,
	OFFLINE_BELOW,
} from "../sip/facts/availability.ts";
import type { LogText, Span } from "../text.ts";
import {
	attribute,
	child,
	childrenNamed,
	childText,
	descendant,
	descendants,
	readXml,
	wholeNumber,
	type XmlElement,
} from "./xml.ts";

/** A presence document. */
export interface Presence {
	/**
	 * `categories`: enhanced presence ([MS-PRES]); `pidf`: RFC 3863; `msrtc`: the 2005 release ([MS-SIP] 2.2.1); `xpidf`:
	 * Messenger.
	 */
	readonly format: "categories" | "pidf" | "msrtc" | "xpidf";
	readonly persons: readonly PresencePerson[];
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** The presence of one person. */
export interface PresencePerson {
	/** As written; empty if the document names nobody. */
	readonly uri: string;
	/** The overall state; `undefined` if the document has none or its value is undocumented. */
	readonly availability: PresenceState | undefined;
	readonly activity: PresenceText | undefined;
	readonly note: PresenceText | undefined;
	/** In enhanced presence, each published state; in the 2005 release and PIDF, one for each device. */
	readonly states: readonly PresenceState[];
	/** Types or names of the devices in the document. */
	readonly devices: readonly string[];
	/** The display name and addresses from a contact card, if present. */
	readonly name: string | undefined;
	readonly emails: readonly string[];
	/** The categories of enhanced presence, in document order. */
	readonly categories: readonly PresenceCategory[];
	/** The containers they are published in, ascending; see `accessLevel`. */
	readonly containers: readonly number[];
	readonly span: Span;
}

/** A reported or published state. */
export interface PresenceState {
	/** `undefined` for an undocumented number. */
	readonly word: Availability | undefined;
	/** The number of the state; `undefined` in formats without numbers. */
	readonly number: number | undefined;
	/** The kind of state: `aggregateState`, `userState`, `machineState`, `calendarState`, `device` … */
	readonly of: string;
	/** The span of the number or word. */
	readonly span: Span;
}

/** Text in the document that was written by the user or the product. */
export interface PresenceText {
	readonly text: string;
	readonly span: Span;
}

/** A category instance of enhanced presence ([MS-PRES] 2.2.2.7). */
export interface PresenceCategory {
	readonly name: string;
	readonly instance: number | undefined;
	readonly container: number | undefined;
	/** False for an instance that only says that there is none. */
	readonly hasContent: boolean;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not a presence document. */
export function readPresence(text: LogText, span: Span): Presence | undefined {
	const root = readXml(text, span);
	const read = root && FORMATS.get(root.name.toLowerCase())?.(root);
	return read && { ...read, complete: root.complete, span: root.span };
}

/** The people in the `categories` element `element`, or in all such elements below it. */
export function categoryPersons(element: XmlElement): readonly PresencePerson[] {
	const isOne = element.name.toLowerCase() === "categories";
	return (isOne ? [element] : descendants(element, "categories")).map(categoriesPerson);
}

type Format = Pick<Presence, "format" | "persons">;

/** By root element name. */
const FORMATS: ReadonlyMap<string, (root: XmlElement) => Format | undefined> = new Map([
	["categories", (root: XmlElement): Format => ({ format: "categories", persons: categoryPersons(root) })],
	["presentity", (root: XmlElement): Format => ({ format: "msrtc", persons: [msrtcPerson(root)] })],
	["presence", presenceRoot],
]);

/** Three formats use this root element name. */
function presenceRoot(root: XmlElement): Format | undefined {
	if (child(root, "atom")) return { format: "xpidf", persons: [xpidfPerson(root)] };
	const presentity = child(root, "presentity") ?? root;
	if (child(presentity, "availability")) return { format: "msrtc", persons: [msrtcPerson(presentity)] };
	return attribute(root, "entity") === undefined && !child(root, "tuple")
		? undefined
		: { format: "pidf", persons: [pidfPerson(root)] };
}

const NOBODY: Omit<PresencePerson, "uri" | "span"> = {
	availability: undefined,
	activity: undefined,
	note: undefined,
	states: [],
	devices: [],
	name: undefined,
	emails: [],
	categories: [],
	containers: [],
};

function categoriesPerson(element: XmlElement): PresencePerson {
	const found = childrenNamed(element, "category").slice(0, MOST);
	const categories = found.map(category);
	const states = found.flatMap((each) => childrenNamed(each, "state"));
	// Prefer the server's aggregate state to what the user chose.
	const main = ["aggregatestate", "userstate"]
		.map((type) => states.find((state) => typeOf(state).toLowerCase() === type))
		.find((state) => state !== undefined);
	const card = found.map((each) => child(each, "contactCard")).find((each) => each !== undefined);
	const identity = child(card, "identity") ?? card;
	const note = found.map((each) => descendant(child(each, "note"), "body")).find((body) => body?.text);
	const containers = categories.map(({ container }) => container).filter((container) => container !== undefined);
	return {
		...NOBODY,
		uri: attribute(element, "uri") ?? "",
		availability: main && stateOf(main),
		activity: main && activityOf(main),
		note: note && textOf(note),
		states: states.map(stateOf).filter((state) => state !== undefined),
		devices: distinct(states.map((state) => childText(state, "device"))),
		name: childText(child(identity, "name"), "displayName"),
		emails: distinct(descendants(identity, "email").map((email) => email.text)),
		categories,
		containers: [...new Set(containers)].sort((a, b) => a - b),
		span: element.span,
	};
}

function category(element: XmlElement): PresenceCategory {
	return {
		name: attribute(element, "name") ?? "",
		instance: wholeNumber(attribute(element, "instance")),
		container: wholeNumber(attribute(element, "container")),
		hasContent: element.children.length > 0,
		span: element.span,
	};
}

function typeOf(state: XmlElement): string {
	const type = attribute(state, "type") ?? "state";
	return type.slice(type.indexOf(":") + 1);
}

/** The state in a `state` element of enhanced presence. */
export function stateOf(state: XmlElement): PresenceState | undefined {
	const availability = child(state, "availability");
	const number = wholeNumber(availability?.text);
	if (!availability || number === undefined) return undefined;
	return { word: availabilityRange(number)?.word, number, of: typeOf(state), span: availability.span };
}

/** A token such as `on-the-phone`, or the text of a custom activity. */
function activityOf(state: XmlElement): PresenceText | undefined {
	const activity = child(state, "activity");
	if (!activity) return undefined;
	const token = attribute(activity, "token")?.replaceAll("-", " ");
	const text = token || childText(activity, "custom") || activity.text;
	return text ? { text, span: activity.span } : undefined;
}

/** [MS-SIP] 2.2.1: aggregates for the person, and below them those of each device. */
function msrtcPerson(element: XmlElement): PresencePerson {
	const devices = descendants(element, "devicePresence").slice(0, MOST);
	const main = msrtcState(element, "presentity");
	const note = descendant(element, "note");
	return {
		...NOBODY,
		uri: attribute(element, "uri") ?? "",
		availability: main?.state,
		activity: main?.activity,
		note: note?.text ? textOf(note) : undefined,
		states: devices.map((device) => msrtcState(device, "device")?.state).filter((state) => state !== undefined),
		devices: distinct(
			devices.map((device) => attribute(child(device, "deviceName"), "name") ?? attribute(device, "epid")),
		),
		name:
			attribute(descendant(element, "displayName"), "displayName") ?? attribute(descendant(element, "name"), "name"),
		emails: distinct(descendants(element, "email").map((email) => attribute(email, "email") ?? email.text)),
		span: element.span,
	};
}

function msrtcState(
	element: XmlElement,
	of: string,
): { readonly state: PresenceState; readonly activity: PresenceText | undefined } | undefined {
	const availability = child(element, "availability");
	const activity = child(element, "activity");
	const reachable = wholeNumber(attribute(availability, "aggregate"));
	const number = wholeNumber(attribute(activity, "aggregate"));
	if (!availability || reachable === undefined) return undefined;
	if (reachable < OFFLINE_BELOW) {
		return { state: { word: "offline", number: reachable, of, span: availability.span }, activity: undefined };
	}
	const range = number === undefined ? undefined : activityRange(number);
	const span = (activity ?? availability).span;
	const said = attribute(activity, "note") || range?.activity;
	return {
		state: { word: range?.word ?? (activity ? undefined : "available"), number: number ?? reachable, of, span },
		activity: said ? { text: said, span } : undefined,
	};
}

/** RFC 3863: one tuple for each device or service; RFC 4480: activities of the person. */
function pidfPerson(root: XmlElement): PresencePerson {
	const tuples = childrenNamed(root, "tuple").slice(0, MOST);
	const states = tuples.map(tupleState).filter((state) => state !== undefined);
	const activity = descendant(root, "activities")?.children.find(({ name }) => name.toLowerCase() !== "unknown");
	const note = descendants(root, "note").find((each) => each.text);
	return {
		...NOBODY,
		uri: attribute(root, "entity") ?? "",
		// One open tuple is enough to reach the person (RFC 3863 §4.1.4).
		availability: states.find(({ word }) => word === "open") ?? states[0],
		activity: activity && { text: activityName(activity), span: activity.span },
		note: note && textOf(note),
		states,
		devices: distinct(tuples.map((tuple) => childText(tuple, "contact"))),
		span: root.span,
	};
}

function tupleState(tuple: XmlElement): PresenceState | undefined {
	const basic = child(child(tuple, "status"), "basic");
	const word = basic?.text.toLowerCase();
	if (!basic || (word !== "open" && word !== "closed")) return undefined;
	return { word, number: undefined, of: attribute(tuple, "id") ?? "tuple", span: basic.span };
}

/** `on-the-phone` is an element name (RFC 4480 §3.2); other activities are text inside an element. */
function activityName({ name, text }: XmlElement): string {
	return name.toLowerCase() === "other" && text ? text : name.replaceAll("-", " ");
}

/** Messenger: one address with a status, followed by a more specific one. */
function xpidfPerson(root: XmlElement): PresencePerson {
	const addresses = descendants(root, "address").slice(0, MOST);
	const states = addresses.map(addressState).filter((state) => state !== undefined);
	const main = states[0];
	const name = addresses[0] && descendant(addresses[0], "msnsubstatus");
	const activity = messengerState(attribute(name, "substatus") ?? "")?.activity;
	return {
		...NOBODY,
		uri: (attribute(child(root, "presentity"), "uri") ?? "").split(";", 1)[0]!,
		availability: main,
		activity: name && activity ? { text: activity, span: name.span } : undefined,
		states,
		devices: distinct(addresses.map((address) => attribute(address, "uri"))),
		span: root.span,
	};
}

function addressState(address: XmlElement): PresenceState | undefined {
	const finer = child(address, "msnsubstatus");
	const known = messengerState(attribute(finer, "substatus") ?? "");
	if (finer && known) return { word: known.word, number: undefined, of: "address", span: finer.span };
	const status = child(address, "status");
	const word = attribute(status, "status")?.toLowerCase();
	if (!status || !word) return undefined;
	const shown = word === "open" || word === "inuse" ? "open" : word === "closed" ? "closed" : undefined;
	return { word: shown, number: undefined, of: "address", span: status.span };
}

function textOf({ text, span }: XmlElement): PresenceText {
	return { text, span };
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
	return [...new Set(values.filter((value) => value !== undefined && value !== ""))] as readonly string[];
}

/** The maximum number of categories, tuples or devices read. */
const MOST = 2000;
