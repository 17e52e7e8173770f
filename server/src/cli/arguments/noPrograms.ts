// Replaces `node:child_process` in the bundle: Commander imports it, but this program starts no others.

/** Throws. Never called, because none of our commands is a separate executable. */
export function spawn(): never {
	throw new Error("The command line starts no other program.");
}

export default { spawn };
