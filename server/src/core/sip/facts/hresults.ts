// HRESULTs that turn up in these traces: of the RTC client itself, and of Windows where they matter for sign-in and
// connection. Each table is ascending and names its source once.

import { LYNC_SOURCE, lyncErrors } from "./lyncErrors.ts";
import { COMMUNICATOR_SOURCE, communicatorErrors, serviceErrors } from "./serviceErrors.ts";
import { statusCode } from "./statusCodes.ts";
import {
	HTTP_SOURCE,
	httpErrors,
	INTERNET_SOURCE,
	internetErrors,
	WINDOWS_SOURCE,
	windowsErrors,
} from "./windowsErrors.ts";

/** One HRESULT. */
export interface Hresult {
	/** The unsigned 32-bit value. */
	readonly value: number;
	readonly name: string;
	/** A clause that can stand behind "because": capital first, no full stop. */
	readonly meaning: string;
	/** What to look at or do, in whole sentences. */
	readonly check?: string;
	/** Part of daily life: no sign of trouble by itself. */
	readonly daily?: true;
	/** The SIP status code, for the facility that carries one. */
	readonly status?: number;
	readonly source: string;
}

type Row = Omit<Hresult, "source" | "status">;

const RTC_SOURCE = "rtcerr.h (mingw-w64, public domain)";

/** The upper half of an HRESULT that carries a SIP status code in its lower half: 0x80EF for failures, 0x00EF else. */
const SIP_FACILITY = 0xef;

