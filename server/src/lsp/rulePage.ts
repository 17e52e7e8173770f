// Rule pages that our client sends along with a request, since only the client can read them in every host.

import { lookUp } from "../core/index.ts";

/** The page of a rule as Markdown; `undefined` if there is none or it is not a string. */
export function rulePageFrom(pages: Readonly<Record<string, string>> | undefined, rule: string): string | undefined {
	const page = pages && lookUp(pages, rule);
	return typeof page === "string" ? page : undefined;
}
