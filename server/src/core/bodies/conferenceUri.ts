// Conference URIs: the organizer, the meeting, and the addressed component.

import { addressName, readUri } from "../sip/address.ts";

/** The parts of `sip:dave@fabrikam.com;gruu;opaque=app:conf:focus:id:5D3VMNNY` ([MS-CONFBAS] 2.2.2). */
export interface ConferenceUri {
	/** As written. */
	readonly uri: string;
	/** `dave@fabrikam.com`. */
	readonly organizer: string;
	/** Empty for the conference factory, which creates meetings and is not one itself. */
	readonly id: string;
	/** `focus`, `focus-factory`, or a media type: `chat`, `audio-video`, `applicationsharing`, `data-conf` … */
	readonly part: string;
}

/** Parses a conference URI; `undefined` for any other address. */
export function readConferenceUri(uri: string): ConferenceUri | undefined {
	const match = OPAQUE.exec(uri.slice(0, LONGEST));
	if (!match) return undefined;
	return { uri, organizer: addressName(readUri(uri)), id: match[2] ?? "", part: match[1]!.toLowerCase() };
}

/** The id consists of letters and digits ([MS-CONFPRO]); blanks, quotes and parameters end it. */
const OPAQUE = /[;?&]opaque=app:conf:([a-z-]{1,40})(?::id:([\w.-]{1,64}))?/i;
const LONGEST = 2000;
