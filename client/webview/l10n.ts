// Localised texts. The panel embeds the translations in the page; without them the page is in English.

const words: Readonly<Record<string, string>> = readWords();

/**
 * The translation of a text, like `vscode.l10n.t` in the extension: `{0}` stands for the first of `args`. Returns texts
 * without a translation unchanged.
 */
export function t(message: string, ...args: readonly (string | number)[]): string {
	const text = Object.hasOwn(words, message) ? words[message]! : message;
	return text.replace(/\{(\d+)\}/g, (placeholder, at) => String(args[Number(at)] ?? placeholder));
}

/** Tests import parts of the page without a document. */
function readWords(): Readonly<Record<string, string>> {
	const put = typeof document === "undefined" ? null : document.getElementById("words");
	return JSON.parse(put?.textContent ?? "{}");
}
