// The activities as rows of a table.

import type { ActivityTable } from "../core/index.ts";
import type { Column } from "./table.ts";

/** The columns of the table. The last one is dropped first if the terminal is narrow. */
export const ACTIVITY_COLUMNS: readonly Column[] = [
	{ title: "line", side: "right" },
	{ title: "time" },
	{ title: "activity", most: 72, least: 24 },
	{ title: "result", most: 44, least: 12 },
	{ title: "why", most: 160, least: 10 },
];

/** The first `columns` cells of each row, in file order. `line` is the line that shows the result. */
export function activityRows({ rows }: ActivityTable, columns: number): readonly (readonly string[])[] {
	return rows.map(({ shownOn, time, title, result, why }) =>
		[String(shownOn), time, ascii(title), result, why].slice(0, columns),
	);
}

/** Arrows in ASCII, because output piped on Windows passes through the console code page, which corrupts others. */
function ascii(title: string): string {
	return title.replace(/^→/, "->").replace(/^←/, "<-").replace(/^· /, "");
}
