// What the bodies of a message say: the one place that knows which reader is for which body.

import type { Message } from "../sip/message.ts";
import type { LineIndex, Span } from "../text.ts";
import { type BatchSubscribe, readBatchSubscribe } from "./batchSubscribe.ts";
import { type C3p, readC3p } from "./c3p.ts";
import { type ConferenceInfo, readConferenceInfo } from "./conferenceInfo.ts";
import { type Fault, readFault } from "./fault.ts";
import { type MediaRelay, readMediaRelay } from "./mediaRelay.ts";
import { type BodyPart, bodyParts } from "./parts.ts";
import { type Presence, readPresence } from "./presence.ts";
import { type Provisioning, readProvisioning } from "./provisioning.ts";
import { type Publish, readPublish } from "./publish.ts";
import { type QualityReport, readQuality } from "./quality.ts";
import { type Rlmi, readRlmi } from "./rlmi.ts";
import { type Roaming, readRoaming } from "./roaming.ts";
import { readSdp, type Sdp } from "./sdp.ts";
import { readSoap, type Soap } from "./soap.ts";
import { rootName } from "./xml.ts";

/** What each kind of body is read to. */
interface Bodies {
	readonly batchSubscribe: BatchSubscribe;
	readonly c3p: C3p;
	readonly conferenceInfo: ConferenceInfo;
	readonly fault: Fault;
	readonly mediaRelay: MediaRelay;
	readonly presence: Presence;
	readonly provisioning: Provisioning;
	readonly publish: Publish;
	readonly quality: QualityReport;
	readonly rlmi: Rlmi;
	readonly roaming: Roaming;
	readonly sdp: Sdp;
	readonly soap: Soap;
}

/** A kind of body that there is a reader for. */
export type ReadBodyKind = keyof Bodies;

/** A body that was read, and the part of the message that it stands in. `kind` tells what `body` is. */
export type ReadBody = {
	[Kind in ReadBodyKind]: { readonly kind: Kind; readonly part: BodyPart; readonly body: Bodies[Kind] };
}[ReadBodyKind];

/**
 * Reads one part; `undefined` when no reader is for it. An XML document is chosen by its root element, whatever its
 * Content-Type says, so that a part of another kind costs a look at its first characters.
 */
export function readBody(text: string, part: BodyPart): ReadBody | undefined {
	const kind = kindOf(text, part);
	const body = kind && READERS[kind](text, part.span);
	// The table has for each kind the reader of that kind.
	return body && ({ kind, part, body } as ReadBody);
}

/** What can be read of the body of a message, part by part; empty when there is nothing. */
export function readBodies(text: string, lines: LineIndex, message: Message): readonly ReadBody[] {
	if (!message.body) return [];
	const parts = bodyParts(text, lines, message).slice(0, MOST_PARTS);
	return parts.map((part) => readBody(text, part)).filter((body) => body !== undefined);
}

const READERS: { readonly [Kind in ReadBodyKind]: (text: string, span: Span) => Bodies[Kind] | undefined } = {
	batchSubscribe: readBatchSubscribe,
	c3p: readC3p,
	conferenceInfo: readConferenceInfo,
	fault: readFault,
	mediaRelay: readMediaRelay,
	presence: readPresence,
	provisioning: readProvisioning,
	publish: readPublish,
	quality: readQuality,
	rlmi: readRlmi,
	roaming: readRoaming,
	sdp: readSdp,
	soap: readSoap,
};

function kindOf(text: string, { contentType, kind, span }: BodyPart): ReadBodyKind | undefined {
	if (kind === "sdp") return "sdp";
	if (/^application\/vq-rtcpxr$/i.test(contentType) || text.startsWith("VQ", span.start)) return "quality";
	const root = text.charAt(span.start) === "<" ? rootName(text, span) : "";
	// Two protocols have roots of these names.
	if (/^(?:request|response)$/.test(root) && /media-relay-auth/i.test(contentType)) return "mediaRelay";
	return ROOTS.get(root);
}

/** By the name of the root element in lower case. */
const ROOTS: ReadonlyMap<string, ReadBodyKind> = new Map([
	["acldelta", "roaming"],
	["acllist", "roaming"],
	["adhoclist", "batchSubscribe"],
	["batchsub", "batchSubscribe"],
	["categories", "presence"],
	["conference-info", "conferenceInfo"],
	["contactdelta", "roaming"],
	["contactlist", "roaming"],
	["envelope", "soap"],
	["fault", "fault"],
	["list", "rlmi"],
	["notify", "c3p"],
	["presence", "presence"],
	["presentity", "presence"],
	["provision", "provisioning"],
	["provisiongrouplist", "provisioning"],
	["provisioning", "provisioning"],
	["provisioninggrouplist", "provisioning"],
	["publish", "publish"],
	["request", "c3p"],
	["response", "c3p"],
	["roamingdata", "roaming"],
	["vqreportevent", "quality"],
	["vqsessionintervalreport", "quality"],
	["vqsessionreport", "quality"],
	["watchers", "roaming"],
]);

/** Of a multipart with more parts only the first are read. */
const MOST_PARTS = 500;
