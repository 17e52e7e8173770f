// Logs that are too large for the editor to make them available to extensions (VS Code: above 50 Mi characters). The server
// reads the file itself; after that, every request for its URI works as if the log were open.

export { isLogName } from "../core/dialects/logName.ts";

/** Makes the server read a file, or read it again. Takes `DocumentParams`, returns a `ReadFileResult`. */
export const READ_FILE_REQUEST = "rtcdll/readFile";

/** The log, or a message for the user. */
export type ReadFileResult =
	| {
			/** The number of lines. */
			readonly lines: number;
			readonly reason?: undefined;
	  }
	| { readonly lines: null; readonly reason: string };

/** Makes the server forget a file. A notification with `DocumentParams`. */
export const FORGET_FILE_NOTIFICATION = "rtcdll/forgetFile";
