// The exit statuses; part of the interface `rtcdll-report/1`.

/** What the program ends with; the names below say when. */
export type ExitStatus = 0 | 1 | 2;

/** No finding is above a warning. */
export const WELL = 0;
/** A log has findings of severity error. */
export const ERRORS_FOUND = 1;
/** `grep`: something matches, as with the tool of that name. */
export const SOME_MATCHED = 0;
/** `grep`: nothing matches in any input. `show`: the message has no such part. */
export const NONE_MATCHED = 1;
/** `compare`: the two are alike in substance, or differ, as with `diff`. */
export const ALIKE = 0;
export const DIFFERENT = 1;
/** An input, or the command line itself, could not be read, or the output not be written. Stronger than the other two. */
export const UNREADABLE = 2;
/** Whoever read the output has closed it: what a shell says of a program that ended so (128 + SIGPIPE). */
export const READER_GONE = 141;

/** The status of two pieces of work together. */
export function worse(one: ExitStatus, other: ExitStatus): ExitStatus {
	return one > other ? one : other;
}
