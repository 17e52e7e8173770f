// Presence: what the numbers and words for availability, activity and access levels mean.

import accessLevelRows from "./data/accessLevels.json" with { type: "json" };
import activityRangeRows from "./data/activityRanges.json" with { type: "json" };
import availabilityRangeRows from "./data/availabilityRanges.json" with { type: "json" };
import messengerStateRows from "./data/messengerStates.json" with { type: "json" };

/** How available somebody is, in the words of the products. `open` and `closed` are those of PIDF, which knows no more. */
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

/** A range of numbers, from its first to the first of the next row. */
export interface AvailabilityRange {
	readonly from: number;
	readonly word: Availability;
	readonly source: string;
}

/** The numbers of enhanced presence. What is below 3000 has no meaning that all documents share. */
export const availabilityRanges = availabilityRangeRows as readonly AvailabilityRange[];

/** A range of the aggregates of the 2005 release, which run from 0 to 999. */
export interface ActivityRange {
	readonly from: number;
	readonly word: Availability;
	/** What the user does, where the word does not say it. */
	readonly activity?: string;
	readonly source: string;
}

/** The aggregate of activity; it counts only while that of availability is not below `OFFLINE_BELOW`. */
export const activityRanges = activityRangeRows as readonly ActivityRange[];

/** An aggregate of availability below this means that nobody is signed in ([MS-SIP] 2.2.1; pidgin-sipe). */
export const OFFLINE_BELOW = 100;

/** A word of the Messenger clients for a state. */
export interface MessengerState {
	readonly name: string;
	readonly word: Availability;
	readonly activity?: string;
	readonly source: string;
}

/** What `msnsubstatus` may say, in alphabetical order. */
export const messengerStates = messengerStateRows as readonly MessengerState[];

/** A container of enhanced presence: who may see what is published into it. */
export interface AccessLevel {
	readonly container: number;
	readonly meaning: string;
	readonly source: string;
}

/** The containers, in ascending order. */
export const accessLevels = accessLevelRows as readonly AccessLevel[];

/** The row of a number of enhanced presence; `undefined` below the first. */
export function availabilityRange(number: number): AvailabilityRange | undefined {
	return availabilityRanges.findLast(({ from }) => number >= from);
}

/** The row of an aggregate of activity; `undefined` below the first and above 999. */
export function activityRange(aggregate: number): ActivityRange | undefined {
	return aggregate > 999 ? undefined : activityRanges.findLast(({ from }) => aggregate >= from);
}

/** The row of a Messenger state, in any case. */
export function messengerState(name: string): MessengerState | undefined {
	return messengerStates.find((row) => row.name === name.toLowerCase());
}

/** The row of a container. */
export function accessLevel(container: number): AccessLevel | undefined {
	return accessLevels.find((row) => row.container === container);
}
