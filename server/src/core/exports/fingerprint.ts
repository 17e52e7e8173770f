// A short hash of a text, the same on every machine and in every run. Unlike `scatter.ts` it uses no secret, so collisions
// can be constructed: it distinguishes findings and offers no protection.

/** 16 hexadecimal digits: two runs of FNV-1a with different seeds, each finalised with MurmurHash 3's mixer. */
export function fingerprint(text: string): string {
	return FIRST_VALUES.map((start) => stirred(hashed(text, start)).toString(16).padStart(8, "0")).join("");
}

const FIRST_VALUES = [0x811c9dc5, 0x2f0b4c47] as const;

function hashed(text: string, start: number): number {
	let hash = start;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash;
}

function stirred(hash: number): number {
	const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
	return (twice ^ (twice >>> 16)) >>> 0;
}