/** Errors of the RTC client (facilities 0xEE and 0xF0). The UCC API uses the same values as UCC_E_… */
const rtc = [
	{
		value: 0x00ee0041,
		name: "RTC_S_ROAMING_NOT_SUPPORTED",
		meaning: "Roaming of settings is not supported by the server",
	},
	{
		value: 0x80ee0000,
		name: "RTC_E_SIP_CODECS_DO_NOT_MATCH",
		meaning: "The two sides have no codec in common",
		check: "Compare the media offered and accepted in the session descriptions.",
	},
	{ value: 0x80ee0001, name: "RTC_E_SIP_STREAM_PRESENT", meaning: "The media stream exists already" },
	{ value: 0x80ee0002, name: "RTC_E_SIP_STREAM_NOT_PRESENT", meaning: "The media stream does not exist" },
	{ value: 0x80ee0003, name: "RTC_E_SIP_NO_STREAM", meaning: "There is no media stream" },
	{ value: 0x80ee0004, name: "RTC_E_SIP_PARSE_FAILED", meaning: "A SIP message could not be read" },
	{ value: 0x80ee0005, name: "RTC_E_SIP_HEADER_NOT_PRESENT", meaning: "A SIP message lacks a header that it needs" },
	{ value: 0x80ee0006, name: "RTC_E_SDP_NOT_PRESENT", meaning: "A SIP message lacks its session description (SDP)" },
	{ value: 0x80ee0007, name: "RTC_E_SDP_PARSE_FAILED", meaning: "The session description (SDP) could not be read" },
	{
		value: 0x80ee0008,
		name: "RTC_E_SDP_UPDATE_FAILED",
		meaning: "The session description (SDP) does not fit the running session",
	},
	{
		value: 0x80ee0009,
		name: "RTC_E_SDP_MULTICAST",
		meaning: "The session description (SDP) asks for multicast, which is not supported",
	},
	{
		value: 0x80ee000a,
		name: "RTC_E_SDP_CONNECTION_ADDR",
		meaning: "The session description (SDP) has no usable connection address",
	},
	{ value: 0x80ee000b, name: "RTC_E_SDP_NO_MEDIA", meaning: "The session description (SDP) offers no media" },
	{
		value: 0x80ee000c,
		name: "RTC_E_SIP_TIMEOUT",
		meaning: "The other side did not answer in time",
		check: "Check that the server can be reached, and whether a firewall drops the answer.",
	},
	{ value: 0x80ee000d, name: "RTC_E_SDP_FAILED_TO_BUILD", meaning: "The session description (SDP) could not be built" },
	{
		value: 0x80ee000e,
		name: "RTC_E_SIP_INVITE_TRANSACTION_PENDING",
		meaning: "An INVITE of the same session is still waiting for its answer",
	},
	{
		value: 0x80ee000f,
		name: "RTC_E_SIP_AUTH_HEADER_SENT",
		meaning: "Credentials were sent and the server asks for them again",
		check: "Check user name and password.",
	},
	{
		value: 0x80ee0010,
		name: "RTC_E_SIP_AUTH_TYPE_NOT_SUPPORTED",
		meaning: "The server and the client have no authentication method in common",
		check: "Check which of Kerberos, NTLM and TLS-DSK the server offers and the client allows.",
	},
	{
		value: 0x80ee0011,
		name: "RTC_E_SIP_AUTH_FAILED",
		meaning: "The authentication failed",
		check: "Check user name and password, and that the server can reach a domain controller.",
	},
	{
		value: 0x80ee0012,
		name: "RTC_E_INVALID_SIP_URL",
		meaning: "The SIP address is not valid",
		check: "Check the address for typing errors.",
	},
	{
		value: 0x80ee0013,
		name: "RTC_E_DESTINATION_ADDRESS_LOCAL",
		meaning: "The destination is an address of this computer",
	},
	{ value: 0x80ee0014, name: "RTC_E_INVALID_ADDRESS_LOCAL", meaning: "The local address is not valid" },
	{ value: 0x80ee0015, name: "RTC_E_DESTINATION_ADDRESS_MULTICAST", meaning: "The destination is a multicast address" },
	{
		value: 0x80ee0016,
		name: "RTC_E_INVALID_PROXY_ADDRESS",
		meaning: "The address of the server is not valid",
		check: "Check the server name in the settings, or the automatic configuration in DNS.",
	},
	{ value: 0x80ee0017, name: "RTC_E_SIP_TRANSPORT_NOT_SUPPORTED", meaning: "The transport is not supported" },
	{ value: 0x80ee0018, name: "RTC_E_SIP_NEED_MORE_DATA", meaning: "The message is not complete yet", daily: true },
	{ value: 0x80ee0019, name: "RTC_E_SIP_CALL_DISCONNECTED", meaning: "The call has been disconnected" },
	{
		value: 0x80ee001a,
		name: "RTC_E_SIP_REQUEST_DESTINATION_ADDR_NOT_PRESENT",
		meaning: "The request has no destination address",
	},
	{
		value: 0x80ee001b,
		name: "RTC_E_SIP_UDP_SIZE_EXCEEDED",
		meaning: "The message is too large for UDP",
		check: "Use TCP or TLS.",
	},
	{
		value: 0x80ee001c,
		name: "RTC_E_SIP_SSL_TUNNEL_FAILED",
		meaning: "The tunnel through the proxy for a TLS connection failed",
		check: "Check the settings of the web proxy.",
	},
	{
		value: 0x80ee001d,
		name: "RTC_E_SIP_SSL_NEGOTIATION_TIMEOUT",
		meaning: "The TLS connection was not negotiated in time",
		check: "Check that the port of the server speaks TLS and that nothing on the way intercepts it.",
	},
	{ value: 0x80ee001e, name: "RTC_E_SIP_STACK_SHUTDOWN", meaning: "The SIP stack has been shut down" },
	{
		value: 0x80ee001f,
		name: "RTC_E_MEDIA_CONTROLLER_STATE",
		meaning: "The media controller is in a state that does not allow this",
	},
	{ value: 0x80ee0020, name: "RTC_E_MEDIA_NEED_TERMINAL", meaning: "The media terminal is missing" },
	{
		value: 0x80ee0021,
		name: "RTC_E_MEDIA_AUDIO_DEVICE_NOT_AVAILABLE",
		meaning: "The audio device is not available",
		check: "Check microphone and loudspeaker, and whether another program uses them.",
	},
	{
		value: 0x80ee0022,
		name: "RTC_E_MEDIA_VIDEO_DEVICE_NOT_AVAILABLE",
		meaning: "The video device is not available",
		check: "Check the camera, and whether another program uses it.",
	},
	{ value: 0x80ee0023, name: "RTC_E_START_STREAM", meaning: "The media stream could not be started" },
	{ value: 0x80ee0024, name: "RTC_E_MEDIA_AEC", meaning: "Echo cancellation failed" },
	{ value: 0x80ee0025, name: "RTC_E_CLIENT_NOT_INITIALIZED", meaning: "The client has not been initialized" },
	{ value: 0x80ee0026, name: "RTC_E_CLIENT_ALREADY_INITIALIZED", meaning: "The client has been initialized already" },
	{ value: 0x80ee0027, name: "RTC_E_CLIENT_ALREADY_SHUT_DOWN", meaning: "The client has been shut down already" },
	{ value: 0x80ee0028, name: "RTC_E_PRESENCE_NOT_ENABLED", meaning: "Presence is not enabled" },
	{ value: 0x80ee0029, name: "RTC_E_INVALID_SESSION_TYPE", meaning: "The session type is not valid" },
	{ value: 0x80ee002a, name: "RTC_E_INVALID_SESSION_STATE", meaning: "The state of the session does not allow this" },
	{ value: 0x80ee002b, name: "RTC_E_NO_PROFILE", meaning: "There is no profile" },
	{ value: 0x80ee002c, name: "RTC_E_LOCAL_PHONE_NEEDED", meaning: "A local telephone is needed" },
	{ value: 0x80ee002d, name: "RTC_E_NO_DEVICE", meaning: "There is no media device" },
	{ value: 0x80ee002e, name: "RTC_E_INVALID_PROFILE", meaning: "The profile is not valid" },
	{ value: 0x80ee002f, name: "RTC_E_PROFILE_NO_PROVISION", meaning: "The profile lacks its provisioning part" },
	{ value: 0x80ee0030, name: "RTC_E_PROFILE_NO_KEY", meaning: "The profile lacks its key" },
	{ value: 0x80ee0031, name: "RTC_E_PROFILE_NO_NAME", meaning: "The profile lacks its name" },
	{ value: 0x80ee0032, name: "RTC_E_PROFILE_NO_USER", meaning: "The profile names no user" },
	{
		value: 0x80ee0033,
		name: "RTC_E_PROFILE_NO_USER_URI",
		meaning: "The profile lacks the address of the user",
		check: "Fill in the sign-in address.",
	},
	{ value: 0x80ee0034, name: "RTC_E_PROFILE_NO_SERVER", meaning: "The profile names no server" },
	{
		value: 0x80ee0035,
		name: "RTC_E_PROFILE_NO_SERVER_ADDRESS",
		meaning: "The profile lacks the address of the server",
		check: "Fill in the server name, or use automatic configuration.",
	},
	{
		value: 0x80ee0036,
		name: "RTC_E_PROFILE_NO_SERVER_PROTOCOL",
		meaning: "The profile lacks the transport to the server",
	},
	{
		value: 0x80ee0037,
		name: "RTC_E_PROFILE_INVALID_SERVER_PROTOCOL",
		meaning: "The transport to the server in the profile is not valid",
	},
	{
		value: 0x80ee0038,
		name: "RTC_E_PROFILE_INVALID_SERVER_AUTHMETHOD",
		meaning: "The authentication method in the profile is not valid",
	},
	{
		value: 0x80ee0039,
		name: "RTC_E_PROFILE_INVALID_SERVER_ROLE",
		meaning: "The role of the server in the profile is not valid",
	},
	{
		value: 0x80ee003a,
		name: "RTC_E_PROFILE_MULTIPLE_REGISTRARS",
		meaning: "The profile names more than one registrar",
	},
	{
		value: 0x80ee003b,
		name: "RTC_E_PROFILE_INVALID_SESSION",
		meaning: "The session entry of the profile is not valid",
	},
	{
		value: 0x80ee003c,
		name: "RTC_E_PROFILE_INVALID_SESSION_PARTY",
		meaning: "The session party in the profile is not valid",
	},
	{
		value: 0x80ee003d,
		name: "RTC_E_PROFILE_INVALID_SESSION_TYPE",
		meaning: "The session type in the profile is not valid",
	},
	{
		value: 0x80ee003e,
		name: "RTC_E_OPERATION_WITH_TOO_MANY_PARTICIPANTS",
		meaning: "The operation works with fewer participants only",
	},
	{ value: 0x80ee003f, name: "RTC_E_BASIC_AUTH_SET_TLS", meaning: "Basic authentication is allowed over TLS only" },
	{
		value: 0x80ee0040,
		name: "RTC_E_SIP_HIGH_SECURITY_SET_TLS",
		meaning: "The high security mode needs TLS",
		check: "Connect over TLS, or change the security policy.",
	},
	{
		value: 0x80ee0042,
		name: "RTC_E_PROFILE_SERVER_UNAUTHORIZED",
		meaning: "The server in the profile is not allowed for this user",
	},
	{ value: 0x80ee0043, name: "RTC_E_DUPLICATE_REALM", meaning: "The authentication realm is there twice" },
	{
		value: 0x80ee0044,
		name: "RTC_E_POLICY_NOT_ALLOW",
		meaning: "A policy does not allow this",
		check: "Check the policies of the user.",
	},
	{
		value: 0x80ee0045,
		name: "RTC_E_PORT_MAPPING_UNAVAILABLE",
		meaning: "The port mapping of the network device is not available",
	},
	{ value: 0x80ee0046, name: "RTC_E_PORT_MAPPING_FAILED", meaning: "The port mapping of the network device failed" },
	{
		value: 0x80ee0047,
		name: "RTC_E_SECURITY_LEVEL_NOT_COMPATIBLE",
		meaning: "The security levels of the two sides do not fit",
		check: "Compare the encryption settings of both sides.",
	},
	{ value: 0x80ee0048, name: "RTC_E_SECURITY_LEVEL_NOT_DEFINED", meaning: "The security level has not been defined" },
	{
		value: 0x80ee0049,
		name: "RTC_E_SECURITY_LEVEL_NOT_SUPPORTED_BY_PARTICIPANT",
		meaning: "A participant does not support the security level",
	},
	{ value: 0x80ee004a, name: "RTC_E_DUPLICATE_BUDDY", meaning: "The contact is in the list already" },
	{ value: 0x80ee004b, name: "RTC_E_DUPLICATE_WATCHER", meaning: "The watcher is in the list already" },
	{ value: 0x80ee004c, name: "RTC_E_MALFORMED_XML", meaning: "The XML is malformed" },
	{
		value: 0x80ee004d,
		name: "RTC_E_ROAMING_OPERATION_INTERRUPTED",
		meaning: "The transfer of roaming settings was interrupted",
	},
	{ value: 0x80ee004e, name: "RTC_E_ROAMING_FAILED", meaning: "The transfer of roaming settings failed" },
	{ value: 0x80ee004f, name: "RTC_E_INVALID_BUDDY_LIST", meaning: "The contact list is not valid" },
	{ value: 0x80ee0050, name: "RTC_E_INVALID_ACL_LIST", meaning: "The list of allowed and blocked people is not valid" },
	{ value: 0x80ee0051, name: "RTC_E_NO_GROUP", meaning: "The contact group does not exist" },
	{ value: 0x80ee0052, name: "RTC_E_DUPLICATE_GROUP", meaning: "The contact group exists already" },
	{ value: 0x80ee0053, name: "RTC_E_TOO_MANY_GROUPS", meaning: "There are too many contact groups" },
	{ value: 0x80ee0054, name: "RTC_E_NO_BUDDY", meaning: "The contact does not exist" },
	{ value: 0x80ee0055, name: "RTC_E_NO_WATCHER", meaning: "The watcher does not exist" },
	{ value: 0x80ee0056, name: "RTC_E_NO_REALM", meaning: "The authentication realm is missing" },
	{ value: 0x80ee0057, name: "RTC_E_NO_TRANSPORT", meaning: "There is no transport" },
	{ value: 0x80ee0058, name: "RTC_E_NOT_EXIST", meaning: "The item does not exist" },
	{ value: 0x80ee0059, name: "RTC_E_INVALID_PREFERENCE_LIST", meaning: "The list of preferences is not valid" },
	{ value: 0x80ee005a, name: "RTC_E_MAX_PENDING_OPERATIONS", meaning: "Too many operations are waiting" },
	{ value: 0x80ee005b, name: "RTC_E_TOO_MANY_RETRIES", meaning: "The operation was tried too often" },
	{
		value: 0x80ee005c,
		name: "RTC_E_INVALID_PORTRANGE",
		meaning: "The port range is not valid",
		check: "Check the media port range in the policy.",
	},
	{ value: 0x80ee005d, name: "RTC_E_SIP_CALL_CONNECTION_NOT_ESTABLISHED", meaning: "The call has not been connected" },
	{
		value: 0x80ee005e,
		name: "RTC_E_SIP_ADDITIONAL_PARTY_IN_TWO_PARTY_SESSION",
		meaning: "A session of two cannot take a further participant",
	},
	{
		value: 0x80ee005f,
		name: "RTC_E_SIP_PARTY_ALREADY_IN_SESSION",
		meaning: "The participant is in the session already",
	},
	{ value: 0x80ee0060, name: "RTC_E_SIP_OTHER_PARTY_JOIN_IN_PROGRESS", meaning: "Another participant is just joining" },
	{ value: 0x80ee0061, name: "RTC_E_INVALID_OBJECT_STATE", meaning: "The state of the object does not allow this" },
	{ value: 0x80ee0062, name: "RTC_E_PRESENCE_ENABLED", meaning: "Presence is enabled, which does not allow this" },
	{ value: 0x80ee0063, name: "RTC_E_ROAMING_ENABLED", meaning: "Roaming is enabled, which does not allow this" },
	{
		value: 0x80ee0064,
		name: "RTC_E_SIP_TLS_INCOMPATIBLE_ENCRYPTION",
		meaning: "The TLS connection has no encryption in common",
		check: "Compare the TLS versions and cipher suites of client and server.",
	},
	{
		value: 0x80ee0065,
		name: "RTC_E_SIP_INVALID_CERTIFICATE",
		meaning: "The certificate of the server is not valid",
		check: "Check the name, the dates and the issuing authority of the certificate, and that the client trusts it.",
	},
	{
		value: 0x80ee0066,
		name: "RTC_E_SIP_DNS_FAIL",
		meaning: "The name of the server could not be resolved in DNS",
		check: "Check the server name and the DNS records (_sipinternaltls._tcp, _sip._tls, sip).",
	},
	{
		value: 0x80ee0067,
		name: "RTC_E_SIP_TCP_FAIL",
		meaning: "The TCP connection to the server failed",
		check: "Check that the server is up and the port is open.",
	},
	{
		value: 0x80ee0068,
		name: "RTC_E_TOO_SMALL_EXPIRES_VALUE",
		meaning: "The expiry time is shorter than the server accepts",
	},
	{
		value: 0x80ee0069,
		name: "RTC_E_SIP_TLS_FAIL",
		meaning: "The TLS connection to the server failed",
		check: "Check the certificate of the server and that the port speaks TLS.",
	},
	{ value: 0x80ee006a, name: "RTC_E_NOT_PRESENCE_PROFILE", meaning: "The profile is not one for presence" },
	{ value: 0x80ee006b, name: "RTC_E_SIP_INVITEE_PARTY_TIMEOUT", meaning: "The invited person did not answer in time" },
	{
		value: 0x80ee006c,
		name: "RTC_E_SIP_AUTH_TIME_SKEW",
		meaning: "The clocks of the client and the server are too far apart to authenticate",
		check: "Compare date, time and time zone of the client computer with the server and the domain controller.",
	},
	{
		value: 0x80ee006d,
		name: "RTC_E_INVALID_REGISTRATION_STATE",
		meaning: "The state of the registration does not allow this",
	},
	{ value: 0x80ee006e, name: "RTC_E_MEDIA_DISABLED", meaning: "The media is disabled" },
	{ value: 0x80ee006f, name: "RTC_E_MEDIA_ENABLED", meaning: "The media is enabled, which does not allow this" },
	{ value: 0x80ee0070, name: "RTC_E_REFER_NOT_ACCEPTED", meaning: "The request to transfer was not accepted" },
	{ value: 0x80ee0071, name: "RTC_E_REFER_NOT_ALLOWED", meaning: "A transfer is not allowed here" },
	{ value: 0x80ee0072, name: "RTC_E_REFER_NOT_EXIST", meaning: "The transfer does not exist" },
	{
		value: 0x80ee0073,
		name: "RTC_E_SIP_HOLD_OPERATION_PENDING",
		meaning: "Putting the call on hold is not finished yet",
	},
	{
		value: 0x80ee0074,
		name: "RTC_E_SIP_UNHOLD_OPERATION_PENDING",
		meaning: "Taking the call off hold is not finished yet",
	},
	{ value: 0x80ee0075, name: "RTC_E_MEDIA_SESSION_NOT_EXIST", meaning: "The media session does not exist" },
	{ value: 0x80ee0076, name: "RTC_E_MEDIA_SESSION_IN_HOLD", meaning: "The media session is on hold" },
	{ value: 0x80ee0077, name: "RTC_E_ANOTHER_MEDIA_SESSION_ACTIVE", meaning: "Another media session is active" },
	{
		value: 0x80ee0078,
		name: "RTC_E_MAX_REDIRECTS",
		meaning: "The request was redirected too often",
		check: "Check the redirects of the pool and the DNS records for a loop.",
	},
	{ value: 0x80ee0079, name: "RTC_E_REDIRECT_PROCESSING_FAILED", meaning: "A redirect could not be followed" },
	{ value: 0x80ee007a, name: "RTC_E_LISTENING_SOCKET_NOT_EXIST", meaning: "The listening socket does not exist" },
	{ value: 0x80ee007b, name: "RTC_E_INVALID_LISTEN_SOCKET", meaning: "The listening socket is not valid" },
	{ value: 0x80ee007c, name: "RTC_E_PORT_MANAGER_ALREADY_SET", meaning: "The port manager is set already" },
	{ value: 0x80ee007d, name: "RTC_E_SECURITY_LEVEL_ALREADY_SET", meaning: "The security level is set already" },
	{ value: 0x80ee007e, name: "RTC_E_UDP_NOT_SUPPORTED", meaning: "UDP is not supported" },
	{ value: 0x80ee007f, name: "RTC_E_SIP_REFER_OPERATION_PENDING", meaning: "A transfer is not finished yet" },
	{ value: 0x80ee0080, name: "RTC_E_PLATFORM_NOT_SUPPORTED", meaning: "The operating system is not supported" },
	{
		value: 0x80ee0081,
		name: "RTC_E_SIP_PEER_PARTICIPANT_IN_MULTIPARTY_SESSION",
		meaning: "The other person is in a session of several",
	},
	{ value: 0x80ee0082, name: "RTC_E_NOT_ALLOWED", meaning: "The operation is not allowed" },
	{
		value: 0x80ee0083,
		name: "RTC_E_REGISTRATION_DEACTIVATED",
		meaning: "The server ended the sign-in because the user was moved to another server",
		check: "The client has to sign in again.",
	},
	{
		value: 0x80ee0084,
		name: "RTC_E_REGISTRATION_REJECTED",
		meaning: "The server ended the sign-in because the user was disabled",
		check: "Check whether the administrator has disabled or removed the user.",
	},
	{
		value: 0x80ee0085,
		name: "RTC_E_REGISTRATION_UNREGISTERED",
		meaning: "The server ended the sign-in of this device, as when the user signs in elsewhere",
	},
	{
		value: 0x80f00005,
		name: "RTC_E_PINT_STATUS_REJECTED_BUSY",
		meaning: "The telephone call was rejected because the line is busy",
	},
	{
		value: 0x80f00006,
		name: "RTC_E_PINT_STATUS_REJECTED_NO_ANSWER",
		meaning: "The telephone call was rejected because nobody answered",
	},
	{
		value: 0x80f00007,
		name: "RTC_E_PINT_STATUS_REJECTED_ALL_BUSY",
		meaning: "The telephone call was rejected because all lines are busy",
	},
	{
		value: 0x80f00008,
		name: "RTC_E_PINT_STATUS_REJECTED_PL_FAILED",
		meaning: "The telephone call was rejected because the first leg failed",
	},
	{
		value: 0x80f00009,
		name: "RTC_E_PINT_STATUS_REJECTED_SW_FAILED",
		meaning: "The telephone call was rejected because the switch failed",
	},
	{
		value: 0x80f0000a,
		name: "RTC_E_PINT_STATUS_REJECTED_CANCELLED",
		meaning: "The telephone call was rejected because it was cancelled",
	},
	{
		value: 0x80f0000b,
		name: "RTC_E_PINT_STATUS_REJECTED_BADNUMBER",
		meaning: "The telephone call was rejected because the number is wrong",
	},
] as const satisfies readonly Row[];

