// Why something failed, in the words of whatever has failed.

/** The message of an error; of anything else that was thrown, what it says as a text. */
export function errorText(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
