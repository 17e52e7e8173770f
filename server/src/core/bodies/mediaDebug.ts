// The client's report on a media connection: CallerMediaDebug and CalleeMediaDebug in ms-client-diagnostics.

import { readIceFlags } from "../sip/facts/iceFlags.ts";

/** One media in the value of such a parameter. Public client traces are the only documentation. */
export interface MediaDebug {
	/** `audio`, `video`, `application-sharing` … in lower case; empty if the value names none. */
	readonly media: string;
	/** Connectivity problems as bit flags; `undefined` without a number. */
	readonly iceWarn: number | undefined;
	readonly iceWarnEx: number | undefined;
	/** The addresses of this end and of the other end, as written: `192.0.2.9:20702`. */
	readonly localSite: string | undefined;
	readonly remoteSite: string | undefined;
	/** The relay address (A/V Edge) of each end; `undefined` for an end without one. */
	readonly localRelay: string | undefined;
	readonly remoteRelay: string | undefined;
	readonly localLocation: MediaLocation;
	readonly remoteLocation: MediaLocation;
	/** 0 within one organization; other numbers as written. */
	readonly federationType: number | undefined;
	/** All values by lowercase name. */
	readonly values: ReadonlyMap<string, string>;
}

/** The location of an end as seen from the servers of its organization. */
export type MediaLocation = "outside" | "inside" | "unknown";

/**
 * Parses the value of the parameter, without quotes; several media streams are separated by `;` or adjacent. Accepts any
 * text: one entry per media stream, none if there is no `name=value`.
 */
export function readMediaDebug(value: string): readonly MediaDebug[] {
	const found: { media: string; readonly values: Map<string, string> }[] = [];
	for (const piece of value.slice(0, LONGEST).split(/[,;]/)) {
		// Only the first value of a media stream is preceded by its name; a colon after the `=` belongs to a port.
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
 * Inferred from the accompanying ids: 24 (both ends remote) comes with 1 and 1, 25 (both internal) with 2 and 2, 23 (one of
 * each) with 1 and 2 (public client traces).
 */
const LOCATIONS: ReadonlyMap<string, MediaLocation> = new Map([
	["1", "outside"],
	["2", "inside"],
]);

const LONGEST = 20_000;
const MOST_MEDIA = 20;
