// The meaning of numbers in TLS records (IANA "Transport Layer Security (TLS) Parameters").

import { hex } from "./bytes.ts";

/** `TLS 1.2`; the two bytes for an unknown version. */
export function versionName(version: number): string {
	return VERSIONS[version] ?? `0x${hex(version, 4)}`;
}

const VERSIONS: Readonly<Record<number, string>> = {
	2: "SSL 2.0",
	768: "SSL 3.0",
	769: "TLS 1.0",
	770: "TLS 1.1",
	771: "TLS 1.2",
	772: "TLS 1.3",
};

/** HandshakeType (RFC 5246 §7.4, RFC 8446 §4). */
export const HANDSHAKES: Readonly<Record<number, string>> = {
	0: "HelloRequest",
	1: "ClientHello",
	2: "ServerHello",
	4: "NewSessionTicket",
	5: "EndOfEarlyData",
	8: "EncryptedExtensions",
	11: "Certificate",
	12: "ServerKeyExchange",
	13: "CertificateRequest",
	14: "ServerHelloDone",
	15: "CertificateVerify",
	16: "ClientKeyExchange",
	20: "Finished",
	22: "CertificateStatus",
	24: "KeyUpdate",
};

/** AlertDescription (RFC 5246 §7.2, RFC 8446 §6), and what it means for a sign-in unless the name says it. */
export const ALERTS: Readonly<Record<number, { readonly name: string; readonly meaning?: string }>> = {
	0: { name: "close_notify", meaning: "the sender is done" },
	10: { name: "unexpected_message" },
	20: { name: "bad_record_mac" },
	21: { name: "decryption_failed" },
	22: { name: "record_overflow" },
	30: { name: "decompression_failure" },
	40: { name: "handshake_failure", meaning: "no version, cipher suite or certificate that both sides accept" },
	41: { name: "no_certificate", meaning: "the client has no certificate" },
	42: { name: "bad_certificate", meaning: "the certificate is damaged or wrongly signed" },
	43: { name: "unsupported_certificate", meaning: "the certificate type is not supported" },
	44: { name: "certificate_revoked", meaning: "the certificate was revoked" },
	45: { name: "certificate_expired", meaning: "the certificate has expired or is not valid yet" },
	46: { name: "certificate_unknown", meaning: "the certificate is not accepted" },
	47: { name: "illegal_parameter" },
	48: { name: "unknown_ca", meaning: "the issuer of the certificate is not known or not trusted" },
	49: { name: "access_denied", meaning: "the certificate is valid, but access is denied" },
	50: { name: "decode_error" },
	51: { name: "decrypt_error", meaning: "a signature or key could not be verified" },
	60: { name: "export_restriction" },
	70: { name: "protocol_version", meaning: "the version of TLS is not supported" },
	71: { name: "insufficient_security", meaning: "the server requires stronger cipher suites" },
	80: { name: "internal_error" },
	86: { name: "inappropriate_fallback" },
	90: { name: "user_canceled" },
	100: { name: "no_renegotiation" },
	109: { name: "missing_extension" },
	110: { name: "unsupported_extension" },
	111: { name: "certificate_unobtainable" },
	112: { name: "unrecognized_name", meaning: "the server does not recognise the server name that the client sent" },
	113: { name: "bad_certificate_status_response" },
	114: { name: "bad_certificate_hash_value" },
	115: { name: "unknown_psk_identity" },
	116: { name: "certificate_required", meaning: "the client must have a certificate" },
	120: { name: "no_application_protocol" },
};

/** The name of a cipher suite without `TLS_`; its two bytes if neither Windows nor OpenSSL uses it. */
export function cipherSuiteName(id: number): string {
	// RFC 8701: clients add some of these at random so that servers keep tolerating unknown values.
	if ((id & 0x0f0f) === 0x0a0a && id >>> 8 === (id & 0xff)) return `GREASE (0x${hex(id, 4)})`;
	return CIPHER_SUITES[id] ?? `0x${hex(id, 4)}`;
}

