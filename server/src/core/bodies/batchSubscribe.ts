// Batched presence subscriptions (application/msrtc-adrl-categorylist+xml and application/adrl+xml).

import type { LogText, Span } from "../text.ts";
import { attribute, descendant, descendants, readXml } from "./xml.ts";

/** A batched subscription ([MS-PRES]), or an ad hoc list of the 2005 release ([MS-SIP] 3.3). */
export interface BatchSubscribe {
	/** The subscriber; empty if the document names none. */
	readonly uri: string;
	readonly action: "subscribe" | "unsubscribe" | "query" | "other";
	/** The addresses in document order; limited to 5,000. */
	readonly resources: readonly string[];
	/** The requested categories; empty for a list that requests presence as a whole. */
	readonly categories: readonly string[];
	/** False if the document is truncated or damaged, so there may be more addresses. */
	readonly complete: boolean;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not such a list. */
export function readBatchSubscribe(text: LogText, span: Span): BatchSubscribe | undefined {
	const root = readXml(text, span);
	const name = root?.name.toLowerCase();
	if (!root || (name !== "batchsub" && name !== "adhoclist")) return undefined;
	const action = attribute(descendant(root, "action"), "name")?.toLowerCase() ?? "subscribe";
	const addresses = descendants(root, "resource").map((resource) => attribute(resource, "uri") ?? "");
	const categories = descendants(descendant(root, "categoryList"), "category");
	return {
		uri: attribute(root, "uri") ?? "",
		action: action === "subscribe" || action === "unsubscribe" || action === "query" ? action : "other",
		resources: addresses.filter((address) => address !== "").slice(0, MOST),
		categories: categories.slice(0, MOST).map((category) => attribute(category, "name") ?? ""),
		complete: root.complete,
		span: root.span,
	};
}

const MOST = 5000;
