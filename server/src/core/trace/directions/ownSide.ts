// Names the program that wrote a log, since not every log is that of a client.

import type { Viewpoint } from "../../dialects/dialect.ts";

const NAMES: Readonly<Record<Viewpoint, string>> = {
	client: "this client",
	server: "this server",
	unknown: "this side",
};

/** `this client`, `this server`, or `this side` if the log does not show who wrote it. */
export function ownSide({ viewpoint }: { readonly viewpoint: Viewpoint }): string {
	return NAMES[viewpoint];
}
