// What the standard output can show.

/** How text is laid out: columns to fit it into, if there is a limit, and whether it may be coloured. */
export interface Terminal {
	readonly width: number | undefined;
	readonly color: boolean;
}

/** When text is coloured: where a terminal reads it and the environment does not say otherwise, always, or never. */
export type ColorWish = "auto" | "always" | "never";

/** Text that no terminal reads is not wrapped: a ticket or `grep` wants whole lines. */
export function terminal(wish: ColorWish): Terminal {
	const { stdout } = process;
	const width = stdout.isTTY ? Math.min(Math.max(stdout.columns || 80, 60), 120) : undefined;
	return { width, color: wish === "auto" ? takesColor() : wish === "always" };
}

/** FORCE_COLOR counts more than NO_COLOR, as it does to Node; 0 and false are its way to say no. */
function takesColor(): boolean {
	const { FORCE_COLOR, NO_COLOR } = process.env;
	if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
	return !NO_COLOR && process.stdout.isTTY === true && process.stdout.hasColors();
}
