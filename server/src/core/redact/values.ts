// Classifies values in bodies by their element or attribute name and by their form.

import { looksLikeHost } from "./hosts.ts";
import type { ReplacedKind } from "./place.ts";
import { nameOrId } from "./shapes.ts";
import { isStandardValue } from "./standardWords.ts";

/**
 * The kind of a value of the element `element` or of its attribute `name` (both local names; for the element's text they are
 * equal). `undefined` for a protocol value, and for one that its shape reveals anyway, such as a URI. An unexplained value
 * counts as identifying.
 */
export function kindOfValue(element: string, name: string, value: string): ReplacedKind | undefined {
	const text = value.trim();
	if (text === "" || (CHOICES.test(name) && /^[\w:.+/-]+$/.test(text)) || REASONS.test(name) || isShape(text))
		return undefined;
	if (SECRETS.test(name)) return "credential";
	if (TEXTS.test(name)) return "text";
	if (NAMES.test(name) || (/^name$/i.test(name) && OWNERS.test(element))) return "name";
	if (isStandardValue(text)) return undefined;
	if (/\s/.test(text) && text.split(/\s+/).length > MOST_WORDS) return "text";
	return /\s/.test(text) ? "name" : nameOrId(text);
}

/** More words make a sentence rather than a name. */
const MOST_WORDS = 4;

/** Messages from servers and clients, which are the reason for sharing the log. */
const REASONS = /(?:reason|fault|error|diagnostic|useragent|productversion|namespace)/i;

/** Values that are enumerated in a schema. */
const CHOICES = /^(?:type|token|state|status|role|version|encoding|lang|lcid|availability|media)$/i;

const SECRETS = /^(?:password|pwd|pin|passcode|secret|token|cookie|key|sessionkey|ticket|signature)$/i;

/** Names of people, devices and groups, which may be ordinary words. */
const NAMES =
	/^(?:display-?name|first-?name|last-?name|friendly-?name|(?:computer|machine|host|user|group|phone)-?name)$/i;
const OWNERS = /^(?:endpoint|contact|group|user|device|person)$/i;

/** Texts that people write. */
const TEXTS =
	/^(?:note|subject|location|title|message|body|text|comment|description|display-?text|custom-?string|personalnote|office|company|department|address|street|city|state-?name|zip|about)$/i;

/** What `findShapes` finds, or a number, a time, a type. */
function isShape(text: string): boolean {
	if (SHAPE.test(text)) return true;
	return looksLikeHost(text);
}

const SHAPE =
	/^(?:[a-z][a-z0-9+.-]*:\S+|[^\s@]+@[^\s@]+|\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?|[\d.:,+-]+|\d{4}-\d\d-\d\d[T ][\d:.]+Z?([+-][\d:]+)?|P[\dYMDTHS.]+|0x[0-9a-f]+)$/i;
