// What standard output can display.

/** How text is laid out: the width to fit it into, if limited, and whether colours are used. */
export interface Terminal {
	readonly width: number | undefined;
	readonly color: boolean;
}

/** When to use colours: `auto` means in a terminal, unless the environment says otherwise. */
export type ColorSetting = "auto" | "always" | "never";

/**
 * The layout for standard output. Unless it is a terminal, text is not wrapped, because tickets and `grep` need whole lines.
 */
export function terminal(wish: ColorSetting): Terminal {
	const { stdout } = process;
	const width = stdout.isTTY ? Math.min(Math.max(stdout.columns || 80, 60), 120) : undefined;
	return { width, color: wish === "auto" ? takesColor() : wish === "always" };
}

/** FORCE_COLOR takes precedence over NO_COLOR, as in Node; `0` and `false` in it mean no colours. */
function takesColor(): boolean {
	const { FORCE_COLOR, NO_COLOR } = process.env;
	if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
	return !NO_COLOR && process.stdout.isTTY === true && process.stdout.hasColors();
}
