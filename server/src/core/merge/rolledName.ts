// The names of a log that was rolled over: which files belong together, and which of them is the older one.

/** What a name says of a log that may have been rolled over. */
export interface RolledName {
	/** The same for all files of one log; folders count, the case of letters does not. */
	readonly family: string;
	/** How often it was renamed, as far as the name tells: 0 for the log that is still written. */
	readonly age: number;
	/** The number that the client gave the file; 0 where there is none. */
	readonly number: number;
}

/**
 * Reads the name of a file, or a path to it: `RTCDLL0.log`, `RTCDLL0.log.old`, `RTCDLL0.old`, `RTCDLL1.log`,
 * `Lync-UccApi-0.UccApilog`, `X.uccapilog.bak`, `X.log.2`. Clients number their files (Resource Kit of OCS 2007: `MaxFiles`);
 * in other names a number is a part of the name. `undefined` for a name that is none of a log.
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

/** A stem, what the client adds, and what it or somebody else put behind that. */
const NAME = /^([^.].{0,200}?)(\.log|\.uccapilog)?((?:\.(?:old|bak|\d{1,3})){0,3})(?:\.gz)?$/;

/** Files that the client numbers itself. */
const NUMBERED = /^(rtcdll|.*uccapi-)(\d{1,3})$/;

/** Of these names the ones that may be files of the same log as `name`, itself among them; `name` alone if there are none. */
export function familyOf(name: string, names: readonly string[]): readonly string[] {
	const family = rolledName(name)?.family;
	if (family === undefined) return [name];
	return names.includes(name)
		? names.filter((each) => rolledName(each)?.family === family)
		: [name, ...names.filter((each) => rolledName(each)?.family === family)];
}
