// Which file names say by themselves that a file is a log of these clients.

/**
 * True for `RTCDLL0.log` and `*.uccapilog`, and for what they are renamed to. These are the patterns by which the editor
 * knows our language; case does not matter.
 */
export function isLogName(name: string): boolean {
	return /^rtcdll.*\.(?:log|old|bak)$|^rtcdll.*\.log\..|\.uccapilog(?:\.(?:bak|old))?$/i.test(name);
}
