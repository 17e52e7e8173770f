// Logs of any length for the pages.

/** A log with this many messages: calls of two messages of six lines each, one in a hundred rejected. */
export function longLog(messages: number): string {
	let text = "";
	for (let at = 0; at < messages / 2; at++) text += call(at, at % 100 === 99 ? "503 Service Unavailable" : "200 OK");
	return text;
}

/** One of these calls, `at` half seconds after midnight. */
export function call(at: number, answer: string): string {
	const stamp = (ms: number) => new Date(at * 500 + ms).toISOString().slice(11, 23);
	const headers = [
		"Via: SIP/2.0/TCP 192.0.2.1:5060",
		`From: <sip:alice@example.com>;tag=${at}`,
		`To: <sip:bob@example.com>`,
		`Call-ID: call-${at}@192.0.2.1\r\nCSeq: 1 MESSAGE`,
	].join("\r\n");
	return [
		`${stamp(0)} 33C:B00 INFO  :: MESSAGE sip:bob@example.com SIP/2.0\r\n${headers}\r\n`,
		`${stamp(30)} 33C:B00 INFO  :: SIP/2.0 ${answer}\r\n${headers}\r\n`,
	].join("");
}
