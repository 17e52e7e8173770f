// What the standard output can show.

/** How text is laid out: columns to fit it into, if there is a limit, and whether it may be coloured. */
export interface Terminal {
	readonly width: number | undefined;
	readonly color: boolean;
}

/** A text that no terminal reads is neither coloured nor wrapped: a ticket or `grep` wants whole lines. */
export function terminal(): Terminal {
	const { stdout } = process;
	if (!stdout.isTTY) return { width: undefined, color: false };
	return { width: Math.min(Math.max(stdout.columns || 80, 60), 120), color: stdout.hasColors() };
}
