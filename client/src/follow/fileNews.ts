// What became of the file of a log while it was followed: it grew, was cut, was begun anew, or was rolled over. Pure: no VS
// Code in here, so that it runs in a unit test.

/** What is kept of a text to know it by. */
export interface Glimpse {
	/** The first `HEAD_LENGTH` characters, or as many as there are. */
	readonly head: string;
	readonly lines: number;
}

/** How much of the beginning tells one log from the next: several records with their times. */
export const HEAD_LENGTH = 2000;

/** `cut` is a log that begins as before and is shorter; `emptied` may be the moment before any of the others. */
export type News = "grown" | "cut" | "begunAnew" | "emptied";

/** Compares what was seen of a log with what is seen of it now. What is written to a log never changes its beginning. */
export function newsOf(before: Glimpse, now: Glimpse): News {
	if (now.head === "") return before.head === "" ? "grown" : "emptied";
	const common = Math.min(before.head.length, now.head.length);
	if (before.head.slice(0, common) !== now.head.slice(0, common)) return "begunAnew";
	return now.lines < before.lines ? "cut" : "grown";
}

/** A file as the disk tells: its size in bytes, and when it was last written to, in ms. */
export interface FileFacts {
	readonly size: number;
	readonly mtime: number;
}

/**
 * The names that a log of this name is given when it is rolled over: `RTCDLL0.old` and `RTCDLL0.log.bak` for `RTCDLL0.log`,
 * `X.uccapilog.bak` and `X.bak` for `X.uccapilog`, and the like.
 */
export function rolledNames(name: string): readonly string[] {
	const stem = name.replace(/(?<=.)\.[^.]*$/, "");
	const names = [stem, name].flatMap((each) => [`${each}.old`, `${each}.bak`, `${each}.1`]);
	return [...new Set(names)].filter((each) => each !== name);
}

/**
 * Which of these files the log was rolled over to: one that was not there before or was another, and that holds at least
 * the `size` which the log had, in bytes. `undefined` where none shows it.
 */
export function rolledTo(
	before: ReadonlyMap<string, FileFacts>,
	now: ReadonlyMap<string, FileFacts>,
	size: number,
): string | undefined {
	return [...now].find(([name, facts]) => facts.size >= size && !isSame(before.get(name), facts))?.[0];
}

/** True when a file was not written to between two looks, as far as the disk tells. */
export function isSame(before: FileFacts | undefined, now: FileFacts): boolean {
	return before?.size === now.size && before.mtime === now.mtime;
}
