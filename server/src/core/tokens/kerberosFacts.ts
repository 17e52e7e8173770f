// The meaning of numbers in Kerberos messages.

/** Encryption types (IANA "Kerberos Encryption Type Numbers"; negative ones are Windows' own). */
export function encryptionName(etype: number): string {
	const name = ENCRYPTION[etype];
	return name ? `${name} (${etype})` : `unknown (${etype})`;
}

const ENCRYPTION: Readonly<Record<number, string>> = {
	1: "des-cbc-crc",
	2: "des-cbc-md4",
	3: "des-cbc-md5",
	5: "des3-cbc-md5",
	7: "des3-cbc-sha1",
	16: "des3-cbc-sha1-kd",
	17: "aes128-cts-hmac-sha1-96",
	18: "aes256-cts-hmac-sha1-96",
	19: "aes128-cts-hmac-sha256-128",
	20: "aes256-cts-hmac-sha384-192",
	23: "rc4-hmac",
	24: "rc4-hmac-exp",
	25: "camellia128-cts-cmac",
	26: "camellia256-cts-cmac",
	"-128": "rc4-md4",
	"-133": "rc4-hmac-old",
	"-134": "rc4-plain-old",
	"-135": "rc4-hmac-old-exp",
	"-136": "rc4-plain-old-exp",
	"-140": "rc4-plain",
};

/** Types of principal names (RFC 4120 §6.2, RFC 6806 §5). */
export const NAME_TYPES: Readonly<Record<number, string>> = {
	0: "unknown",
	1: "principal",
	2: "service and instance",
	3: "service and host",
	4: "service and host parts",
	5: "unique id",
	6: "X.500 name",
	7: "mail address",
	10: "user principal name",
	11: "well-known name",
};

/** Signature algorithms in tokens of RFC 1964 §1.2.1.1 and RFC 4757 §7.2, by their two bytes. */
export const SIGN_ALGORITHMS: Readonly<Record<number, string>> = {
	0: "DES MAC MD5",
	256: "MD2.5",
	512: "DES MAC",
	1024: "HMAC SHA-1 DES3",
	4352: "HMAC MD5 RC4",
};

/** An error code with its meaning. */
export interface KerberosError {
	/** The name in RFC 4120. */
	readonly name: string;
	readonly meaning: string;
}

