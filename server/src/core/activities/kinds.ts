// The kinds of activities and their names.

/** What a user wanted to do, ordered by importance to the reader. */
export const KINDS = {
	/** Includes renewals of a registration and sign-outs. */
	"sign-in": { title: "Sign-in", one: "sign-in", many: "sign-ins", isRoutine: false },
	/** The focus of a conference and its media servers. */
	meeting: { title: "Meeting", one: "meeting", many: "meetings", isRoutine: false },
	/** Audio or video. */
	call: { title: "Call", one: "call", many: "calls", isRoutine: false },
	"voice-mail": { title: "Voice mail", one: "voice mail request", many: "voice mail requests", isRoutine: false },
	transfer: { title: "Transfer", one: "transfer", many: "transfers", isRoutine: false },
	/** Sharing of an application or the desktop. */
	sharing: { title: "Sharing", one: "sharing session", many: "sharing sessions", isRoutine: false },
	/** Instant messages. */
	conversation: { title: "Conversation", one: "conversation", many: "conversations", isRoutine: false },
	/** The presence of others. */
	presence: { title: "Presence", one: "presence request", many: "presence requests", isRoutine: true },
	/** The contact list. */
	contacts: { title: "Contact list", one: "contact list request", many: "contact list requests", isRoutine: true },
	/** Data from the server: policies, access levels, the user's own state. */
	settings: { title: "Settings", one: "settings request", many: "settings requests", isRoutine: true },
	/** Publication of the user's own presence. */
	publication: { title: "Own presence", one: "presence publication", many: "presence publications", isRoutine: true },
	other: { title: "Request", one: "other request", many: "other requests", isRoutine: true },
} as const satisfies Readonly<Record<string, KindWords>>;

interface KindWords {
	/** The title of an activity of this kind, such as `Contact list`. */
	readonly title: string;
	/** Used after a number, such as `contact list request`. */
	readonly one: string;
	readonly many: string;
	/** True for background traffic, which is worth mentioning only if it fails. */
	readonly isRoutine: boolean;
}

/** One of the kinds. */
export type ActivityKind = keyof typeof KINDS;

/** All kinds, in the order above. */
export const ACTIVITY_KINDS = Object.keys(KINDS) as readonly ActivityKind[];

/** A number of activities of a kind: `1 sign-in`, `3 settings requests`. */
export function kindCount(kind: ActivityKind, count: number): string {
	return `${count} ${count === 1 ? KINDS[kind].one : KINDS[kind].many}`;
}
