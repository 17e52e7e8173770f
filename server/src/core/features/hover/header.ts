// Headers: explains the parameter under the cursor, otherwise the value, otherwise the purpose of the header.

import { type Header as HeaderFact, header as headerFact, headerKinds } from "../../sip/facts/headers.ts";
import type { Header } from "../../sip/message.ts";
import { type Span, slice } from "../../text.ts";
import { explainErrorCode } from "./errorCode.ts";
import type { Found } from "./explanation.ts";
import { explainValue } from "./headerValue.ts";
import { explainPart } from "./parameter.ts";
import type { MessageScope } from "./scope.ts";
import { partAt } from "./values.ts";

/** Explains the part of a header at the scope's offset; `undefined` for an unknown header. */
export function explainHeader(scope: MessageScope, header: Header): Found | undefined {
	const { text, offset } = scope;
	const { value } = header;
	const name = slice(text, {
		start: header.name.start,
		end: Math.min(header.name.end, header.name.start + LONGEST_NAME),
	});
	const fact = headerFact(name);
	const inValue = offset >= value.start && value.start < value.end;
	if (inValue) {
		const bare = fact?.kind === "diagnostic";
		const code = explainErrorCode(text, value.start, value.end, offset, bare);
		if (code) return code;
	}
	if (!fact) return undefined;
	if (inValue) {
		const style = isAuth(fact) ? "auth" : "semicolons";
		const part = partAt(text, value.start, value.end, offset, style);
		const found = (part && explainPart(scope, part, fact.name, header)) ?? explainValue({ ...scope, header, fact });
		if (found) return found;
	}
	return { span: headerSpan(header, offset), explanation: headerExplanation(fact) };
}

/** The name if the cursor is on it; elsewhere the whole header, which is then explained for lack of a smaller element. */
function headerSpan({ name, value }: Header, offset: number): Span {
	return offset <= name.end ? name : { start: name.start, end: Math.max(name.end, value.end) };
}

function headerExplanation(fact: HeaderFact) {
	return {
		title: fact.name,
		kind: headerKinds[fact.kind],
		meaning: fact.meaning,
		facts: [fact.compact === undefined ? undefined : ["Short form ", { quote: fact.compact }]],
		source: fact.source,
	} as const;
}

/** Headers in which commas separate parameters rather than values (RFC 3261 §7.3.1). */
function isAuth({ name }: HeaderFact): boolean {
	return /^(?:WWW-|Proxy-)?Auth/.test(name);
}

/** No known header has a longer name. */
const LONGEST_NAME = 60;
