// The fault with which a server of this family refuses a request outside of SOAP (application/msrtc-fault+xml).

import type { Span } from "../text.ts";
import { detailValues } from "./soap.ts";
import {
	attribute,
	child,
	childText,
	descendants,
	type NamedValue,
	readXml,
	wholeNumber,
	type XmlElement,
} from "./xml.ts";

/** A refusal, and to which operations of the request it applies ([MS-PRES] 2.2.2; public client traces). */
export interface Fault {
	/** `Client.BadCall.WrongDelta`, `Client.Delegate.Operation.NotAuthorized` … as written. */
	readonly code: string | undefined;
	readonly text: string | undefined;
	/** The operations of the request that were refused. */
	readonly operations: readonly FaultOperation[];
	/** What else stands in the details. */
	readonly details: readonly NamedValue[];
	/** False for a document that is cut or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One refused operation. */
export interface FaultOperation {
	/** Its number in the request, from 0. */
	readonly index: number | undefined;
	/** The version that the client thought to change, and the one that the server has. */
	readonly version: number | undefined;
	readonly currentVersion: number | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` when it is no fault. */
export function readFault(text: string, span: Span): Fault | undefined {
	const root = readXml(text, span);
	if (root?.name.toLowerCase() !== "fault") return undefined;
	const details = child(root, "details") ?? child(root, "detail");
	return {
		code: childText(root, "Faultcode"),
		text: childText(root, "Faultstring"),
		operations: descendants(details, "operation").slice(0, MOST).map(operation),
		details: detailValues(details),
		complete: root.complete,
		span: root.span,
	};
}

function operation(element: XmlElement): FaultOperation {
	return {
		index: wholeNumber(attribute(element, "index")),
		version: wholeNumber(attribute(element, "version")),
		currentVersion: wholeNumber(attribute(element, "curVersion")),
		span: element.span,
	};
}

const MOST = 200;
