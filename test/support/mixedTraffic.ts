// A log with something of everything that lists of activities show.

import { writeLog } from "./fixture.ts";

/** A call whose end was not confirmed, a failed call, a sign-in, an unclassified request, and a pending one. */
export const MIXED = writeLog(`
	0    INVITE 1 call=a
	0.1  180 1 INVITE call=a
	1    200 1 INVITE call=a
	1.1  ACK 1 call=a
	2    OPTIONS 1 call=b
	2.1  200 1 OPTIONS call=b
	3    INVITE 1 call=c
	3.1  404 1 INVITE call=c
	3.2  ACK 1 call=c
	4    REGISTER 1 call=d
	4.1  200 1 REGISTER call=d
	5    BYE 2 call=a
	5.5  481 2 BYE call=a
	60   MESSAGE 1 call=e
`);
