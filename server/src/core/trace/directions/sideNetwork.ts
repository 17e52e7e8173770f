// Propagates which sides of dialogs and which addresses belong to the client.

/**
 * A graph of dialog sides and addresses, each local or remote, and links between those on the same side or on opposite
 * sides. The side of a dialog is set once; an address that occurs on both sides proves nothing.
 */
export class SideNetwork {
	/** Bit 1: local; bit 2: remote. */
	readonly #known: number[] = [];
	readonly #isAddress: boolean[] = [];
	/** For each node its neighbours, as twice their number, plus 1 for a neighbour on the opposite side. */
	readonly #links: number[][] = [];
	readonly #addresses = new Map<string, number>();
	readonly #fresh: number[] = [];

	/** Adds a node for a side of a dialog. */
	side(): number {
		return this.#add(false);
	}

	/** The node of an address. */
	address(name: string): number {
		let node = this.#addresses.get(name);
		if (node === undefined) {
			node = this.#add(true);
			this.#addresses.set(name, node);
		}
		return node;
	}

	/** Links two nodes that are on the same side or on opposite sides. */
	link(one: number, two: number, how: "same" | "other"): void {
		const against = how === "other" ? 1 : 0;
		this.#links[one]!.push(2 * two + against);
		this.#links[two]!.push(2 * one + against);
	}

	/** Records the side of a node. A known side of a dialog never changes; an address may turn out to be on both sides. */
	learn(node: number, isOwn: boolean): void {
		const before = this.#known[node]!;
		if (before !== 0 && !this.#isAddress[node]) return;
		this.#known[node] = before | (isOwn ? 1 : 2);
		if (before === 0) this.#fresh.push(node);
	}

	/** Propagates what was learnt since the last call. Every node does so at most once. */
	spread(): void {
		for (const node of this.#fresh) {
			const isOwn = this.isOwn(node);
			if (isOwn === undefined) continue;
			for (const link of this.#links[node]!) this.learn(link >> 1, isOwn === ((link & 1) === 0));
		}
		this.#fresh.length = 0;
	}

	/** `undefined` if unknown, and for an address that occurs on both sides. */
	isOwn(node: number): boolean | undefined {
		const known = this.#known[node];
		return known === 1 ? true : known === 2 ? false : undefined;
	}

	#add(isAddress: boolean): number {
		this.#known.push(0);
		this.#isAddress.push(isAddress);
		this.#links.push([]);
		return this.#known.length - 1;
	}
}
