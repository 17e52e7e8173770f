// Identifies the product behind a User-Agent or Server header. Contains only strings seen in logs and version families that
// Microsoft has published; anything else stays unexplained.

import commentRows from "./data/productComments.json" with { type: "json" };
import productRows from "./data/products.json" with { type: "json" };

/** A product, identified by the name and version prefix of its token: `UCCAPI/4.0.7577.0`. */
export interface Product {
	/** The name of the token as written, and a prefix of its version that ends at a dot. */
	readonly token: string;
	readonly version: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly role: "client" | "server";
	readonly source: string;
}

/** All products. Of several matching rows, the one with the longest version applies. */
export const products = productRows as readonly Product[];

/**
 * Comments and names without a version that identify the program better than the platform before them: `RTC/1.3.5315
 * (Messenger 5.1.0530)`, `RTCC/5.0.0.0 MediationServer`.
 */
export const productComments: readonly {
	readonly pattern: RegExp;
	readonly meaning: string;
	readonly source: string;
}[] = commentRows.map((row) => ({ ...row, pattern: new RegExp(row.pattern, "i") }));

/** The product named by a User-Agent or Server value; `undefined` if unknown. */
export function productOf(value: string): { readonly meaning: string; readonly source: string } | undefined {
	const comment = productComments.find(({ pattern }) => pattern.test(value));
	if (comment) return comment;
	const tokens = [...value.slice(0, LONGEST).matchAll(/([A-Za-z]+)\/(\d+(?:\.\d+)*)/g)];
	const rows = tokens.map(([, token, version]) => product(token!, version!)).filter((row) => row !== undefined);
	// The program comes last: UCCAPI, CPE or RTCC before it is only the platform it is based on.
	return rows.at(-1);
}

/** The row of one token; if several match, the one with the longest version. */
export function product(token: string, version: string): Product | undefined {
	return products
		.filter((row) => row.token.toLowerCase() === token.toLowerCase() && isVersion(version, row.version))
		.sort((a, b) => b.version.length - a.version.length)[0];
}

function isVersion(version: string, family: string): boolean {
	return family === "" || version === family || version.startsWith(`${family}.`);
}

/** No such header is longer. */
const LONGEST = 500;
