// Faults by which servers of this family reject a request outside SOAP (application/msrtc-fault+xml).

import type { LogText, Span } from "../text.ts";
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

/** A fault and the operations of the request that it affects ([MS-PRES] 2.2.2; public client traces). */
export interface Fault {
	/** `Client.BadCall.WrongDelta`, `Client.Delegate.Operation.NotAuthorized` … as written. */
	readonly code: string | undefined;
	readonly text: string | undefined;
	/** The rejected operations of the request. */
	readonly operations: readonly FaultOperation[];
	/** Other details. */
	readonly details: readonly NamedValue[];
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** A rejected operation. */
export interface FaultOperation {
	/** Its index in the request, 0-based. */
	readonly index: number | undefined;
	/** The version that the client expected to change, and the version on the server. */
	readonly version: number | undefined;
	readonly currentVersion: number | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not a fault. */
export function readFault(text: LogText, span: Span): Fault | undefined {
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
