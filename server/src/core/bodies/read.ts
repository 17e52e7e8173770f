// Reads the bodies of a message; the only place that maps body types to readers.

import type { Message } from "../sip/message.ts";
import type { LineIndex, LogText, Span } from "../text.ts";
import { readBatchSubscribe } from "./batchSubscribe.ts";
import { readC3p } from "./c3p.ts";
import { readConferenceInfo } from "./conferenceInfo.ts";
import { readFault } from "./fault.ts";
import { readMediaRelay } from "./mediaRelay.ts";
import { type BodyPart, bodyParts } from "./parts.ts";
import { readPresence } from "./presence.ts";
import { readProvisioning } from "./provisioning.ts";
import { readPublish } from "./publish.ts";
import { readQuality } from "./quality.ts";
import { readRlmi } from "./rlmi.ts";
import { readRoaming } from "./roaming.ts";
import { readSdp } from "./sdp.ts";
import { readSoap } from "./soap.ts";
import { rootName } from "./xml.ts";

/**
 * The kinds of bodies: the reader of each, and in lower case the names of the root elements that make an XML document one.
 * Two kinds have `request` and `response`; see `kindOf`.
 */
const KINDS = {
	batchSubscribe: { read: readBatchSubscribe, roots: ["adhoclist", "batchsub"] },
	c3p: { read: readC3p, roots: ["notify", "request", "response"] },
	conferenceInfo: { read: readConferenceInfo, roots: ["conference-info"] },
	fault: { read: readFault, roots: ["fault"] },
	mediaRelay: { read: readMediaRelay, roots: [] },
	presence: { read: readPresence, roots: ["categories", "presence", "presentity"] },
	provisioning: {
		read: readProvisioning,
		roots: ["provision", "provisiongrouplist", "provisioning", "provisioninggrouplist"],
	},
	publish: { read: readPublish, roots: ["publish"] },
	quality: { read: readQuality, roots: ["vqreportevent", "vqsessionintervalreport", "vqsessionreport"] },
	rlmi: { read: readRlmi, roots: ["list"] },
	roaming: {
		read: readRoaming,
		roots: ["acldelta", "acllist", "contactdelta", "contactlist", "roamingdata", "watchers"],
	},
	sdp: { read: readSdp, roots: [] },
	soap: { read: readSoap, roots: ["envelope"] },
} as const satisfies Readonly<Record<string, Kind>>;

interface Kind {
	/** Reads the document in `span`; `undefined` when it is none of this kind. */
	read(text: LogText, span: Span): object | undefined;
	readonly roots: readonly string[];
}

/** A kind of body that there is a reader for. */
export type ReadBodyKind = keyof typeof KINDS;

/** A parsed body and the part of the message that contains it. `kind` is the type of `body`. */
export type ReadBody = {
	[Name in ReadBodyKind]: {
		readonly kind: Name;
		readonly part: BodyPart;
		readonly body: NonNullable<ReturnType<(typeof KINDS)[Name]["read"]>>;
	};
}[ReadBodyKind];

/**
 * Reads one part; `undefined` if there is no reader for it. XML documents are selected by root element, whatever their
 * Content-Type, so rejecting other parts costs only a look at their first characters.
 */
export function readBody(text: LogText, part: BodyPart): ReadBody | undefined {
	const kind = kindOf(text, part);
	const body = kind && KINDS[kind].read(text, part.span);
	// The table has for each kind the reader of that kind.
	return body && ({ kind, part, body } as ReadBody);
}

/** The readable parts of a message body; empty if there are none. */
export function readBodies(text: LogText, lines: LineIndex, message: Message): readonly ReadBody[] {
	if (!message.body) return [];
	const parts = bodyParts(text, lines, message).slice(0, MOST_PARTS);
	return parts.map((part) => readBody(text, part)).filter((body) => body !== undefined);
}

function kindOf(text: LogText, { contentType, kind, span }: BodyPart): ReadBodyKind | undefined {
	if (kind === "sdp") return "sdp";
	if (/^application\/vq-rtcpxr$/i.test(contentType) || text.startsWith("VQ", span.start)) return "quality";
	const root = text.charAt(span.start) === "<" ? rootName(text, span) : "";
	// A request to a media relay has the root of one to a meeting.
	if (/^(?:request|response)$/.test(root) && /media-relay-auth/i.test(contentType)) return "mediaRelay";
	return ROOTS.get(root);
}

const ROOTS: ReadonlyMap<string, ReadBodyKind> = new Map(
	(Object.keys(KINDS) as ReadBodyKind[]).flatMap((kind) =>
		KINDS[kind].roots.map((root): [string, ReadBodyKind] => [root, kind]),
	),
);

/** The maximum number of parts read from a multipart body. */
const MOST_PARTS = 500;