/** Names for SIP status codes (facility 0xEF); the meaning is that of the status code. */
const sip = [
	{ value: 0x00ef0064, name: "RTC_E_STATUS_INFO_TRYING", status: 100 },
	{ value: 0x00ef00b4, name: "RTC_E_STATUS_INFO_RINGING", status: 180 },
	{ value: 0x00ef00b5, name: "RTC_E_STATUS_INFO_CALL_FORWARDING", status: 181 },
	{ value: 0x00ef00b6, name: "RTC_E_STATUS_INFO_QUEUED", status: 182 },
	{ value: 0x00ef00b7, name: "RTC_E_STATUS_SESSION_PROGRESS", status: 183 },
	{ value: 0x00ef00c8, name: "RTC_E_STATUS_SUCCESS", status: 200 },
	{ value: 0x80ef012c, name: "RTC_E_STATUS_REDIRECT_MULTIPLE_CHOICES", status: 300 },
	{ value: 0x80ef012d, name: "RTC_E_STATUS_REDIRECT_MOVED_PERMANENTLY", status: 301 },
	{ value: 0x80ef012e, name: "RTC_E_STATUS_REDIRECT_MOVED_TEMPORARILY", status: 302 },
	{ value: 0x80ef012f, name: "RTC_E_STATUS_REDIRECT_SEE_OTHER", status: 303 },
	{ value: 0x80ef0131, name: "RTC_E_STATUS_REDIRECT_USE_PROXY", status: 305 },
	{ value: 0x80ef017c, name: "RTC_E_STATUS_REDIRECT_ALTERNATIVE_SERVICE", status: 380 },
	{ value: 0x80ef0190, name: "RTC_E_STATUS_CLIENT_BAD_REQUEST", status: 400 },
	{ value: 0x80ef0191, name: "RTC_E_STATUS_CLIENT_UNAUTHORIZED", status: 401 },
	{ value: 0x80ef0192, name: "RTC_E_STATUS_CLIENT_PAYMENT_REQUIRED", status: 402 },
	{ value: 0x80ef0193, name: "RTC_E_STATUS_CLIENT_FORBIDDEN", status: 403 },
	{ value: 0x80ef0194, name: "RTC_E_STATUS_CLIENT_NOT_FOUND", status: 404 },
	{ value: 0x80ef0195, name: "RTC_E_STATUS_CLIENT_METHOD_NOT_ALLOWED", status: 405 },
	{ value: 0x80ef0196, name: "RTC_E_STATUS_CLIENT_NOT_ACCEPTABLE", status: 406 },
	{ value: 0x80ef0197, name: "RTC_E_STATUS_CLIENT_PROXY_AUTHENTICATION_REQUIRED", status: 407 },
	{ value: 0x80ef0198, name: "RTC_E_STATUS_CLIENT_REQUEST_TIMEOUT", status: 408 },
	{ value: 0x80ef0199, name: "RTC_E_STATUS_CLIENT_CONFLICT", status: 409 },
	{ value: 0x80ef019a, name: "RTC_E_STATUS_CLIENT_GONE", status: 410 },
	{ value: 0x80ef019b, name: "RTC_E_STATUS_CLIENT_LENGTH_REQUIRED", status: 411 },
	{ value: 0x80ef019d, name: "RTC_E_STATUS_CLIENT_REQUEST_ENTITY_TOO_LARGE", status: 413 },
	{ value: 0x80ef019e, name: "RTC_E_STATUS_CLIENT_REQUEST_URI_TOO_LARGE", status: 414 },
	{ value: 0x80ef019f, name: "RTC_E_STATUS_CLIENT_UNSUPPORTED_MEDIA_TYPE", status: 415 },
	{ value: 0x80ef01a4, name: "RTC_E_STATUS_CLIENT_BAD_EXTENSION", status: 420 },
	{ value: 0x80ef01e0, name: "RTC_E_STATUS_CLIENT_TEMPORARILY_NOT_AVAILABLE", status: 480 },
	{ value: 0x80ef01e1, name: "RTC_E_STATUS_CLIENT_TRANSACTION_DOES_NOT_EXIST", status: 481 },
	{ value: 0x80ef01e2, name: "RTC_E_STATUS_CLIENT_LOOP_DETECTED", status: 482 },
	{ value: 0x80ef01e3, name: "RTC_E_STATUS_CLIENT_TOO_MANY_HOPS", status: 483 },
	{ value: 0x80ef01e4, name: "RTC_E_STATUS_CLIENT_ADDRESS_INCOMPLETE", status: 484 },
	{ value: 0x80ef01e5, name: "RTC_E_STATUS_CLIENT_AMBIGUOUS", status: 485 },
	{ value: 0x80ef01e6, name: "RTC_E_STATUS_CLIENT_BUSY_HERE", status: 486 },
	{ value: 0x80ef01e7, name: "RTC_E_STATUS_REQUEST_TERMINATED", status: 487 },
	{ value: 0x80ef01e8, name: "RTC_E_STATUS_NOT_ACCEPTABLE_HERE", status: 488 },
	{ value: 0x80ef01f4, name: "RTC_E_STATUS_SERVER_INTERNAL_ERROR", status: 500 },
	{ value: 0x80ef01f5, name: "RTC_E_STATUS_SERVER_NOT_IMPLEMENTED", status: 501 },
	{ value: 0x80ef01f6, name: "RTC_E_STATUS_SERVER_BAD_GATEWAY", status: 502 },
	{ value: 0x80ef01f7, name: "RTC_E_STATUS_SERVER_SERVICE_UNAVAILABLE", status: 503 },
	{ value: 0x80ef01f8, name: "RTC_E_STATUS_SERVER_SERVER_TIMEOUT", status: 504 },
	{ value: 0x80ef01f9, name: "RTC_E_STATUS_SERVER_VERSION_NOT_SUPPORTED", status: 505 },
	{ value: 0x80ef0258, name: "RTC_E_STATUS_GLOBAL_BUSY_EVERYWHERE", status: 600 },
	{ value: 0x80ef025b, name: "RTC_E_STATUS_GLOBAL_DECLINE", status: 603 },
	{ value: 0x80ef025c, name: "RTC_E_STATUS_GLOBAL_DOES_NOT_EXIST_ANYWHERE", status: 604 },
	{ value: 0x80ef025e, name: "RTC_E_STATUS_GLOBAL_NOT_ACCEPTABLE", status: 606 },
] as const satisfies readonly { value: number; name: string; status: number }[];

