// The state of a resource list subscription (RLMI): whose presence is provided, refused, or available from another server.

import { readUri } from "../sip/address.ts";
import type { LogText, Span } from "../text.ts";
import { attribute, booleanOf, childrenNamed, childText, readXml, wholeNumber, type XmlElement } from "./xml.ts";

/** The list as one document describes it (RFC 4662 §5; [MS-PRES] 2.2.2.4 for batched subscriptions). */
export interface Rlmi {
	/** The subscribed list; for a batched subscription, the subscriber. */
	readonly uri: string;
	readonly version: number | undefined;
	/** False if the document only contains changes. */
	readonly fullState: boolean | undefined;
	readonly resources: readonly RlmiResource[];
	/** False if the document is truncated or damaged, so there may be more resources. */
	readonly complete: boolean;
	readonly span: Span;
}

/** A member of the list. */
export interface RlmiResource {
	readonly uri: string;
	readonly name: string | undefined;
	/** None if nothing is known about it yet (RFC 4662 §5.4). */
	readonly instances: readonly RlmiInstance[];
	readonly span: Span;
}

/** The state of one subscription to a resource. */
export interface RlmiInstance {
	readonly id: string;
	/** `resubscribe`: subscribe separately at `askInstead` ([MS-PRES]); `other`: an unknown word. */
	readonly state: "active" | "pending" | "terminated" | "resubscribe" | "other";
	/** Why the subscription was terminated: `rejected`, `noresource`, `timeout` … (RFC 6665 §4.1.3). */
	readonly reason: string | undefined;
	/** The status with which the subscription would have been answered ([MS-PRES]). */
	readonly statusCode: number | undefined;
	/** The Content-ID of the part that contains the state; see `BodyPart.contentId`. */
	readonly cid: string | undefined;
	/** As written: `sip:pool02.contoso.com@contoso.com;gruu;opaque=srvr:HomeServer:…`. */
	readonly poolFqdn: string | undefined;
	/** The host in `poolFqdn`. */
	readonly askInstead: string | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not an RLMI list. */
export function readRlmi(text: LogText, span: Span): Rlmi | undefined {
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

/** True for a subscription that was refused, as opposed to one that expired or moved (RFC 6665 §4.1.3). */
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

/** [MS-PRES]: the address of a server has the server name in place of a user. */
function hostOf(poolFqdn: string): string | undefined {
	const { user, host } = readUri(poolFqdn);
	return user ?? host ?? undefined;
}
