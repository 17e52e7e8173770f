/** Bodies of messages, in our own words. */

type Body = readonly [type: string, body: string];

export function sdp(ip: string, port: number, encryption = "optional"): Body {
	const lines = [
		"v=0",
		`o=- 0 0 IN IP4 ${ip}`,
		"s=session",
		`c=IN IP4 ${ip}`,
		"b=CT:99980",
		"t=0 0",
		`m=audio ${port} RTP/SAVP 114 111 0 8 101`,
		`a=encryption:${encryption}`,
		"a=rtpmap:0 PCMU/8000",
		"a=rtpmap:8 PCMA/8000",
		"a=rtpmap:101 telephone-event/8000",
		"a=fmtp:101 0-16",
	];
	return ["application/sdp", `${lines.join("\r\n")}\r\n`];
}

export function pidf(uri: string, availability: number): Body {
	return [
		"application/msrtc-event-categories+xml",
		`<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="${uri}"><category name="state" instance="1" version="1"><state xmlns="http://schemas.microsoft.com/2006/09/sip/state"><availability>${availability}</availability></state></category></categories>`,
	];
}

export function fault(code: string, text: string): Body {
	return [
		"application/msrtc-fault+xml",
		`<Fault xmlns="http://schemas.microsoft.com/sip/fault/">\r\n<Faultcode>${code}</Faultcode>\r\n<Faultstring>${text}</Faultstring>\r\n</Fault>\r\n`,
	];
}

export function batchSubscribe(uris: readonly string[]): Body {
	const resources = uris.map((uri) => `<resource uri="${uri}"/>`).join("");
	return [
		"application/msrtc-adrl-categorylist+xml",
		`<batchSub xmlns="http://schemas.microsoft.com/2006/01/sip/batch-subscribe" name=""><action name="subscribe"><adhocList>${resources}</adhocList></action></batchSub>`,
	];
}

export function delegates(uri: string): Body {
	return [
		"application/msrtc-setdelegate+xml",
		`<setDelegates xmlns="http://schemas.microsoft.com/2007/09/sip/delegate-management" version="2"><setDelegate uri="${uri}" action="add"/></setDelegates>`,
	];
}

export function text(words: string): Body {
	return ["text/plain; charset=UTF-8", words];
}
