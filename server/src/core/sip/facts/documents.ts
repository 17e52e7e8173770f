// The documents that facts come from, and where to read them.

/** A document of Microsoft's Open Specifications. */
export interface Specification {
	/** The short name, as sources give it between brackets. */
	readonly name: string;
	readonly title: string;
	/** Sections whose page is known for sure, by number. The page of every other one has an address of its own. */
	readonly pages?: Readonly<Record<string, string>>;
}

const OFFICE = "https://learn.microsoft.com/en-us/openspecs/office_protocols";
const WINDOWS = "https://learn.microsoft.com/en-us/openspecs/windows_protocols";

/** The documents of Microsoft that sources name, in alphabetical order. */
export const specifications: readonly Specification[] = [
	{ name: "MS-CONFBAS", title: "Centralized Conference Control Protocol: Basic Architecture and Signaling" },
	{ name: "MS-CONFPRO", title: "Centralized Conference Control Protocol: Provisioning" },
	{
		name: "MS-CONMGMT",
		title: "Connection Management Protocol",
		pages: { "2.2.1": `${OFFICE}/ms-conmgmt/97b11f6f-eccf-4848-a105-cc0c3a4a1763` },
	},
	{ name: "MS-NLMP", title: "NT LAN Manager Authentication Protocol" },
	{ name: "MS-OCAUTHWS", title: "OC Authentication Web Service Protocol" },
	{ name: "MS-OCER", title: "Client Error Reporting Protocol" },
	{ name: "MS-OCPSTN", title: "SIP for PSTN Calls Extensions" },
	{ name: "MS-PRES", title: "Presence Protocol" },
	{ name: "MS-QoE", title: "Quality of Experience Monitoring Server Protocol" },
	{ name: "MS-SDP", title: "SDP Extensions" },
	{ name: "MS-SDPEXT", title: "SDP Version 2.0 Extensions" },
	{
		name: "MS-SIP",
		title: "SIP Extensions",
		pages: { "4.2": `${WINDOWS}/ms-sip/b49bcbe1-70cb-416a-9aca-a76e23d75fbc` },
	},
	{
		name: "MS-SIPAE",
		title: "SIP Authentication Extensions",
		pages: { "4.1": `${OFFICE}/ms-sipae/2d71a201-5951-44dc-afb6-f306a14a1e32` },
	},
	{ name: "MS-SIPCOMP", title: "SIP Compression Protocol" },
	{ name: "MS-SIPRE", title: "SIP Routing Extensions" },
	{ name: "MS-SIPREGE", title: "SIP Registration Extensions" },
];

/** A piece of a source: its words, and the public page where they can be read, if that is known for sure. */
export interface SourcePart {
	readonly text: string;
	readonly url?: string;
}

/**
 * Takes the source of a row apart: `RFC 3261 §20.44; [MS-SIPAE]`. RFCs have stable addresses down to the section. Text
 * that names no document stays as it is.
 */
export function sourceParts(source: string): readonly SourcePart[] {
	return source.split("; ").map(sourcePart);
}

function sourcePart(text: string): SourcePart {
	const rfc = /^RFC (\d{3,5})(?: §(\d+(?:\.\d+)*))?$/.exec(text);
	if (rfc) {
		const section = rfc[2] ? `#section-${rfc[2]}` : "";
		return { text, url: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${section}` };
	}
	const [, name, section] = /^\[(MS-[A-Za-z]+)\](?: (\d+(?:\.\d+)*))?$/.exec(text) ?? [];
	const document = name === undefined ? undefined : specifications.find((each) => each.name === name);
	if (!document) return { text };
	const titled = `[${name}] ${document.title}${section === undefined ? "" : ` ${section}`}`;
	const url = section === undefined ? undefined : document.pages?.[section];
	return url ? { text: titled, url } : { text: titled };
}
