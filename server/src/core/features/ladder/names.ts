// Which host names refer to the same endpoint.

import type { Place } from "./route.ts";

/**
 * Endpoints by name. The name that a sender gives itself (Via) identifies an endpoint. Other names are claims: a name
 * claimed by two endpoints, such as a domain or the address of a NAT, is ambiguous and ignored.
 */
export class Names {
	/** The names of each endpoint, its own first. */
	readonly all: string[][] = [];
	readonly #own = new Map<string, number>();
	readonly #claimed = new Map<string, number>();
	readonly #portful: ReadonlySet<string>;

	/** On the hosts in `portful`, each port is an endpoint; on all others, the port is ignored. */
	constructor(portful: ReadonlySet<string>) {
		this.#portful = portful;
	}

	/** The endpoint with this name, created if necessary. */
	endpoint(place: Place): number {
		return this.find(place) ?? this.#add(place);
	}

	/** The endpoint that gives itself this name, created on first use. */
	sender(place: Place): number {
		const known = this.#own.get(this.#key(place));
		return known ?? this.#add(place);
	}

	/** Claims `place`, or any other name, for `endpoint` too. */
	claim(place: Place | string, endpoint: number): void {
		const key = typeof place === "string" ? `@${place}` : this.#key(place);
		const known = this.#claimed.get(key);
		this.#claimed.set(key, known === undefined || known === endpoint ? endpoint : CONTESTED);
	}

	/** The endpoint with this name or the only one that claims it; `undefined` if there is none. */
	find(place: Place | string): number | undefined {
		if (typeof place === "string") return uncontested(this.#claimed.get(`@${place}`));
		const key = this.#key(place);
		return this.#own.get(key) ?? uncontested(this.#claimed.get(key));
	}

	/** Adds a name for display only. */
	show(endpoint: number, name: string): void {
		const names = this.all[endpoint]!;
		if (names.length < MOST_NAMES && !names.includes(name)) names.push(name);
	}

	#add(place: Place): number {
		const key = this.#key(place);
		const endpoint = this.all.push([key]) - 1;
		this.#own.set(key, endpoint);
		return endpoint;
	}

	#key({ host, port }: Place): string {
		return this.#portful.has(host) ? `${host}:${port ?? "5060"}` : host;
	}
}

const CONTESTED = -1;
/** A host may have used a thousand ports; more names than this are not shown. */
const MOST_NAMES = 6;

function uncontested(endpoint: number | undefined): number | undefined {
	return endpoint === CONTESTED ? undefined : endpoint;
}
