// Which names of hosts mean the same endpoint.

import type { Place } from "./route.ts";

/**
 * Endpoints by the names they are known by. A name that a sender gives itself (Via) makes an endpoint. Other names for
 * it are claims: one that two endpoints claim, such as the address of a NAT, or a domain, says nothing.
 */
export class Names {
	/** The names of each endpoint, its own first. */
	readonly all: string[][] = [];
	readonly #own = new Map<string, number>();
	readonly #claimed = new Map<string, number>();
	readonly #portful: ReadonlySet<string>;

	/** On the hosts in `portful` each port is an endpoint of its own; on all others the port says nothing. */
	constructor(portful: ReadonlySet<string>) {
		this.#portful = portful;
	}

	/** The endpoint with this name; a new one where there is none. */
	endpoint(place: Place): number {
		return this.find(place) ?? this.#add(place);
	}

	/** The endpoint that gives itself this name; made at the first call. */
	sender(place: Place): number {
		const known = this.#own.get(this.#key(place));
		return known ?? this.#add(place);
	}

	/** Says that `place`, or any other name, is one for `endpoint` too. */
	claim(place: Place | string, endpoint: number): void {
		const key = typeof place === "string" ? `@${place}` : this.#key(place);
		const known = this.#claimed.get(key);
		this.#claimed.set(key, known === undefined || known === endpoint ? endpoint : CONTESTED);
	}

	/** The endpoint that has this name or claims it alone; `undefined` when nobody does. */
	find(place: Place | string): number | undefined {
		if (typeof place === "string") return uncontested(this.#claimed.get(`@${place}`));
		const key = this.#key(place);
		return this.#own.get(key) ?? uncontested(this.#claimed.get(key));
	}

	/** Adds a name to be shown, without any meaning for the matching. */
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
/** More names than that are not shown; a host may have written from a thousand ports. */
const MOST_NAMES = 6;

function uncontested(endpoint: number | undefined): number | undefined {
	return endpoint === CONTESTED ? undefined : endpoint;
}
