// The HTML of a panel page. Independent of VS Code, so that tests can host the same page.

/** The parts of a page, all of them from the extension itself. */
export interface PageParts {
	readonly title: string;
	readonly script: string;
	readonly styles: string;
	/** The allowed origin of styles, as a Content-Security-Policy source. */
	readonly styleSource: string;
	/** An unguessable token: only scripts that carry it run. */
	readonly nonce: string;
	/** The language of the page as an HTML language tag: `de`. */
	readonly language: string;
	/** Translations by English text, as in the bundles in `l10n/`; missing ones stay in English. */
	readonly words: object;
}

/** Creates the page with only translations, script and styles. The script inserts log content, as text. */
export function htmlOf({ title, script, styles, styleSource, nonce, language, words }: PageParts): string {
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src ${styleSource} 'nonce-${nonce}'`,
		// The image export draws from a data URI.
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
