// Settings that a client requests and receives from its server (roaming provisioning).

import type { LogText, Span } from "../text.ts";
import { attribute, descendants, everyBelow, type NamedValue, readXml, type XmlElement } from "./xml.ts";

/** A request for settings, or the settings themselves ([MS-SIPREGE] 2.2.2.4, 2.2.2.5). */
export interface Provisioning {
	/** `request` only names groups; `settings` includes their content. */
	readonly kind: "request" | "settings";
	readonly groups: readonly ProvisionGroup[];
	/** False if the document is truncated or damaged, so there may be more settings. */
	readonly complete: boolean;
	readonly span: Span;
}

/** A group of settings. */
export interface ProvisionGroup {
	/** `ServerConfiguration`, `meetingPolicy`, `ucPolicy`, `endpointConfiguration` … as written. */
	readonly name: string;
	/** The name and value of each setting, in document order; a list has one entry per value. */
	readonly settings: readonly NamedValue[];
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it contains no settings. */
export function readProvisioning(text: LogText, span: Span): Provisioning | undefined {
	const root = readXml(text, span);
	const kind = root && KINDS.get(root.name.toLowerCase());
	if (!root || !kind) return undefined;
	const named = [...descendants(root, "provisionGroup"), ...descendants(root, "provisioningGroup")];
	const found = named.slice(0, MOST_GROUPS);
	const groups: ProvisionGroup[] = [];
	let left = MOST_SETTINGS;
	// Without groups, as in the 2005 release, the whole document is one group.
	for (const element of found.length > 0 ? found : [root]) {
		const settings = settingsOf(element).slice(0, left);
		left -= settings.length;
		groups.push({ name: attribute(element, "name") ?? element.name, settings, span: element.span });
	}
	return { kind, groups, complete: root.complete, span: root.span };
}

/** The first setting with this name in any group, ignoring case; `undefined` if there is none. */
export function setting(provisioning: Provisioning, name: string): NamedValue | undefined {
	const wanted = name.toLowerCase();
	for (const { settings } of provisioning.groups) {
		const found = settings.find((each) => each.name.toLowerCase() === wanted);
		if (found) return found;
	}
	return undefined;
}

/** By root element name. */
const KINDS: ReadonlyMap<string, Provisioning["kind"]> = new Map([
	["provisioninggrouplist", "request"],
	["provisiongrouplist", "settings"],
	["provisioning", "settings"],
	["provision", "settings"],
]);

/** `<property name="x">value</property>`, or one element per setting. */
function settingsOf(group: XmlElement): readonly NamedValue[] {
	const found: NamedValue[] = [];
	for (const { name, text, children, span, ...element } of everyBelow(group)) {
		if (children.length > 0 || text === "") continue;
		const isProperty = name.toLowerCase() === "property";
		const named = isProperty ? element.attributes.get("name") : undefined;
		found.push({ name: named ?? name, value: text, span });
	}
	return found;
}

const MOST_GROUPS = 500;
const MOST_SETTINGS = 5000;
