// Safe table lookups with keys from a log or a user.

/**
 * The row of `table` with this key; `undefined` if there is none. Every object also has `constructor` and `toString`, so
 * untrusted keys must not be looked up with brackets.
 */
export function lookUp<Row>(table: Readonly<Record<string, Row>>, key: string): Row | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
