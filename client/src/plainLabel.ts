// Names in VS Code lists, which render `$(…)` as an icon.

/** Escapes a name from a log or a disk so that nothing in it turns into an icon. */
export function plainLabel(name: string): string {
	return name.replace(/\$\(/g, "$\u200b(");
}
