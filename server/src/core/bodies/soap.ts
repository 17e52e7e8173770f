// SOAP calls: the function, its arguments, and the returned fault.

import type { LogText, Span } from "../text.ts";
import { child, childText, everyBelow, leafValues, type NamedValue, readXml, type XmlElement } from "./xml.ts";

/** The body of a SERVICE request or its response ([MS-SIP] 2.2.5, SOAP 1.1 §4). */
export interface Soap {
	/** The function or its result: `setContact`, `getPresence`, `contactDelta`; `undefined` for a fault or an empty body. */
	readonly action: string | undefined;
	/** The texts and attributes inside the action, in document order; limited to 200. */
	readonly arguments: readonly NamedValue[];
	readonly fault: SoapFault | undefined;
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** Why a call failed (SOAP 1.1 §4.4). */
export interface SoapFault {
	/** `Client`, `Client.Authorization` …, without its prefix. */
	readonly code: string | undefined;
	readonly text: string | undefined;
	/** The content of `detail`, such as `exactErrorCode` and `faultindex` of Microsoft's servers. */
	readonly details: readonly NamedValue[];
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not a SOAP envelope. */
export function readSoap(text: LogText, span: Span): Soap | undefined {
	const root = readXml(text, span);
	if (root?.name.toLowerCase() !== "envelope") return undefined;
	const body = child(root, "Body");
	const fault = child(body, "Fault");
	const action = fault ? undefined : body?.children[0];
	return {
		action: action?.name,
		arguments: action ? argumentsOf(action) : [],
		fault: fault && soapFault(fault),
		complete: root.complete,
		span: root.span,
	};
}

/** The value of the first argument with this name, ignoring case; `undefined` if there is none. */
export function soapArgument(soap: Soap, name: string): string | undefined {
	const wanted = name.toLowerCase();
	return soap.arguments.find((each) => each.name.toLowerCase() === wanted)?.value;
}

/** The attributes of an element come first, then its text, then its content. */
function argumentsOf(action: XmlElement): readonly NamedValue[] {
	const found: NamedValue[] = [];
	for (const element of [action, ...everyBelow(action)]) {
		for (const [name, value] of element.attributes) found.push({ name, value, span: element.span });
		if (element !== action && element.text) found.push({ name: element.name, value: element.text, span: element.span });
		if (found.length >= MOST) break;
	}
	return found.slice(0, MOST);
}

function soapFault(fault: XmlElement): SoapFault {
	const code = childText(fault, "faultcode") ?? childText(child(fault, "Code"), "Value");
	return {
		code: code?.slice(code.indexOf(":") + 1),
		text: childText(fault, "faultstring") ?? childText(child(fault, "Reason"), "Text"),
		details: detailValues(child(fault, "detail") ?? child(fault, "details")),
		span: fault.span,
	};
}

/** The texts inside the details of a fault, and the attributes of elements without text. */
export function detailValues(details: XmlElement | undefined): readonly NamedValue[] {
	if (!details) return [];
	const attributes = everyBelow(details).flatMap((element) =>
		[...element.attributes].map(([name, value]) => ({ name, value, span: element.span })),
	);
	return [...leafValues(details, MOST), ...attributes].slice(0, MOST);
}

const MOST = 200;
