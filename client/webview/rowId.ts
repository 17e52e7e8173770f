// The ids of the rows of a page, by which the rows are found again.

/** The id of a row's element. */
export function rowId(index: number): string {
	return `row-${index}`;
}

/** The number of the row that an element is part of; `undefined` outside of all rows. */
export function rowIndexOf(target: EventTarget | null): number | undefined {
	const row = target instanceof Element ? target.closest(".row") : null;
	return row ? Number(row.id.slice(rowId(0).length - 1)) : undefined;
}
