// The inputs of the command line: the texts in a file or in standard input, or why there are none.

import { existsSync } from "node:fs";
import { sep } from "node:path";
import { knownFormat } from "../../core/index.ts";
import { openArchive } from "./archive.ts";
import { nameList } from "./nameList.ts";
import { IsDevice, type ReadBytes, readFile, readStandardInput, TooLarge } from "./readBytes.ts";
import { type Input, MOST_BYTES, TOO_LARGE, textInput } from "./textInput.ts";
import { unpack } from "./unpack.ts";
import { unpackedInput } from "./unpackedInput.ts";

/** An input that has not been read yet. */
export interface Source {
	/** As typed, `-` for standard input; for a file in an archive, including its path there: `a.zip/b/c.log`. */
	readonly file: string;
	/** Its name in messages. May contain control characters, so it must be made printable. */
	readonly name: string;
	/** The file with the same line numbers; `undefined` if the input came through a pipe or was unpacked. */
	readonly path: string | undefined;
	/** Reads the input. Call it once, and in the order of the inputs. Never rejects. */
	readonly read: () => Promise<Input>;
}

/** The inputs that one argument yields. */
export interface Found {
	/** The name of the argument in messages. */
	readonly name: string;
	/** One for a file; one per text file for a ZIP archive; none if nothing can be read. */
	readonly sources: readonly Source[];
	/** What could not be read, and what to do about it, in whole sentences. */
	readonly problem: string | undefined;
}

/**
 * Finds the inputs in a file, or in standard input for `-`, or the file in an archive that `a.zip/b/c.log` names. Compressed
 * files are recognised by their first bytes and unpacked in memory. Never rejects.
 */
export async function findInputs(file: string): Promise<Found> {
	const name = nameOf(file);
	try {
		return await inputsIn(file, name, file === "-" ? await readStandardInput() : readFile(file));
	} catch (error) {
		return (await findInArchive(file)) ?? { name, sources: [], problem: problemText(error as NodeJS.ErrnoException) };
	}
}

/** The name of an argument in messages. */
export function nameOf(file: string): string {
	return file === "-" ? "standard input" : file;
}

async function inputsIn(file: string, name: string, { bytes, wasCut }: ReadBytes): Promise<Found> {
	const packed = knownFormat(bytes)?.packed;
	if (packed === "zip") {
		const { logs, problem } = await openArchive(bytes);
		const sources = logs.map(({ name: inner, read }) => ({
			file: `${file}/${inner}`,
			name: `${name}/${inner}`,
			path: undefined,
			read,
		}));
		return { name, sources, problem };
	}
	const whole = packed ? unpackedInput(await unpack(bytes, "gzip", MOST_BYTES)) : textInput(bytes);
	const input: Input = wasCut && !whole.problem ? { ...whole, problem: WAS_CUT, isPartial: true } : whole;
	const path = packed || file === "-" ? undefined : file;
	return { name, sources: [{ file, name, path, read: async () => input }], problem: undefined };
}

const WAS_CUT =
	"This file was truncated while it was being read, so only its beginning is available. Read it again when no " +
	"program is writing to it.";

/** If the path continues after an archive, finds that file in it; `undefined` for any other path. Never rejects. */
async function findInArchive(path: string): Promise<Found | undefined> {
	const ends = [...path.matchAll(sep === "/" ? /\//g : /[\\/]/g)].map(({ index }) => index);
	const end = ends.findLast((at) => existsSync(path.slice(0, at)));
	if (end === undefined) return undefined;
	const archive = await openedArchive(path.slice(0, end));
	if (!archive) return undefined;
	const inner = path.slice(end + 1).replaceAll(sep, "/");
	const prefix = `${path.slice(0, end)}/`;
	const sources = archive.sources.filter(({ file }) => file === prefix + inner);
	if (sources.length > 0) return { name: path, sources, problem: undefined };
	if (archive.sources.length === 0) return archive;
	const names = archive.sources.map(({ file }) => file.slice(prefix.length));
	return { name: path, sources: [], problem: `There is no such log in this archive. It contains ${nameList(names)}.` };
}

async function openedArchive(file: string): Promise<Found | undefined> {
	try {
		const read = readFile(file);
		return knownFormat(read.bytes)?.packed === "zip" ? await inputsIn(file, file, read) : undefined;
	} catch {
		return undefined;
	}
}

function problemText(error: NodeJS.ErrnoException): string {
	if (error instanceof TooLarge || error.code === "ERR_FS_FILE_TOO_LARGE") return TOO_LARGE;
	if (error instanceof IsDevice) return "This is a device, not a file. Name the log itself, or pass it through a pipe.";
	switch (error.code) {
		case "ENOENT":
		case "ENOTDIR":
			return "There is no such file. Check the path.";
		case "EISDIR":
			return "This is a folder. Name the logs in it.";
		case "EACCES":
		case "EPERM":
			return "You are not allowed to read this file. Ask its owner, or copy it to a folder of your own.";
		case "EBUSY":
			return "Another program has locked this file. Close that program, or copy the log first.";
		default:
			return `This file could not be read (${error.message}).`;
	}
}
