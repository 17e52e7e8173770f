// Names of rolled-over logs: which files belong together, and which is older.

/** What a name says about a log that may have been rolled over. */
export interface RolledName {
	/** Equal for all files of one log; includes the folder, ignores case. */
	readonly family: string;
	/** How often it was renamed, according to the name; 0 for the log that is still being written. */
	readonly age: number;
	/** The number that the client assigned to the file; 0 if there is none. */
	readonly number: number;
}

/**
 * Parses a file name or path: `RTCDLL0.log`, `RTCDLL0.log.old`, `RTCDLL0.old`, `RTCDLL1.log`, `Lync-UccApi-0.UccApilog`,
 * `X.uccapilog.bak`, `X.log.2`. Clients number their files (Resource Kit of OCS 2007: `MaxFiles`); in other names, a number
 * is part of the name. `undefined` if it is not the name of a log.
 */
export function rolledName(path: string): RolledName | undefined {
	const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
	const match = NAME.exec(path.slice(cut).toLowerCase());
	if (!match) return undefined;
	const [, stem = "", extension = "", renamed = ""] = match;
	if (extension === "" && renamed === "") return undefined;
	const numbered = NUMBERED.exec(stem);
	const age = renamed.split(".").reduce((sum, part) => sum + (/^\d+$/.test(part) ? Number(part) : part ? 1 : 0), 0);
	return {
		family: `${path.slice(0, cut)}${numbered ? numbered[1] : stem}`,
		age,
		number: numbered ? Number(numbered[2]) : 0,
	};
}

/** The stem, the client's extension, and a suffix added by the client or somebody else. */
const NAME = /^([^.].{0,200}?)(\.log|\.uccapilog)?((?:\.(?:old|bak|\d{1,3})){0,3})(?:\.gz)?$/;

/** Files that the client numbers itself. */
const NUMBERED = /^(rtcdll|.*uccapi-)(\d{1,3})$/;

/** The names that may be files of the same log as `name`, including itself; only `name` if there are none. */
export function familyOf(name: string, names: readonly string[]): readonly string[] {
	const family = rolledName(name)?.family;
	if (family === undefined) return [name];
	return names.includes(name)
		? names.filter((each) => rolledName(each)?.family === family)
		: [name, ...names.filter((each) => rolledName(each)?.family === family)];
}
