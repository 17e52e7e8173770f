// Why a server ends a registration: the body `deregistered;event=…` of a registration-notify ([MS-SIPREGE] 2.2.1.13).

import registrationEventRows from "./data/registrationEvents.json" with { type: "json" };

/** One reason. */
export interface RegistrationEvent {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All reasons, in alphabetical order. */
export const registrationEvents = registrationEventRows as readonly RegistrationEvent[];

/** The row of a reason, ignoring case. */
export function registrationEvent(name: string): RegistrationEvent | undefined {
	return registrationEvents.find((row) => row.name === name.toLowerCase());
}
