// Rows of tables under keys that a log or a user has chosen.

/**
 * The row of `table` with that key; `undefined` where it has none. Every object answers to `constructor` and `toString`
 * too, so a key that comes from outside must not be looked up with brackets.
 */
export function lookUp<Row>(table: Readonly<Record<string, Row>>, key: string): Row | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