/** All values with a row, ascending as unsigned numbers. */
export const hresults: readonly Hresult[] = [
	...rtc.map((row): Hresult => ({ ...row, source: RTC_SOURCE })),
	...sip.map((row) => sipHresult(row.value, row.status, row.name)),
	...lyncErrors.map((row): Hresult => ({ ...row, source: LYNC_SOURCE })),
	...windowsErrors.map((row): Hresult => ({ ...row, source: WINDOWS_SOURCE })),
	...internetErrors.map((row): Hresult => ({ ...row, source: INTERNET_SOURCE })),
	...httpErrors.map((row): Hresult => ({ ...row, source: HTTP_SOURCE })),
	...serviceErrors,
	...communicatorErrors.map((row): Hresult => ({ ...row, source: COMMUNICATOR_SOURCE })),
].sort((a, b) => a.value - b.value);

const byValue: ReadonlyMap<number, Hresult> = new Map(hresults.map((row) => [row.value, row]));

/**
 * The row of an HRESULT, given signed or unsigned. A value of the SIP facility (0x80EF0000 plus the status code) has
 * one even without a name of its own, as long as the code is a registered one.
 */
export function hresult(value: number): Hresult | undefined {
	const unsigned = value >>> 0;
	const row = byValue.get(unsigned);
	if (row) return row;
	const status = sipStatus(unsigned);
	return status !== undefined && statusCode(status) ? sipHresult(unsigned, status) : undefined;
}

