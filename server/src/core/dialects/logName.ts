// File names that identify a log of these clients.

/**
 * True for `RTCDLL0.log` and `*.uccapilog`, and for their renamed versions, ignoring case. The same patterns assign our
 * language in the editor.
 */
export function isLogName(name: string): boolean {
	return /^rtcdll.*\.(?:log|old|bak)$|^rtcdll.*\.log\..|\.uccapilog(?:\.(?:bak|old))?$/i.test(name);
}
