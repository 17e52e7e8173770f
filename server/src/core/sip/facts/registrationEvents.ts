// Why a server ends a registration: the body `deregistered;event=…` of a registration-notify ([MS-SIPREGE] 2.2.1.13).

/** One reason. */
export interface RegistrationEvent {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

const SOURCE = "[MS-SIPREGE] 2.2.1.13";

/** All reasons, in alphabetical order. */
export const registrationEvents: readonly RegistrationEvent[] = [
	{
		name: "deactivated",
		meaning: "The user is being moved to another server, or is not served for a while; the client has to sign in anew",
		source: SOURCE,
	},
	{
		name: "preferred-registrar-change",
		meaning: "Another server is to serve the user now; the client has to sign in anew",
		source: SOURCE,
	},
	{
		name: "rejected",
		meaning: "The account was disabled or may no longer sign in here",
		source: SOURCE,
	},
	{
		name: "unregistered",
		meaning: "The user signed in at another place, or has more places signed in than the server allows",
		source: SOURCE,
	},
	{
		name: "userservices-unavailable",
		meaning: "The server's user services are not available; the client has to sign in anew",
		source: SOURCE,
	},
];

/** The row of a reason, in any case. */
export function registrationEvent(name: string): RegistrationEvent | undefined {
	return registrationEvents.find((row) => row.name === name.toLowerCase());
}
