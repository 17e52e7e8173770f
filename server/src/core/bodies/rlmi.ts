// The state of a list of subscriptions (RLMI): of whom presence is given, refused, or to be asked for elsewhere.

import { readUri } from "../sip/address.ts";
import type { Span } from "../text.ts";
import { attribute, booleanOf, childrenNamed, childText, readXml, wholeNumber, type XmlElement } from "./xml.ts";

/** A list as one document tells of it (RFC 4662 §5; [MS-PRES] 2.2.2.4 for batched subscriptions). */
export interface Rlmi {
	/** The list that was subscribed to; for a batched subscription the subscriber. */
	readonly uri: string;
	readonly version: number | undefined;
	/** False when only what has changed is in the document. */
	readonly fullState: boolean | undefined;
	readonly resources: readonly RlmiResource[];
	/** False for a document that is cut or damaged: there may be more resources. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One member of the list. */
export interface RlmiResource {
	readonly uri: string;
	readonly name: string | undefined;
	/** None where nothing is known of it yet (RFC 4662 §5.4). */
	readonly instances: readonly RlmiInstance[];
	readonly span: Span;
}

/** How one subscription to a resource stands. */
export interface RlmiInstance {
	readonly id: string;
	/** `resubscribe`: ask `askInstead` by a subscription of its own ([MS-PRES]); `other`: a word that is not known. */
	readonly state: "active" | "pending" | "terminated" | "resubscribe" | "other";
	/** Why a subscription is terminated: `rejected`, `noresource`, `timeout` … (RFC 6665 §4.1.3). */
	readonly reason: string | undefined;
	/** The status that the subscription would have been answered with ([MS-PRES]). */
	readonly statusCode: number | undefined;
	/** The Content-ID of the part that has the state; see `BodyPart.contentId`. */
	readonly cid: string | undefined;
	/** As it is written: `sip:pool02.contoso.com@contoso.com;gruu;opaque=srvr:HomeServer:…`. */
	readonly poolFqdn: string | undefined;
	/** The host in `poolFqdn`. */
	readonly askInstead: string | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` when it is no RLMI list. */
export function readRlmi(text: string, span: Span): Rlmi | undefined {
	const root = readXml(text, span);
	if (root?.name.toLowerCase() !== "list") return undefined;
	return {
		uri: attribute(root, "uri") ?? "",
		version: wholeNumber(attribute(root, "version")),
		fullState: booleanOf(attribute(root, "fullState")),
		resources: childrenNamed(root, "resource").map(resource),
		complete: root.complete,
		span: root.span,
	};
}

/** True for a subscription that was turned down, as opposed to one that ran out or moved (RFC 6665 §4.1.3). */
export function isRefused({ state, reason, statusCode }: RlmiInstance): boolean {
	if (state !== "terminated") return false;
	return (statusCode ?? 0) >= 400 || reason === "rejected" || reason === "noresource";
}

function resource(element: XmlElement): RlmiResource {
	return {
		uri: attribute(element, "uri") ?? "",
		name: childText(element, "name") ?? attribute(element, "name"),
		instances: childrenNamed(element, "instance").map(instance),
		span: element.span,
	};
}

function instance(element: XmlElement): RlmiInstance {
	const state = attribute(element, "state")?.trim().toLowerCase() ?? "";
	const poolFqdn = attribute(element, "poolFqdn") || undefined;
	return {
		id: attribute(element, "id") ?? "",
		state: isKnown(state) ? state : "other",
		reason: attribute(element, "reason")?.trim().toLowerCase() || undefined,
		statusCode: wholeNumber(attribute(element, "statusCode")),
		cid: attribute(element, "cid") || undefined,
		poolFqdn,
		askInstead: poolFqdn && hostOf(poolFqdn),
		span: element.span,
	};
}

const STATES = ["active", "pending", "terminated", "resubscribe"] as const;

function isKnown(state: string): state is (typeof STATES)[number] {
	return (STATES as readonly string[]).includes(state);
}

/** [MS-PRES]: the address of the server itself has the server where others have a user. */
function hostOf(poolFqdn: string): string | undefined {
	const { user, host } = readUri(poolFqdn);
	return user ?? host ?? undefined;
}
