// Determines what happened to the file of a followed log: it grew, was truncated, restarted or rolled over. Free of VS Code,
// so unit tests can run it.

/** What is remembered of a text to recognise it. */
export interface Snapshot {
	/** The first `HEAD_LENGTH` characters, or all if there are fewer. */
	readonly head: string;
	readonly lines: number;
}

/** Enough to distinguish two logs: several records with timestamps. */
export const HEAD_LENGTH = 2000;

/** `cut`: same beginning, but shorter. `emptied` may be a transient state before any of the others. */
export type News = "grown" | "cut" | "begunAnew" | "emptied";

/** Compares two snapshots of a log. Writing to a log only appends, so its beginning never changes. */
export function newsOf(before: Snapshot, now: Snapshot): News {
	if (now.head === "") return before.head === "" ? "grown" : "emptied";
	const common = Math.min(before.head.length, now.head.length);
	if (before.head.slice(0, common) !== now.head.slice(0, common)) return "begunAnew";
	return now.lines < before.lines ? "cut" : "grown";
}

/** File metadata: size in bytes, and time of the last modification in ms. */
export interface FileFacts {
	readonly size: number;
	readonly mtime: number;
}

/**
 * The names a log may get when it is rolled over: `RTCDLL0.old` and `RTCDLL0.log.bak` for `RTCDLL0.log`, `X.uccapilog.bak`
 * and `X.bak` for `X.uccapilog`, and so on.
 */
export function rolledNames(name: string): readonly string[] {
	const stem = name.replace(/(?<=.)\.[^.]*$/, "");
	const names = [stem, name].flatMap((each) => [`${each}.old`, `${each}.bak`, `${each}.1`]);
	return [...new Set(names)].filter((each) => each !== name);
}

/**
 * The file that the log was rolled over to: one that is new or has changed, and holds at least the `size` in bytes that the
 * log had. `undefined` if none qualifies.
 */
export function rolledTo(
	before: ReadonlyMap<string, FileFacts>,
	now: ReadonlyMap<string, FileFacts>,
	size: number,
): string | undefined {
	return [...now].find(([name, facts]) => facts.size >= size && !isSame(before.get(name), facts))?.[0];
}

/** True if the metadata shows no write between two checks. */
export function isSame(before: FileFacts | undefined, now: FileFacts): boolean {
	return before?.size === now.size && before.mtime === now.mtime;
}
