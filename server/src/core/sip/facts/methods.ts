// SIP methods: RFC 3261, its extensions, and the three that Microsoft added.

/** One SIP method. */
export interface Method {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
	/** A final response has to come; false where none ever does. */
	readonly responseDue: boolean;
	/** A success sets up a dialog. */
	readonly createsDialog: boolean;
}

/** All methods, in alphabetical order. */
export const methods = [
	{
		name: "ACK",
		meaning: "Confirms the final response to an INVITE",
		source: "RFC 3261 §17.1.1.3",
		responseDue: false,
		createsDialog: false,
	},
	{
		name: "BENOTIFY",
		meaning: "Tells a subscriber what has changed, without asking for an answer",
		source: "[MS-SIP] 3.5",
		responseDue: false,
		createsDialog: false,
	},
	{
		name: "BYE",
		meaning: "Ends a call or conversation",
		source: "RFC 3261 §15",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "CANCEL",
		meaning: "Gives up a request that has no final response yet",
		source: "RFC 3261 §9",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "INFO",
		meaning: 'Carries information inside a call, such as "is typing"',
		source: "RFC 6086",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "INVITE",
		meaning: "Starts a call, conversation or conference, or changes a running one",
		source: "RFC 3261 §13",
		responseDue: true,
		createsDialog: true,
	},
	{
		name: "MESSAGE",
		meaning: "Carries an instant message",
		source: "RFC 3428",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "NEGOTIATE",
		meaning: "Agrees on compression for the connection to the server",
		source: "[MS-SIPCOMP]",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "NOTIFY",
		meaning: "Tells a subscriber what has changed",
		source: "RFC 6665",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "OPTIONS",
		meaning: "Asks what the other side can do, or whether it is there",
		source: "RFC 3261 §11",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "PRACK",
		meaning: "Confirms a provisional response",
		source: "RFC 3262",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "PUBLISH",
		meaning: "Publishes the presence or other state of a user",
		source: "RFC 3903",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "REFER",
		meaning: "Asks the other side to contact somebody, as in a call transfer",
		source: "RFC 3515",
		responseDue: true,
		createsDialog: true,
	},
	{
		name: "REGISTER",
		meaning: "Signs a client in, renews the sign-in, or signs it out",
		source: "RFC 3261 §10",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "SERVICE",
		meaning: "Asks the server for a service, such as setting presence or changing the contact list",
		source: "[MS-SIP] 3.2 and 3.7",
		responseDue: true,
		createsDialog: false,
	},
	{
		name: "SUBSCRIBE",
		meaning: "Asks to be told about changes, such as the presence of a contact",
		source: "RFC 6665",
		responseDue: true,
		createsDialog: true,
	},
	{
		name: "UPDATE",
		meaning: "Changes a session, also before it is answered",
		source: "RFC 3311",
		responseDue: true,
		createsDialog: false,
	},
] as const satisfies readonly Method[];

const byName: ReadonlyMap<string, Method> = new Map(methods.map((row) => [row.name, row]));

/** The row of a method, in any case; undefined when it is unknown. (On the wire methods are case-sensitive.) */
export function method(name: string): Method | undefined {
	return byName.get(name.toUpperCase());
}
