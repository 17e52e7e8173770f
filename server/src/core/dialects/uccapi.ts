// `*.uccapilog` of Communicator 2007, Lync and Skype for Business: `04/16/2013|03:17:30.168 1F68:C14 INFO  :: text`.

import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { clientTrace } from "./clientTrace.ts";
import type { Dialect } from "./dialect.ts";

/** The dialect. */
export const uccapi: Dialect = {
	id: "uccapi",
	format: "uccapilog, as written by Communicator 2007, Lync and Skype for Business; times are the client's local time",
	...clientTrace,
	isSign(text, start) {
		const prefix = emptyPrefix();
		return scanPrefix(text, start, prefix) && prefix.day !== null;
	},
};
