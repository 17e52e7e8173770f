// The parameters behind the id of an ms-diagnostics header: what they hold, and which belong into a sentence.

/** One parameter of ms-diagnostics, ms-diagnostics-public or ms-client-diagnostics. */
export interface DiagnosticParameter {
	readonly name: string;
	/** What it holds, as a noun phrase that can stand before the value: `the peer server`. */
	readonly meaning: string;
	/** Says something about this very failure, so that it belongs into a sentence for whoever looks for the cause. */
	readonly shown: boolean;
	readonly source: string;
}

const OCER = "[MS-OCER] 2.2.1";
const UCMA = "Microsoft Learn, UCMA: Diagnostics and error reporting";
const MONITORING = "Microsoft Learn, Diagnostic Report";
const FEDERATION = 'The Usual Tech Ramblings, "Lync, Federation, and DNS" (client log excerpt)';
const TLS = 'risual, "Lync Federation Issue: Presence Unknown with a Remote Lync/OCS Partner" (client log excerpt)';
const DNS = "Cisco, Configure and troubleshoot DNS and certificates for Expressway";
const MEDIATION = "Public log excerpts of federated calls on GitHub";
const TRANSLATION = 'UCKen, "Inbound Number Normalization Bug in Lync" (server log excerpt)';
const MEDIA = 'NextGen Digital, "ms-client-diagnostics 25" (Monitoring report and client log excerpt)';
const TRACES = "Public traces of servers and clients";

