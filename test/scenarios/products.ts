// The clients of all releases: the names that each of them and its server use.

/** A client program. */
export interface Product {
	readonly agent: string;
	readonly server: string | undefined;
	/** Version of the authentication protocol; `undefined` for 2. */
	readonly version: number | undefined;
}

/** The products by their names in scenarios. */
export const PRODUCTS = {
	messenger: { agent: "RTC/1.3.5315 (Messenger 5.1.0530)", server: undefined, version: undefined },
	oc2005: { agent: "RTC/1.3.5369 (Communicator 1.0.559)", server: undefined, version: undefined },
	oc2007: {
		agent: "UCCP/2.0.6362.0 OC/2.0.6362.0 (Microsoft Office Communicator)",
		server: "RTC/3.0",
		version: 3,
	},
	r2: {
		agent: "UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)",
		server: "RTC/3.5",
		version: 4,
	},
	lync2010: { agent: "UCCAPI/4.0.7577.0 OC/4.0.7577.0 (Microsoft Lync 2010)", server: "RTC/4.0", version: 4 },
	lync2013: { agent: "UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)", server: "RTC/5.0", version: 4 },
	sfb: { agent: "UCCAPI/16.0.4266.1001 OC/16.0.4266.1001 (Skype for Business)", server: "RTC/6.0", version: 4 },
} satisfies Record<string, Product>;
