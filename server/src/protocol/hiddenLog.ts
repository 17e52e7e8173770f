// A log that is too large for the editor to give its text to extensions (VS Code: above 50 Mi characters). The server reads
// the file itself; from then on every request about its URI is answered as for a log that is open.

export { isLogName } from "../core/dialects/logName.ts";

/** Has the server read a file, or read it again. Takes `DocumentParams`; the answer is a `ReadFileResult`. */
export const READ_FILE_REQUEST = "rtcdll/readFile";

/** Without a log there is a sentence for the reader. */
export type ReadFileResult =
	| {
			/** How many lines it has. */
			readonly lines: number;
			readonly reason?: undefined;
	  }
	| { readonly lines: null; readonly reason: string };

/** Has the server forget a file that it has read. A notification; takes `DocumentParams`. */
export const FORGET_FILE_NOTIFICATION = "rtcdll/forgetFile";
