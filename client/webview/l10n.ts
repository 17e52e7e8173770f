// What the page says in the language of VS Code. Its panel has put the words into the page; without them it speaks English.

const words: Readonly<Record<string, string>> = readWords();

/**
 * A text in the reader's language, as `vscode.l10n.t` gives it to the extension: `{0}` stands for the first of `args`. One that
 * nobody has translated is given back as it is.
 */
export function t(message: string, ...args: readonly (string | number)[]): string {
	const text = Object.hasOwn(words, message) ? words[message]! : message;
	return text.replace(/\{(\d+)\}/g, (placeholder, at) => String(args[Number(at)] ?? placeholder));
}

/** Tests import parts of the page where there is no page. */
function readWords(): Readonly<Record<string, string>> {
	const put = typeof document === "undefined" ? null : document.getElementById("words");
	return JSON.parse(put?.textContent ?? "{}");
}