/** True for a value that means failure: the top bit is set. */
export function failed(value: number): boolean {
	return value >>> 31 === 1;
}

/**
 * True for an error of a facility that means something here: Win32, security, certificates, sign-in to Microsoft Online,
 * RTC, SIP status, automation, media and servers. Eight digits without `0x` before them could be anything else; the
 * general errors of COM (0x8000 to 0x8002) say too little, and those of the client's own interface (0x80C8, 0x80F1) are
 * mostly ordinary.
 */
export function isOfKnownFacility(value: number): boolean {
	return FACILITIES.has(value >>> 16);
}

const FACILITIES: ReadonlySet<number> = new Set([
	0x8004, 0x8007, 0x8009, 0x800b, 0x80ee, 0x80ef, 0x80f0, 0x8100, 0xc004, 0xc3e9,
]);

/** `0x80EE0061`, given signed or unsigned. */
export function hresultText(value: number): string {
	return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}

/** The SIP status code that an HRESULT carries; undefined for other facilities. */
export function sipStatus(value: number): number | undefined {
	const status = value & 0xffff;
	return ((value >>> 16) & 0x7fff) === SIP_FACILITY && status >= 100 && status <= 699 ? status : undefined;
}

function sipHresult(value: number, status: number, name?: string): Hresult {
	const row = statusCode(status);
	const phrase = row ? `${status} ${row.reason}` : String(status);
	return {
		value,
		name: name ?? `SIP ${phrase}`,
		meaning: row ? `SIP ${phrase}: ${row.meaning}` : `The server answered with SIP status ${phrase}`,
		status,
		source: RTC_SOURCE,
	};
}
