// Stands in the bundle where Commander asks for `node:child_process`: the command line reads logs and starts no other program.

/** Refuses. Nothing calls it, since none of our commands is a program of its own. */
export function spawn(): never {
	throw new Error("The command line starts no other program.");
}

export default { spawn };