/** The parameters, in alphabetical order. Names are compared without regard to case. */
export const diagnosticParameters = [
	{ name: "appName", meaning: "the server application", shown: false, source: TRACES },
	{ name: "BaseAddress", meaning: "the address that media was sent from", shown: false, source: MEDIA },
	{ name: "BaseInterface", meaning: "the kind of network interface for media", shown: false, source: MEDIA },
	{ name: "CalledNumber", meaning: "the called number", shown: true, source: TRANSLATION },
	{ name: "Callee", meaning: "the called address", shown: true, source: TRACES },
	{ name: "CalleeMediaDebug", meaning: "the media of the called side", shown: false, source: MEDIA },
	{ name: "Caller", meaning: "the calling address", shown: true, source: TRACES },
	{ name: "CallerMediaDebug", meaning: "the media of the calling side", shown: false, source: MEDIA },
	{ name: "CallingNumber", meaning: "the calling number", shown: true, source: TRANSLATION },
	{ name: "category", meaning: "the kind of error", shown: true, source: TRACES },
	{ name: "component", meaning: "the component", shown: false, source: UCMA },
	{ name: "conference", meaning: "the conference", shown: true, source: TRACES },
	{ name: "destination", meaning: "the destination", shown: true, source: TRACES },
	{ name: "domain", meaning: "the SIP domain", shown: true, source: DNS },
	{ name: "error_category", meaning: "the kind of error", shown: true, source: TRACES },
	{ name: "ErrorType", meaning: "the kind of error", shown: true, source: TRACES },
	{ name: "expected", meaning: "what the server expected", shown: true, source: TRACES },
	{ name: "FederationType", meaning: "the kind of federation", shown: false, source: MEDIA },
	{ name: "fqdn1", meaning: "the host in the SRV record", shown: true, source: DNS },
	{ name: "fqdn2", meaning: "the second host in the SRV record", shown: true, source: DNS },
	{ name: "fqdn3", meaning: "the third host in the SRV record", shown: true, source: DNS },
	{ name: "Gateway", meaning: "the gateway", shown: true, source: MONITORING },
	{ name: "GatewayFqdn", meaning: "the gateway", shown: true, source: MONITORING },
	{ name: "HRESULT", meaning: "the error code", shown: true, source: TRACES },
	{ name: "ICEWarn", meaning: "the warnings of the media checks", shown: false, source: MEDIA },
	{ name: "Interfaces", meaning: "the kinds of network interfaces", shown: false, source: MEDIA },
	{ name: "LocalLocation", meaning: "where this side is", shown: false, source: MEDIA },
	{ name: "LocalMR", meaning: "the media relay of this side", shown: true, source: MEDIA },
	{ name: "LocalMRTCPPort", meaning: "the TCP port at the media relay of this side", shown: false, source: MEDIA },
	{ name: "LocalSite", meaning: "the media address of this side", shown: true, source: MEDIA },
	{ name: "LyncServer", meaning: "the server", shown: true, source: TRACES },
	{ name: "MediaType", meaning: "the media", shown: true, source: MEDIA },
	{ name: "MrDnsU", meaning: "the name of the media relay", shown: true, source: MEDIA },
	{ name: "MrResU", meaning: "the result of looking up the media relay", shown: false, source: MEDIA },
	{ name: "NetworkName", meaning: "the network", shown: true, source: MEDIA },
	{ name: "PeerServer", meaning: "the peer server", shown: true, source: FEDERATION },
	{ name: "port", meaning: "the port", shown: true, source: TRACES },
	{ name: "PortRange", meaning: "the port range for media", shown: false, source: MEDIA },
	{ name: "ProfileName", meaning: "the dial plan", shown: true, source: TRANSLATION },
	{ name: "reason", meaning: "the server's own words", shown: false, source: OCER },
	{ name: "Referrer", meaning: "who transferred the call", shown: true, source: TRACES },
	{ name: "RemoteLocation", meaning: "where the other side is", shown: false, source: MEDIA },
	{ name: "RemoteMR", meaning: "the media relay of the other side", shown: true, source: MEDIA },
	{
		name: "RemoteMRTCPPort",
		meaning: "the TCP port at the media relay of the other side",
		shown: false,
		source: MEDIA,
	},
	{ name: "RemoteSite", meaning: "the media address of the other side", shown: true, source: MEDIA },
	{ name: "reported", meaning: "what the server was told", shown: true, source: TRACES },
	{ name: "request", meaning: "the request", shown: true, source: UCMA },
	{ name: "RuleName", meaning: "the rule of the dial plan", shown: true, source: TRANSLATION },
	{ name: "SipResponseCode", meaning: "the answer of the next server", shown: true, source: MEDIATION },
	{ name: "SipResponseText", meaning: "the words of the next server", shown: true, source: MEDIATION },
	{ name: "source", meaning: "the server that reports it", shown: false, source: OCER },
	{ name: "sts-uri", meaning: "the address of the certificate service", shown: true, source: "[MS-SIPAE] 4.1" },
	{
		name: "summary",
		meaning: "the server's summary",
		shown: true,
		source: "Microsoft Learn, Skype for Business troubleshooting (OfficeDocs-Support)",
	},
	{ name: "TargetUri", meaning: "the address that was tried", shown: true, source: TRACES },
	{ name: "tls-target", meaning: "the name that the certificate has to hold", shown: true, source: TRACES },
	{ name: "TranslatedNumber", meaning: "the number after translation", shown: true, source: TRANSLATION },
	{ name: "umserver", meaning: "the Exchange server for voice mail", shown: true, source: TRACES },
	{ name: "UserType", meaning: "the side that reports it", shown: false, source: MEDIA },
	{ name: "WinsockFailureCode", meaning: "the socket error", shown: true, source: TLS },
	{ name: "WinsockFailureDescription", meaning: "how the connection ended", shown: true, source: TLS },
] as const satisfies readonly DiagnosticParameter[];

const byName: ReadonlyMap<string, DiagnosticParameter> = new Map(
	diagnosticParameters.map((row) => [row.name.toLowerCase(), row]),
);

/** The row of a parameter, in any case; undefined for one that no public document shows. */
export function diagnosticParameter(name: string): DiagnosticParameter | undefined {
	return byName.get(name.toLowerCase());
}