/** RFC 4120 §7.5.9 and RFC 4556 §3.1.3, with the RFC's meaning rephrased for administrators. */
export const KERBEROS_ERRORS: Readonly<Record<number, KerberosError>> = {
	0: { name: "KDC_ERR_NONE", meaning: "no error" },
	1: { name: "KDC_ERR_NAME_EXP", meaning: "the client's entry in the directory has expired" },
	2: { name: "KDC_ERR_SERVICE_EXP", meaning: "the service's entry in the directory has expired" },
	3: { name: "KDC_ERR_BAD_PVNO", meaning: "this version of the protocol is not supported" },
	4: { name: "KDC_ERR_C_OLD_MAST_KVNO", meaning: "the client's key is encrypted in an old master key" },
	5: { name: "KDC_ERR_S_OLD_MAST_KVNO", meaning: "the service's key is encrypted in an old master key" },
	6: { name: "KDC_ERR_C_PRINCIPAL_UNKNOWN", meaning: "the client is not in the directory" },
	7: {
		name: "KDC_ERR_S_PRINCIPAL_UNKNOWN",
		meaning: "the service is not in the directory: no such service principal name",
	},
	8: { name: "KDC_ERR_PRINCIPAL_NOT_UNIQUE", meaning: "two entries in the directory have this name" },
	9: { name: "KDC_ERR_NULL_KEY", meaning: "client or service has no key" },
	10: { name: "KDC_ERR_CANNOT_POSTDATE", meaning: "the ticket may not start later" },
	11: { name: "KDC_ERR_NEVER_VALID", meaning: "the ticket would end before it starts" },
	12: { name: "KDC_ERR_POLICY", meaning: "the policy forbids it" },
	13: { name: "KDC_ERR_BADOPTION", meaning: "the requested option cannot be granted" },
	14: { name: "KDC_ERR_ETYPE_NOSUPP", meaning: "no encryption type that both sides support" },
	15: { name: "KDC_ERR_SUMTYPE_NOSUPP", meaning: "the checksum type is not supported" },
	16: { name: "KDC_ERR_PADATA_TYPE_NOSUPP", meaning: "this kind of preauthentication is not supported" },
	17: { name: "KDC_ERR_TRTYPE_NOSUPP", meaning: "the transit type is not supported" },
	18: { name: "KDC_ERR_CLIENT_REVOKED", meaning: "the account is disabled, expired or locked out" },
	19: { name: "KDC_ERR_SERVICE_REVOKED", meaning: "the service's account is disabled" },
	20: { name: "KDC_ERR_TGT_REVOKED", meaning: "the ticket-granting ticket was revoked" },
	21: { name: "KDC_ERR_CLIENT_NOTYET", meaning: "the client's account is not valid yet" },
	22: { name: "KDC_ERR_SERVICE_NOTYET", meaning: "the service's account is not valid yet" },
	23: { name: "KDC_ERR_KEY_EXPIRED", meaning: "the password has expired" },
	24: { name: "KDC_ERR_PREAUTH_FAILED", meaning: "preauthentication failed: usually a wrong password" },
	25: {
		name: "KDC_ERR_PREAUTH_REQUIRED",
		meaning: "preauthentication is required: the normal first response of a KDC",
	},
	26: { name: "KDC_ERR_SERVER_NOMATCH", meaning: "the ticket is not for this server" },
	27: { name: "KDC_ERR_MUST_USE_USER2USER", meaning: "the server accepts only user-to-user authentication" },
	28: { name: "KDC_ERR_PATH_NOT_ACCEPTED", meaning: "the path of trust is not accepted" },
	29: { name: "KDC_ERR_SVC_UNAVAILABLE", meaning: "the KDC is not available" },
	31: {
		name: "KRB_AP_ERR_BAD_INTEGRITY",
		meaning: "the decrypted data is damaged: usually the key or password differs",
	},
	32: { name: "KRB_AP_ERR_TKT_EXPIRED", meaning: "the ticket has expired" },
	33: { name: "KRB_AP_ERR_TKT_NYV", meaning: "the ticket is not valid yet: usually a clock is wrong" },
	34: { name: "KRB_AP_ERR_REPEAT", meaning: "the request was received before: a replay" },
	35: { name: "KRB_AP_ERR_NOT_US", meaning: "the ticket is for another service" },
	36: { name: "KRB_AP_ERR_BADMATCH", meaning: "ticket and authenticator name different clients" },
	37: {
		name: "KRB_AP_ERR_SKEW",
		meaning: "the clocks of client and server are too far apart, usually by more than 5 minutes",
	},
	38: { name: "KRB_AP_ERR_BADADDR", meaning: "the address does not match the ticket" },
	39: { name: "KRB_AP_ERR_BADVERSION", meaning: "the protocol version does not match" },
	40: { name: "KRB_AP_ERR_MSG_TYPE", meaning: "the message is not of the type that was expected" },
	41: {
		name: "KRB_AP_ERR_MODIFIED",
		meaning: "the message was modified, or the service's password differs from the one in the directory",
	},
	42: { name: "KRB_AP_ERR_BADORDER", meaning: "the message is out of order" },
	44: { name: "KRB_AP_ERR_BADKEYVER", meaning: "the service does not have this version of its key" },
	45: { name: "KRB_AP_ERR_NOKEY", meaning: "the service has no key for this ticket" },
	46: { name: "KRB_AP_ERR_MUT_FAIL", meaning: "mutual authentication failed" },
	47: { name: "KRB_AP_ERR_BADDIRECTION", meaning: "the direction of the message is wrong" },
	48: { name: "KRB_AP_ERR_METHOD", meaning: "another authentication method is required" },
	49: { name: "KRB_AP_ERR_BADSEQ", meaning: "the sequence number is wrong" },
	50: { name: "KRB_AP_ERR_INAPP_CKSUM", meaning: "the checksum type is not strong enough" },
	51: { name: "KRB_AP_PATH_NOT_ACCEPTED", meaning: "the path of trust is not accepted" },
	52: { name: "KRB_ERR_RESPONSE_TOO_BIG", meaning: "the response is too large for UDP: retry over TCP" },
	60: { name: "KRB_ERR_GENERIC", meaning: "an error without a code of its own" },
	61: { name: "KRB_ERR_FIELD_TOOLONG", meaning: "a field is too long" },
	62: { name: "KDC_ERR_CLIENT_NOT_TRUSTED", meaning: "the client's certificate is not trusted" },
	63: { name: "KDC_ERR_KDC_NOT_TRUSTED", meaning: "the KDC's certificate is not trusted" },
	64: { name: "KDC_ERR_INVALID_SIG", meaning: "the signature is wrong" },
	65: { name: "KDC_ERR_DH_KEY_PARAMETERS_NOT_ACCEPTED", meaning: "stronger key parameters are required" },
	66: { name: "KDC_ERR_CERTIFICATE_MISMATCH", meaning: "the certificate does not belong to the client" },
	67: { name: "KRB_AP_ERR_NO_TGT", meaning: "no ticket-granting ticket was included" },
	68: { name: "KDC_ERR_WRONG_REALM", meaning: "the account is in another realm (domain)" },
	69: { name: "KRB_AP_ERR_USER_TO_USER_REQUIRED", meaning: "user-to-user authentication is required" },
	70: { name: "KDC_ERR_CANT_VERIFY_CERTIFICATE", meaning: "the certificate cannot be verified" },
	71: { name: "KDC_ERR_INVALID_CERTIFICATE", meaning: "the certificate is not valid" },
	72: { name: "KDC_ERR_REVOKED_CERTIFICATE", meaning: "the certificate was revoked" },
	73: { name: "KDC_ERR_REVOCATION_STATUS_UNKNOWN", meaning: "the revocation status of the certificate is unknown" },
	74: {
		name: "KDC_ERR_REVOCATION_STATUS_UNAVAILABLE",
		meaning: "the revocation status of the certificate is unavailable",
	},
	75: { name: "KDC_ERR_CLIENT_NAME_MISMATCH", meaning: "the certificate names another client" },
	76: { name: "KDC_ERR_KDC_NAME_MISMATCH", meaning: "the certificate names another KDC" },
};
