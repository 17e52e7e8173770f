// The kinds of what people do, and the words for each.

/** What somebody wanted, in the order in which a reader cares for it. */
export const KINDS = {
	/** To sign in, to renew a registration, or to sign out. */
	"sign-in": { title: "Sign-in", one: "sign-in", many: "sign-ins", isRoutine: false },
	/** A conference: its focus and its media servers. */
	meeting: { title: "Meeting", one: "meeting", many: "meetings", isRoutine: false },
	/** Audio or video. */
	call: { title: "Call", one: "call", many: "calls", isRoutine: false },
	"voice-mail": { title: "Voice mail", one: "voice mail request", many: "voice mail requests", isRoutine: false },
	transfer: { title: "Transfer", one: "transfer", many: "transfers", isRoutine: false },
	/** An application or the desktop. */
	sharing: { title: "Sharing", one: "sharing session", many: "sharing sessions", isRoutine: false },
	/** Instant messages. */
	conversation: { title: "Conversation", one: "conversation", many: "conversations", isRoutine: false },
	/** To see the presence of others. */
	presence: { title: "Presence", one: "presence request", many: "presence requests", isRoutine: true },
	/** The contact list. */
	contacts: { title: "Contact list", one: "contact list request", many: "contact list requests", isRoutine: true },
	/** What the server hands out: policies, access levels, the own state. */
	settings: { title: "Settings", one: "settings request", many: "settings requests", isRoutine: true },
	/** To show the own presence to others. */
	publication: { title: "Own presence", one: "presence publication", many: "presence publications", isRoutine: true },
	other: { title: "Request", one: "other request", many: "other requests", isRoutine: true },
} as const satisfies Readonly<Record<string, KindWords>>;

interface KindWords {
	/** `Contact list`: what an activity of the kind is called. */
	readonly title: string;
	/** `contact list request`, behind a number. */
	readonly one: string;
	readonly many: string;
	/** True for the traffic around what a reader would call an event of the day: it is worth a line only where it fails. */
	readonly isRoutine: boolean;
}

/** One of the kinds. */
export type ActivityKind = keyof typeof KINDS;

/** All of them, in that order. */
export const ACTIVITY_KINDS = Object.keys(KINDS) as readonly ActivityKind[];

/** `1 sign-in`, `3 settings requests`: an amount of activities of a kind. */
export function kindCount(kind: ActivityKind, count: number): string {
	return `${count} ${count === 1 ? KINDS[kind].one : KINDS[kind].many}`;
}
