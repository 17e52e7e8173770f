// Errors of the servers, of the media stack, of Microsoft Online and of Communicator's automation. Those without a public
// constant are named by the words that come with them.

import type { WindowsError } from "./windowsErrors.ts";

/** One error, with its own source. */
export interface ServiceError extends WindowsError {
	readonly source: string;
}

const SIGN_IN_SOURCE = "mdsecresearch/LyncSniper on GitHub (quoted responses)";
const DNS_SOURCE = "Cisco, Configure and troubleshoot DNS and certificates for Expressway";

/** Where {@link communicatorErrors} come from. */
export const COMMUNICATOR_SOURCE = "Microsoft Learn, Communicator 2007 error codes";

/** Of servers and services, ascending. */
export const serviceErrors = [
	{
		value: 0x80047860,
		name: "Direct login not allowed",
		meaning: "Users of this domain sign in at the identity provider of their own organization, not at Microsoft Online",
		check: "Check the federation of the domain, and that the client reaches the organization's identity provider.",
		source: SIGN_IN_SOURCE,
	},
	{
		value: 0x80048821,
		name: "Authentication failure",
		meaning: "Microsoft Online refused the user name or password",
		check: "Check user name and password, and whether the account is locked.",
		source: SIGN_IN_SOURCE,
	},
	{
		value: 0xc0042004,
		name: "At least one codec must be enabled",
		meaning: "No codec is left for the media, mostly since too little bandwidth is allowed",
		check: "Check the bandwidth that the policies of the user and the network allow for a call.",
		source: "MicrosoftDocs/OfficeDocs-SkypeForBusiness on GitHub",
	},
	{
		value: 0xc3e93d67,
		name: "SIPPROXY_E_ROUTING_MSG_CERT_MISMATCH",
		meaning: "The certificate of the peer server does not hold the name that the server was looked for under",
		check: "Compare the names in the certificate of the peer server with the host that DNS and the settings name.",
		source: DNS_SOURCE,
	},
	{
		value: 0xc3e93d6f,
		name: "SIPPROXY_E_EPROUTING_MSG_ALLOWED_DOMAIN_NO_SRV_MATCH",
		meaning: "The host in the DNS SRV record does not belong to the domain that the record is for",
		check: "Check the record _sipfederationtls._tcp, or allow the domain together with the name of its Edge server.",
		source: DNS_SOURCE,
	},
	{
		value: 0xc3e93ee4,
		name: "SIP_E_AUTH_NTLMMISMATCH",
		meaning: "Client and server ask for different minimum security of NTLM, such as 128-bit encryption",
		check: "Compare the policy of both for the minimum session security of NTLM clients and servers.",
		source: 'Jeff Schertz, "HDX SIP registration with Server 2008 R2"',
	},
] as const satisfies readonly ServiceError[];

/** Of Messenger's and Communicator's automation of sessions and conversations, ascending. */
export const communicatorErrors = [
	{ value: 0x81000601, name: "SR_APPLICATION_LAUNCH_FAILED", meaning: "The application could not be started" },
	{ value: 0x81000602, name: "SR_INVITATION_DECLINED", meaning: "The invited person declined" },
	{ value: 0x81000603, name: "SR_CONNECTION_FAILURE", meaning: "The connection of the session failed" },
	{
		value: 0x81000604,
		name: "SR_AUTHENTICATION_FAILED",
		meaning: "The authentication failed",
		check: "Check user name and password.",
	},
	{ value: 0x81000605, name: "SR_SESSION_NOT_READY", meaning: "The session is not ready" },
	{ value: 0x81000606, name: "SR_SESSION_CANCELLED_LOCAL", meaning: "The user cancelled the session", daily: true },
	{
		value: 0x81000607,
		name: "SR_SESSION_CANCELLED_REMOTE",
		meaning: "The other side cancelled the session",
		daily: true,
	},
	{ value: 0x81000608, name: "SR_SESSION_PROTOCOL_ERROR", meaning: "The session had a protocol error" },
	{ value: 0x81000609, name: "SR_SESSION_TIMEOUT", meaning: "The session timed out" },
	{
		value: 0x8100060a,
		name: "SR_CANCEL_BEFORE_CONNECT",
		meaning: "The session was cancelled before it was connected",
		daily: true,
	},
	{ value: 0x8100060b, name: "SR_NOT_INVITEE", meaning: "Only an invited person can do this" },
	{ value: 0x8100060c, name: "SR_NOT_INVITER", meaning: "Only the person who invites can do this" },
	{ value: 0x8100060d, name: "SR_APP_ALREADY_REGISTERED", meaning: "The application is registered already" },
	{ value: 0x8100060e, name: "SR_APP_NOT_REGISTERED", meaning: "The application is not registered" },
	{
		value: 0x8100060f,
		name: "SR_NOT_VALID_FOR_APP_INVITE",
		meaning: "This is not possible for the invitation of an application",
	},
	{ value: 0x81000610, name: "SR_APP_NOT_SPECIFIED", meaning: "No application was given" },
	{
		value: 0x81000611,
		name: "SR_CONTEXT_DATA_OVER_LIMIT",
		meaning: "The data that goes along with the session is too large",
	},
	{ value: 0x81000612, name: "SR_NO_USER_INVITED", meaning: "Nobody was invited" },
	{ value: 0x81000613, name: "SR_INVITED_SELF", meaning: "The user invited themselves" },
	{ value: 0x81000614, name: "SR_SESSION_STATE_INVALID", meaning: "The state of the session does not allow this" },
	{ value: 0x81000615, name: "SR_INVITATION_SEND_FAILURE", meaning: "The invitation could not be sent" },
	{ value: 0x81000616, name: "SR_CANCEL_SEND_FAILURE", meaning: "The cancellation could not be sent" },
	{ value: 0x81000617, name: "SR_DECLINE_SEND_FAILURE", meaning: "The refusal of an invitation could not be sent" },
	{ value: 0x81000618, name: "SR_ACCEPT_SEND_FAILURE", meaning: "The acceptance of an invitation could not be sent" },
	{
		value: 0x81000619,
		name: "SR_CONTEXT_DATA_SEND_FAILURE",
		meaning: "The data that goes along with the session could not be sent",
	},
	{
		value: 0x81000620,
		name: "SR_SESSION_ACCEPTED_ELSEWHERE",
		meaning: "The session was accepted on another device",
		daily: true,
	},
	{ value: 0x81000621, name: "SR_VOICE_ALREADY_ACTIVE", meaning: "A voice session is active already" },
] as const satisfies readonly WindowsError[];
