// Names in lists of VS Code, which takes `$(…)` for an icon.

/** A name from a log or a disk, none of which turns into an icon. */
export function plainLabel(name: string): string {
	return name.replace(/\$\(/g, "$\u200b(");
}
