// The text of a panel's page. It knows no editor, so that the tests can host the same page.

/** What a page is made of, all of it from the extension itself. */
export interface PageParts {
	readonly title: string;
	readonly script: string;
	readonly styles: string;
	/** Where the styles may come from, as a source of a Content-Security-Policy. */
	readonly styleSource: string;
	/** A word that nobody can guess: only what carries it runs. */
	readonly nonce: string;
	/** The language of the page, as HTML names it: `de`. */
	readonly language: string;
	/** The words of that language by the English ones, as a bundle in `l10n/` has them; what is not there stays English. */
	readonly words: object;
}

/** Writes the page: nothing but the words, the script and the styles. What the log holds is put in by the script, as text. */
export function htmlOf({ title, script, styles, styleSource, nonce, language, words }: PageParts): string {
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src ${styleSource} 'nonce-${nonce}'`,
		// The picture for an export is drawn from a data URI.
		"img-src data:",
	].join("; ");
	return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" nonce="${nonce}" href="${styles}">
</head>
<body>
<script nonce="${nonce}" id="words" type="application/json">${JSON.stringify(words).replaceAll("<", "\\u003c")}</script>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
