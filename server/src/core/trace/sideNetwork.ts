// What follows from one known side: which dialogs and which addresses are the client's, and which are others'.

/**
 * Sides of dialogs and addresses, each the client's own or another's, and which of them go together or against each other.
 * A side is settled once; an address that is seen on both sides tells nothing.
 */
export class SideNetwork {
	/** Bit 1: own, bit 2: another's. */
	readonly #known: number[] = [];
	readonly #isAddress: boolean[] = [];
	/** For each node its neighbours, twice their number, and 1 more for those on the other side. */
	readonly #links: number[][] = [];
	readonly #addresses = new Map<string, number>();
	readonly #fresh: number[] = [];

	/** A new side of a dialog. */
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

	/** Says that two nodes stand on the same side, or one on the other side of the other. */
	link(one: number, two: number, how: "same" | "other"): void {
		const against = how === "other" ? 1 : 0;
		this.#links[one]!.push(2 * two + against);
		this.#links[two]!.push(2 * one + against);
	}

	/** Takes in what is known of a node. Of what is settled nothing is learnt but that an address is on the other side too. */
	learn(node: number, isOwn: boolean): void {
		const before = this.#known[node]!;
		if (before !== 0 && !this.#isAddress[node]) return;
		this.#known[node] = before | (isOwn ? 1 : 2);
		if (before === 0) this.#fresh.push(node);
	}

	/** Passes on what was learnt since the last time. Every node does so once at most. */
	spread(): void {
		for (const node of this.#fresh) {
			const isOwn = this.isOwn(node);
			if (isOwn === undefined) continue;
			for (const link of this.#links[node]!) this.learn(link >> 1, isOwn === ((link & 1) === 0));
		}
		this.#fresh.length = 0;
	}

	/** `undefined` for what is not known, and for what is seen on both sides. */
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
