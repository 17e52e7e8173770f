// The address of a meeting: who organizes it, which one it is, and which of its parts is addressed.

import { addressName, readUri } from "../sip/address.ts";

/** `sip:dave@fabrikam.com;gruu;opaque=app:conf:focus:id:5D3VMNNY` taken apart ([MS-CONFBAS] 2.2.2). */
export interface ConferenceUri {
	/** As written. */
	readonly uri: string;
	/** `dave@fabrikam.com`. */
	readonly organizer: string;
	/** Empty for the factory, which makes meetings and is none. */
	readonly id: string;
	/** `focus`, `focus-factory`, or a media: `chat`, `audio-video`, `applicationsharing`, `data-conf` … */
	readonly part: string;
}

/** Reads the address of a meeting; `undefined` for any other address. */
export function readConferenceUri(uri: string): ConferenceUri | undefined {
	const match = OPAQUE.exec(uri.slice(0, LONGEST));
	if (!match) return undefined;
	return { uri, organizer: addressName(readUri(uri)), id: match[2] ?? "", part: match[1]!.toLowerCase() };
}

/** The id is made of letters and digits ([MS-CONFPRO]); blanks, quotes and parameters end it. */
const OPAQUE = /[;?&]opaque=app:conf:([a-z-]{1,40})(?::id:([\w.-]{1,64}))?/i;
const LONGEST = 2000;
