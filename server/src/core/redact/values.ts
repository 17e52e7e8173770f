// What a value in a body is, by the element or attribute that has it and by what it looks like.

import { looksLikeHost } from "./hosts.ts";
import type { ReplacedKind } from "./place.ts";
import { nameOrId } from "./shapes.ts";
import { isStandardValue } from "./standardWords.ts";

/**
 * What to make of the value of the element `element` or of its attribute `name` (both local names; for its text they are the same).
 * `undefined` for one that is the protocol's, and for one that its shape shows anyway, such as a URI. A value that nothing explains
 * counts as somebody's.
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

/** More words than that are a sentence and no name. */
const MOST_WORDS = 4;

/** Sentences of servers and clients: these are why the log is passed on. */
const REASONS = /(?:reason|fault|error|diagnostic|useragent|productversion|namespace)/i;

/** Values of which a schema lists all. */
const CHOICES = /^(?:type|token|state|status|role|version|encoding|lang|lcid|availability|media)$/i;

const SECRETS = /^(?:password|pwd|pin|passcode|secret|token|cookie|key|sessionkey|ticket|signature)$/i;

/** Names of people, devices and groups, which may be words of every day. */
const NAMES =
	/^(?:display-?name|first-?name|last-?name|friendly-?name|(?:computer|machine|host|user|group|phone)-?name)$/i;
const OWNERS = /^(?:endpoint|contact|group|user|device|person)$/i;

/** What people write. */
const TEXTS =
	/^(?:note|subject|location|title|message|body|text|comment|description|display-?text|custom-?string|personalnote|office|company|department|address|street|city|state-?name|zip|about)$/i;

/** What `findShapes` finds, or a number, a time, a type. */
function isShape(text: string): boolean {
	if (SHAPE.test(text)) return true;
	return looksLikeHost(text);
}

const SHAPE =
	/^(?:[a-z][a-z0-9+.-]*:\S+|[^\s@]+@[^\s@]+|\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?|[\d.:,+-]+|\d{4}-\d\d-\d\d[T ][\d:.]+Z?([+-][\d:]+)?|P[\dYMDTHS.]+|0x[0-9a-f]+)$/i;
