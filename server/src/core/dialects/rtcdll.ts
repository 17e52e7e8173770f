// `RTCDLL0.log` of Windows Messenger 5.x and Communicator 2005: `10:38:58.520 33C:B00 INFO  :: text`, without a date.

import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { clientTrace } from "./clientTrace.ts";
import type { Dialect } from "./dialect.ts";

/** The dialect. */
export const rtcdll: Dialect = {
	id: "rtcdll",
	format:
		"RTCDLL log, as written by Windows Messenger and Communicator 2005; times are the client's local time, without a date",
	...clientTrace,
	isSign(text, start) {
		const prefix = emptyPrefix();
		return scanPrefix(text, start, prefix) && prefix.day === null;
	},
};
