// The reason for a failure, as text.

/** The message of an error; any other thrown value converted to a string. */
export function errorText(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
