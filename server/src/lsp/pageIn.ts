// The pages of the rules that our client hands over with a request, since only it can read them in every host.

import { lookUp } from "../core/index.ts";

/** The page of a rule as Markdown; `undefined` where there is none, or something else in its place. */
export function pageIn(pages: Readonly<Record<string, string>> | undefined, rule: string): string | undefined {
	const page = pages && lookUp(pages, rule);
	return typeof page === "string" ? page : undefined;
}
