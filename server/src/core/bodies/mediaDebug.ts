// What a client reports of a media connection: CallerMediaDebug and CalleeMediaDebug of ms-client-diagnostics.

import { readIceFlags } from "../sip/facts/iceFlags.ts";

/** One media in the value of such a parameter. Public client traces are the only documentation. */
export interface MediaDebug {
	/** `audio`, `video`, `application-sharing` … in lower case; empty where the value names none. */
	readonly media: string;
	/** What did not work while paths were tried, as bits; `undefined` without a number. */
	readonly iceWarn: number | undefined;
	readonly iceWarnEx: number | undefined;
	/** The address of this end and of the other one, as written: `192.0.2.9:20702`. */
	readonly localSite: string | undefined;
	readonly remoteSite: string | undefined;
	/** The address that each end has on its relay (A/V Edge); `undefined` for an end that got none. */
	readonly localRelay: string | undefined;
	readonly remoteRelay: string | undefined;
	readonly localLocation: MediaLocation;
	readonly remoteLocation: MediaLocation;
	/** 0 within one organization; other numbers as written. */
	readonly federationType: number | undefined;
	/** All values, by their names in lower case. */
	readonly values: ReadonlyMap<string, string>;
}

/** Where an end stands, seen from the servers of its organization. */
export type MediaLocation = "outside" | "inside" | "unknown";

/**
 * Reads the value of the parameter, without its quotes; several media are separated by `;` or follow each other. Any text
 * gives an answer: one entry for each media, none for a text without a single `name=value`.
 */
export function readMediaDebug(value: string): readonly MediaDebug[] {
	const found: { media: string; readonly values: Map<string, string> }[] = [];
	for (const piece of value.slice(0, LONGEST).split(/[,;]/)) {
		// Only the first of a medium's values has its name before it; a colon behind the `=` is that of a port.
		const [, media, name, written] =
			/^\s*(?:([A-Za-z][\w-]{0,40})\s*:)?\s*([A-Za-z]\w{0,40})\s*=(.*)$/s.exec(piece) ?? [];
		if (name === undefined) continue;
		if (media !== undefined || found.length === 0) found.push({ media: media?.toLowerCase() ?? "", values: new Map() });
		if (found.length > MOST_MEDIA) break;
		const { values } = found.at(-1)!;
		const key = name.toLowerCase();
		if (!values.has(key)) values.set(key, written!.trim().replace(/^["']|["']$/g, ""));
	}
	return found.slice(0, MOST_MEDIA).map(({ media, values }) => mediaDebug(media, values));
}

function mediaDebug(media: string, values: ReadonlyMap<string, string>): MediaDebug {
	return {
		media,
		iceWarn: readIceFlags(values.get("icewarn")),
		iceWarnEx: readIceFlags(values.get("icewarnex")),
		localSite: values.get("localsite") || undefined,
		remoteSite: values.get("remotesite") || undefined,
		localRelay: values.get("localmr") || undefined,
		remoteRelay: values.get("remotemr") || undefined,
		localLocation: LOCATIONS.get(values.get("locallocation") ?? "") ?? "unknown",
		remoteLocation: LOCATIONS.get(values.get("remotelocation") ?? "") ?? "unknown",
		federationType: readIceFlags(values.get("federationtype")),
		values,
	};
}

/**
 * By what clients write beside them: id 24, both ends are remote, comes with 1 and 1; id 25, both are internal, with 2
 * and 2; id 23, one of each, with 1 and 2 (public client traces).
 */
const LOCATIONS: ReadonlyMap<string, MediaLocation> = new Map([
	["1", "outside"],
	["2", "inside"],
]);

const LONGEST = 20_000;
const MOST_MEDIA = 20;
