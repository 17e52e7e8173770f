// The Via header: transport and sender address.

import { lookUp } from "../../lookUp.ts";
import { headerKinds } from "../../sip/facts/headers.ts";
import { slice } from "../../text.ts";
import { type Found, quote } from "./explanation.ts";
import type { HeaderScope } from "./scope.ts";

/** Explains the transport and address of the Via value under the cursor. */
export function explainVia({ text, header, offset, fact }: HeaderScope): Found | undefined {
	const value = slice(text, {
		start: header.value.start,
		end: Math.min(header.value.end, header.value.start + LONGEST),
	});
	for (const match of value.matchAll(SENT_BY)) {
		const start = header.value.start + match.index;
		const end = start + match[0].length;
		if (offset < start || offset > end) continue;
		const [, transport, host, port] = match;
		const known = lookUp(TRANSPORTS, transport!.toLowerCase());
		return {
			span: { start, end },
			explanation: {
				title: fact.name,
				kind: headerKinds[fact.kind],
				meaning: fact.meaning,
				facts: [
					["Over ", quote(transport!), known ? `: ${known}` : ""],
					["Responses go to ", quote(port ? `${host}:${port}` : host!), ", the address that the sender gives"],
				],
				source: fact.source,
			},
		};
	}
	return undefined;
}

const SENT_BY =
	/SIP[ \t]{0,4}\/[ \t]{0,4}2\.0[ \t]{0,4}\/[ \t]{0,4}(\w{1,10})[ \t]{1,4}(\[[^\]]{0,60}\]|[^\s:;,]{1,255})(?::(\d{1,5}))?/gi;

const TRANSPORTS: Readonly<Record<string, string>> = {
	tls: "encrypted",
	tcp: "not encrypted",
	udp: "not encrypted, and messages can be lost",
};
const LONGEST = 10_000;
