// Presence publications of a user (application/msrtc-category-publish+xml, [MS-PRES]).

import type { LogText, Span } from "../text.ts";
import { type PresenceState, stateOf } from "./presence.ts";
import { attribute, child, descendant, descendants, readXml, wholeNumber, type XmlElement } from "./xml.ts";

/** A publication of category instances. */
export interface Publish {
	/** The user whose presence it is; empty if the document names none. */
	readonly uri: string;
	readonly publications: readonly Publication[];
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One category instance for one container. */
export interface Publication {
	readonly category: string;
	readonly instance: number | undefined;
	/** Determines who may see it; see `accessLevel`. */
	readonly container: number | undefined;
	/** The version that the client expects on the server. */
	readonly version: number | undefined;
	/** `endpoint`, `static`, `user` or `time`, in lower case: when the instance expires. */
	readonly expireType: string | undefined;
	/** True if this removes the instance, by letting it expire at once ([MS-PRES]). */
	readonly isRemoval: boolean;
	/** For the category `state`. */
	readonly state: PresenceState | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not a publication. */
export function readPublish(text: LogText, span: Span): Publish | undefined {
	const root = readXml(text, span);
	if (root?.name.toLowerCase() !== "publish") return undefined;
	return {
		uri: attribute(descendant(root, "publications"), "uri") ?? attribute(root, "uri") ?? "",
		publications: descendants(root, "publication").slice(0, MOST).map(publication),
		complete: root.complete,
		span: root.span,
	};
}

function publication(element: XmlElement): Publication {
	const state = child(element, "state");
	return {
		category: attribute(element, "categoryName") ?? "",
		instance: wholeNumber(attribute(element, "instance")),
		container: wholeNumber(attribute(element, "container")),
		version: wholeNumber(attribute(element, "version")),
		expireType: attribute(element, "expireType")?.toLowerCase(),
		isRemoval: wholeNumber(attribute(element, "expires")) === 0,
		state: state && stateOf(state),
		span: element.span,
	};
}

const MOST = 2000;
