// Presence: the meaning of numbers and words for availability, activity and access levels.

import accessLevelRows from "./data/accessLevels.json" with { type: "json" };
import activityRangeRows from "./data/activityRanges.json" with { type: "json" };
import availabilityRangeRows from "./data/availabilityRanges.json" with { type: "json" };
import messengerStateRows from "./data/messengerStates.json" with { type: "json" };

/** Availability in the terms of the products. `open` and `closed` are those of PIDF, which has no others. */
export type Availability =
	| "available"
	| "available, idle"
	| "busy"
	| "busy, idle"
	| "do not disturb"
	| "be right back"
	| "away"
	| "offline"
	| "open"
	| "closed";

/** A range of numbers, up to the start of the next row. */
export interface AvailabilityRange {
	readonly from: number;
	readonly word: Availability;
	readonly source: string;
}

/** The numbers of enhanced presence. Those below 3000 have no meaning shared by all documents. */
export const availabilityRanges = availabilityRangeRows as readonly AvailabilityRange[];

/** A range of the aggregates of the 2005 release, from 0 to 999. */
export interface ActivityRange {
	readonly from: number;
	readonly word: Availability;
	/** What the user is doing, if the word does not say it. */
	readonly activity?: string;
	readonly source: string;
}

/** The aggregate of activity; it applies only if that of availability is at least `OFFLINE_BELOW`. */
export const activityRanges = activityRangeRows as readonly ActivityRange[];

/** An aggregate of availability below this means that nobody is signed in ([MS-SIP] 2.2.1; pidgin-sipe). */
export const OFFLINE_BELOW = 100;

/** A Messenger client's word for a state. */
export interface MessengerState {
	readonly name: string;
	readonly word: Availability;
	readonly activity?: string;
	readonly source: string;
}

/** The values of `msnsubstatus`, in alphabetical order. */
export const messengerStates = messengerStateRows as readonly MessengerState[];

/** A container of enhanced presence, which determines who may see what is published in it. */
export interface AccessLevel {
	readonly container: number;
	readonly meaning: string;
	readonly source: string;
}

/** The containers, in ascending order. */
export const accessLevels = accessLevelRows as readonly AccessLevel[];

/** The row of an enhanced presence number; `undefined` below the first range. */
export function availabilityRange(number: number): AvailabilityRange | undefined {
	return availabilityRanges.findLast(({ from }) => number >= from);
}

/** The row of an aggregate of activity; `undefined` below the first range and above 999. */
export function activityRange(aggregate: number): ActivityRange | undefined {
	return aggregate > 999 ? undefined : activityRanges.findLast(({ from }) => aggregate >= from);
}

/** The row of a Messenger state, ignoring case. */
export function messengerState(name: string): MessengerState | undefined {
	return messengerStates.find((row) => row.name === name.toLowerCase());
}

/** The row of a container. */
export function accessLevel(container: number): AccessLevel | undefined {
	return accessLevels.find((row) => row.container === container);
}
