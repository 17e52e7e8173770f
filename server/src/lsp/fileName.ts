// What a reader calls a document.

/** The last part of a URI's path, its percent signs decoded where they make sense. */
export function fileName(uri: string): string {
	const last = uri.replace(/[?#].*$/s, "").replace(/^.*\//s, "") || uri;
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
