// Presence: what the numbers and words for availability, activity and access levels mean.

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

const RANGES = "Microsoft Learn, availability element of the presence schema";

/** The numbers of enhanced presence. What is below 3000 has no meaning that all documents share. */
export const availabilityRanges: readonly AvailabilityRange[] = [
	{ from: 3000, word: "available", source: RANGES },
	{ from: 4500, word: "available, idle", source: RANGES },
	{ from: 6000, word: "busy", source: RANGES },
	{ from: 7500, word: "busy, idle", source: RANGES },
	{ from: 9000, word: "do not disturb", source: RANGES },
	{ from: 12000, word: "be right back", source: RANGES },
	{ from: 15000, word: "away", source: RANGES },
	{ from: 18000, word: "offline", source: RANGES },
];

/** A range of the aggregates of the 2005 release, which run from 0 to 999. */
export interface ActivityRange {
	readonly from: number;
	readonly word: Availability;
	/** What the user does, where the word does not say it. */
	readonly activity: string | undefined;
	readonly source: string;
}

/** The aggregate of activity; it counts only while that of availability is not below `OFFLINE_BELOW`. */
export const activityRanges: readonly ActivityRange[] = [
	{ from: 100, word: "away", activity: undefined, source: "[MS-SIP] 2.2.1; pidgin-sipe" },
	{ from: 150, word: "away", activity: "out to lunch", source: "[MS-SIP] 2.2.1; pidgin-sipe" },
	{ from: 200, word: "available, idle", activity: undefined, source: "[MS-SIP] 2.2.1; pidgin-sipe" },
	{ from: 300, word: "be right back", activity: undefined, source: "[MS-SIP] 2.2.1; pidgin-sipe" },
	{ from: 400, word: "available", activity: undefined, source: "[MS-SIP] 2.2.1; pidgin-sipe" },
	{ from: 500, word: "busy", activity: "on the phone", source: "[MS-SIP] 2.2.1; pidgin-sipe" },
	{ from: 600, word: "busy", activity: undefined, source: "[MS-SIP] 2.2.1; pidgin-sipe" },
];

/** An aggregate of availability below this means that nobody is signed in ([MS-SIP] 2.2.1; pidgin-sipe). */
export const OFFLINE_BELOW = 100;

/** A word of the Messenger clients for a state. */
export interface MessengerState {
	readonly name: string;
	readonly word: Availability;
	readonly activity: string | undefined;
	readonly source: string;
}

const MESSENGER = "Public client traces; Gaim SIP/SIMPLE plug-in";

/** What `msnsubstatus` may say, in alphabetical order. */
export const messengerStates: readonly MessengerState[] = [
	{ name: "away", word: "away", activity: undefined, source: MESSENGER },
	{ name: "berightback", word: "be right back", activity: undefined, source: MESSENGER },
	{ name: "busy", word: "busy", activity: undefined, source: MESSENGER },
	{ name: "idle", word: "available, idle", activity: undefined, source: MESSENGER },
	{ name: "offline", word: "offline", activity: undefined, source: MESSENGER },
	{ name: "online", word: "available", activity: undefined, source: MESSENGER },
	{ name: "onthephone", word: "busy", activity: "on the phone", source: MESSENGER },
	{ name: "outtolunch", word: "away", activity: "out to lunch", source: MESSENGER },
];

/** A container of enhanced presence: who may see what is published into it. */
export interface AccessLevel {
	readonly container: number;
	readonly meaning: string;
	readonly source: string;
}

const LEVELS = "Microsoft Learn, Presence Container";

/** The containers, in ascending order. */
export const accessLevels: readonly AccessLevel[] = [
	{ container: 0, meaning: "everybody who is not blocked", source: LEVELS },
	{ container: 1, meaning: "the user alone", source: LEVELS },
	{ container: 2, meaning: "the user alone; the server aggregates it for the others", source: LEVELS },
	{ container: 100, meaning: "external contacts", source: LEVELS },
	{ container: 200, meaning: "colleagues: everybody of the company", source: LEVELS },
	{ container: 300, meaning: "the workgroup", source: LEVELS },
	{ container: 400, meaning: "friends and family", source: LEVELS },
	{ container: 32000, meaning: "blocked contacts, who see the user offline", source: LEVELS },
];

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
