// The meaning of numbers in NTLM messages.

/** A bit of NegotiateFlags. */
export interface NtlmFlag {
	readonly bit: number;
	/** Without the prefix `NTLMSSP_`, which every name has. */
	readonly name: string;
	readonly meaning: string;
}

/** [MS-NLMP] 2.2.2.5 NEGOTIATE, from the highest bit to the lowest; reserved bits are omitted. */
export const NTLM_FLAGS: readonly NtlmFlag[] = [
	{ bit: 0x80000000, name: "NEGOTIATE_56", meaning: "56-bit encryption" },
	{ bit: 0x40000000, name: "NEGOTIATE_KEY_EXCH", meaning: "the client chooses the session key and sends it encrypted" },
	{ bit: 0x20000000, name: "NEGOTIATE_128", meaning: "128-bit session key" },
	{ bit: 0x02000000, name: "NEGOTIATE_VERSION", meaning: "the version of the system is in the message" },
	{ bit: 0x00800000, name: "NEGOTIATE_TARGET_INFO", meaning: "the server describes itself (target info)" },
	{ bit: 0x00400000, name: "REQUEST_NON_NT_SESSION_KEY", meaning: "session key from the LM hash" },
	{ bit: 0x00100000, name: "NEGOTIATE_IDENTIFY", meaning: "the server may identify the user, not act for them" },
	{ bit: 0x00080000, name: "NEGOTIATE_EXTENDED_SESSIONSECURITY", meaning: "NTLM2 session security: better signatures" },
	{ bit: 0x00020000, name: "TARGET_TYPE_SERVER", meaning: "the target name is that of a server" },
	{ bit: 0x00010000, name: "TARGET_TYPE_DOMAIN", meaning: "the target name is that of a domain" },
	{ bit: 0x00008000, name: "NEGOTIATE_ALWAYS_SIGN", meaning: "signatures on every message" },
	{ bit: 0x00002000, name: "NEGOTIATE_OEM_WORKSTATION_SUPPLIED", meaning: "the workstation is named" },
	{ bit: 0x00001000, name: "NEGOTIATE_OEM_DOMAIN_SUPPLIED", meaning: "the domain is named" },
	{ bit: 0x00000800, name: "ANONYMOUS", meaning: "an anonymous connection: nobody signs in" },
	{ bit: 0x00000200, name: "NEGOTIATE_NTLM", meaning: "NTLM" },
	{ bit: 0x00000080, name: "NEGOTIATE_LM_KEY", meaning: "session key of LAN Manager" },
	{ bit: 0x00000040, name: "NEGOTIATE_DATAGRAM", meaning: "datagram mode: no type 1, as SIP uses it" },
	{ bit: 0x00000020, name: "NEGOTIATE_SEAL", meaning: "encryption of messages" },
	{ bit: 0x00000010, name: "NEGOTIATE_SIGN", meaning: "signatures on messages" },
	{ bit: 0x00000004, name: "REQUEST_TARGET", meaning: "the server is asked for its name" },
	{ bit: 0x00000002, name: "NEGOTIATE_OEM", meaning: "names in the code page of the machine" },
	{ bit: 0x00000001, name: "NEGOTIATE_UNICODE", meaning: "names in Unicode" },
];

/** Names are UTF-16. This flag and the three below affect how messages are decoded ([MS-NLMP] 2.2.2.5). */
export const UNICODE = 0x00000001;
/** NTLM2 session security: in an NTLMv1 response, the LM response contains the client challenge ([MS-NLMP] 3.3.1). */
export const EXTENDED_SESSION_SECURITY = 0x00080000;
/** The message contains the version of the sender's system ([MS-NLMP] 2.2.2.10). */
export const VERSION = 0x02000000;
/** The client chooses the session key and sends it encrypted. */
export const KEY_EXCHANGE = 0x40000000;

/** [MS-NLMP] 2.2.2.1 AV_PAIR: what a server says about itself, by AvId. */
export const AV_PAIRS: Readonly<
	Record<number, { readonly name: string; readonly kind: "name" | "flags" | "time" | "hidden" }>
> = {
	1: { name: "Computer (NetBIOS)", kind: "name" },
	2: { name: "Domain (NetBIOS)", kind: "name" },
	3: { name: "Computer (DNS)", kind: "name" },
	4: { name: "Domain (DNS)", kind: "name" },
	5: { name: "Forest (DNS)", kind: "name" },
	6: { name: "Flags", kind: "flags" },
	7: { name: "Time", kind: "time" },
	8: { name: "Single host", kind: "hidden" },
	9: { name: "Target (SPN)", kind: "name" },
	10: { name: "Channel binding", kind: "hidden" },
};

/** [MS-NLMP] 2.2.2.1, MsvAvFlags. */
export const AV_FLAGS: readonly { readonly bit: number; readonly meaning: string }[] = [
	{ bit: 1, meaning: "the account's authentication is constrained" },
	{ bit: 2, meaning: "the message has an integrity code (MIC)" },
	{ bit: 4, meaning: "the target name comes from a source that is not trusted" },
];

/** MsvAvFlags: the client sends a MIC. */
export const AV_FLAG_MIC = 2;

/**
 * The name of a Windows version and build, `undefined` if unknown. [MS-NLMP] 2.2.2.10 VERSION lists the products of each
 * major and minor version; builds are from the Windows release pages.
 */
export function windowsName(major: number, minor: number, build: number): string | undefined {
	const named = WINDOWS.filter((row) => row.major === major && row.minor === minor && row.build <= build);
	return named.at(-1)?.name;
}

/** `build` is the first one that the name applies to; ascending. */
const WINDOWS: readonly {
	readonly major: number;
	readonly minor: number;
	readonly build: number;
	readonly name: string;
}[] = [
	{ major: 5, minor: 0, build: 0, name: "Windows 2000" },
	{ major: 5, minor: 1, build: 0, name: "Windows XP" },
	{ major: 5, minor: 2, build: 0, name: "Windows Server 2003 or XP x64" },
	{ major: 6, minor: 0, build: 0, name: "Windows Vista or Server 2008" },
	{ major: 6, minor: 1, build: 0, name: "Windows 7 or Server 2008 R2" },
	{ major: 6, minor: 2, build: 0, name: "Windows 8 or Server 2012" },
	{ major: 6, minor: 3, build: 0, name: "Windows 8.1 or Server 2012 R2" },
	{ major: 10, minor: 0, build: 0, name: "Windows 10" },
	{ major: 10, minor: 0, build: 14393, name: "Windows 10 (1607) or Server 2016" },
	{ major: 10, minor: 0, build: 14394, name: "Windows 10" },
	{ major: 10, minor: 0, build: 17763, name: "Windows 10 (1809) or Server 2019" },
	{ major: 10, minor: 0, build: 17764, name: "Windows 10" },
	{ major: 10, minor: 0, build: 20348, name: "Windows Server 2022" },
	{ major: 10, minor: 0, build: 22000, name: "Windows 11" },
	{ major: 10, minor: 0, build: 26100, name: "Windows 11 (24H2) or Server 2025" },
	{ major: 10, minor: 0, build: 26101, name: "Windows 11" },
];
