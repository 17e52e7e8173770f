// The exit statuses, which are part of the interface `rtcdll-report/1`.

/** The exit status. The constants below say what each means. */
export type ExitStatus = 0 | 1 | 2;

/** No finding is as severe as `--fail-on` says. */
export const SUCCESS = 0;
/** A log has a finding that severe. */
export const ERRORS_FOUND = 1;
/** `grep`: something matches, as with the tool of that name. */
export const SOME_MATCHED = 0;
/** `grep`: nothing matches in any input. `show`: the message has no such part. */
export const NONE_MATCHED = 1;
/** `compare`: the two are the same in substance, or differ, as with `diff`. */
export const ALIKE = 0;
export const DIFFERENT = 1;
/** An input or the command line could not be read, or the output could not be written. Overrides the other two. */
export const UNREADABLE = 2;
/** The reader of the output closed it: the status that a shell reports for SIGPIPE (128 + 13). */
export const OUTPUT_CLOSED = 141;

/** The status of two pieces of work combined. */
export function worse(one: ExitStatus, other: ExitStatus): ExitStatus {
	return one > other ? one : other;
}
