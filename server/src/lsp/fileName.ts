// The name of a document, for readers.

/** The last segment of a URI's path, percent-decoded if that is possible. */
export function fileName(uri: string): string {
	const last = uri.replace(/[?#].*$/s, "").replace(/^.*\//s, "") || uri;
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