const CIPHER_SUITES: Readonly<Record<number, string>> = {
	1: "RSA_WITH_NULL_MD5",
	2: "RSA_WITH_NULL_SHA",
	3: "RSA_EXPORT_WITH_RC4_40_MD5",
	4: "RSA_WITH_RC4_128_MD5",
	5: "RSA_WITH_RC4_128_SHA",
	6: "RSA_EXPORT_WITH_RC2_CBC_40_MD5",
	9: "RSA_WITH_DES_CBC_SHA",
	10: "RSA_WITH_3DES_EDE_CBC_SHA",
	18: "DHE_DSS_WITH_DES_CBC_SHA",
	19: "DHE_DSS_WITH_3DES_EDE_CBC_SHA",
	21: "DHE_RSA_WITH_DES_CBC_SHA",
	22: "DHE_RSA_WITH_3DES_EDE_CBC_SHA",
	47: "RSA_WITH_AES_128_CBC_SHA",
	50: "DHE_DSS_WITH_AES_128_CBC_SHA",
	51: "DHE_RSA_WITH_AES_128_CBC_SHA",
	53: "RSA_WITH_AES_256_CBC_SHA",
	56: "DHE_DSS_WITH_AES_256_CBC_SHA",
	57: "DHE_RSA_WITH_AES_256_CBC_SHA",
	59: "RSA_WITH_NULL_SHA256",
	60: "RSA_WITH_AES_128_CBC_SHA256",
	61: "RSA_WITH_AES_256_CBC_SHA256",
	64: "DHE_DSS_WITH_AES_128_CBC_SHA256",
	98: "RSA_EXPORT1024_WITH_DES_CBC_SHA",
	99: "DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA",
	100: "RSA_EXPORT1024_WITH_RC4_56_SHA",
	103: "DHE_RSA_WITH_AES_128_CBC_SHA256",
	106: "DHE_DSS_WITH_AES_256_CBC_SHA256",
	107: "DHE_RSA_WITH_AES_256_CBC_SHA256",
	156: "RSA_WITH_AES_128_GCM_SHA256",
	157: "RSA_WITH_AES_256_GCM_SHA384",
	158: "DHE_RSA_WITH_AES_128_GCM_SHA256",
	159: "DHE_RSA_WITH_AES_256_GCM_SHA384",
	255: "EMPTY_RENEGOTIATION_INFO_SCSV",
	4865: "AES_128_GCM_SHA256",
	4866: "AES_256_GCM_SHA384",
	4867: "CHACHA20_POLY1305_SHA256",
	4868: "AES_128_CCM_SHA256",
	22016: "FALLBACK_SCSV",
	49159: "ECDHE_ECDSA_WITH_RC4_128_SHA",
	49160: "ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
	49161: "ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
	49162: "ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
	49169: "ECDHE_RSA_WITH_RC4_128_SHA",
	49170: "ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
	49171: "ECDHE_RSA_WITH_AES_128_CBC_SHA",
	49172: "ECDHE_RSA_WITH_AES_256_CBC_SHA",
	49187: "ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
	49188: "ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
	49191: "ECDHE_RSA_WITH_AES_128_CBC_SHA256",
	49192: "ECDHE_RSA_WITH_AES_256_CBC_SHA384",
	49308: "RSA_WITH_AES_128_CCM",
	49309: "RSA_WITH_AES_256_CCM",
	49324: "ECDHE_ECDSA_WITH_AES_128_CCM",
	49325: "ECDHE_ECDSA_WITH_AES_256_CCM",
	49326: "ECDHE_ECDSA_WITH_AES_128_CCM_8",
	49327: "ECDHE_ECDSA_WITH_AES_256_CCM_8",
	49195: "ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
	49196: "ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
	49199: "ECDHE_RSA_WITH_AES_128_GCM_SHA256",
	49200: "ECDHE_RSA_WITH_AES_256_GCM_SHA384",
	52392: "ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
	52393: "ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
	52394: "DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
};
