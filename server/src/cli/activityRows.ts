// The activities as rows of a table.

import type { ActivityTable } from "../core/index.ts";
import type { Column } from "./table.ts";

/** The columns of the table; the last one goes first where room is short. */
export const ACTIVITY_COLUMNS: readonly Column[] = [
	{ title: "line", side: "right" },
	{ title: "time" },
	{ title: "activity", most: 72, least: 24 },
	{ title: "result", most: 44, least: 12 },
	{ title: "why", most: 160, least: 10 },
];

/** The first cells of the rows in the order of the log; the line is that which shows the result. */
export function activityRows({ rows }: ActivityTable, columns: number): readonly (readonly string[])[] {
	return rows.map(({ shownOn, time, title, result, why }) =>
		[String(shownOn), time, ascii(title), result, why].slice(0, columns),
	);
}

/** A Windows console that pipes into a file or a clipboard spoils other arrows. */
function ascii(title: string): string {
	return title.replace(/^→/, "->").replace(/^←/, "<-").replace(/^· /, "");
}
