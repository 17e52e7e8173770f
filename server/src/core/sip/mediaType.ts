// The media type of a Content-Type without its parameters (RFC 3261 §20.15).

/** `application/sdp` from `application/sdp; charset=utf-8`, as written. */
export function mediaType(contentType: string): string {
	const semicolon = contentType.indexOf(";");
	return (semicolon < 0 ? contentType : contentType.slice(0, semicolon)).trim();
}
