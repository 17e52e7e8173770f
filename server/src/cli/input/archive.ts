// The logs in a ZIP archive: which of its files are text, and why the others are not read.

import { knownFormat } from "../../core/index.ts";
import { nameList } from "./nameList.ts";
import { BEGINNING, type Input, isText, MOST_BYTES } from "./textInput.ts";
import { type Unpacked, unpack } from "./unpack.ts";
import { unpackedInput } from "./unpackedInput.ts";
import { openZip, type ZipEntry } from "./zip.ts";

/** What can be read from an archive. */
export interface Archive {
	/** All text files, in archive order. */
	readonly logs: readonly ArchivedLog[];
	/** What could not be read or is missing, and what to do about it, in whole sentences. */
	readonly problem: string | undefined;
}

/** A text file in an archive. */
export interface ArchivedLog {
	/** Its path in the archive. Untrusted. */
	readonly name: string;
	/**
	 * Unpacks and decodes the file. If the archive has been given up on because it unpacks to too much, returns neither a
	 * text nor a problem; the problem was returned for the entry that exceeded the limit. Never rejects.
	 */
	readonly read: () => Promise<Input>;
}

/** Examines each file of a ZIP archive, given all its bytes. Never rejects. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
	const { entries, problem } = await openZip(bytes);
	const files: File[] = [];
	for (const entry of entries) {
		if (!isNoFile(entry.name)) files.push({ entry, ...(await kindOf(entry)) });
	}
	const budget: Budget = { left: MOST_BYTES };
	const logs = files
		.filter(({ kind }) => kind === "text" || kind === "gzip")
		.map(({ entry, kind }) => ({ name: entry.name, read: () => readEntry(entry, kind === "gzip", budget) }));
	const problems = problem === undefined ? leftOut(files) : [problem, ...leftOut(files)];
	if (logs.length === 0 && problems.length === 0) problems.push(noText(files));
	return { logs, problem: problems.length > 0 ? problems.join(" ") : undefined };
}

/** True for folders, and for the metadata that macOS adds to each file. */
function isNoFile(name: string): boolean {
	return name.endsWith("/") || /(?:^|\/)__MACOSX\//.test(name);
}

/** An entry and its kind, which is determined from its first bytes. */
interface File {
	readonly entry: ZipEntry;
	readonly kind: "text" | "gzip" | "other" | LeftOut;
	/** What to do about a file of a known format that is not text. */
	readonly advice?: string;
}

type LeftOut = "encrypted" | "archive" | "unknownMethod" | "damaged";

/** Archives within archives are not opened, because nesting has no limit. */
const LEFT_OUT: readonly { readonly kind: LeftOut; readonly why: string; readonly todo: string }[] = [
	{
		kind: "encrypted",
		why: "Not read, because encrypted",
		todo: "Unpack the archive with its password and name the logs.",
	},
	{
		kind: "archive",
		why: "Archives within an archive are not opened",
		todo: "Unpack the outer one and name the inner one or the logs.",
	},
	{
		kind: "unknownMethod",
		why: "Not read, because the compression method is not supported",
		todo: "Unpack the archive with another program and name the logs.",
	},
	{ kind: "damaged", why: "Not read, because damaged", todo: "Copy the archive again." },
];

function leftOut(files: readonly File[]): string[] {
	return LEFT_OUT.flatMap(({ kind, why, todo }) => {
		const names = files.filter((file) => file.kind === kind).map(({ entry }) => entry.name);
		return names.length > 0 ? `${why}: ${nameList(names)}. ${todo}` : [];
	});
}

async function kindOf(entry: ZipEntry): Promise<Omit<File, "entry">> {
	if (entry.isEncrypted) return { kind: "encrypted" };
	if (!entry.canBeUnpacked) return { kind: "unknownMethod" };
	const { bytes, end } = await entry.unpack(BEGINNING);
	if (bytes.length === 0 && end !== "whole") return { kind: "damaged" };
	const known = knownFormat(bytes);
	if (known?.packed) return { kind: known.packed === "zip" ? "archive" : "gzip" };
	if (known) return { kind: "other", advice: known.advice };
	return { kind: isText(bytes) ? "text" : "other" };
}

function noText(files: readonly File[]): string {
	if (files.length === 0) return "This ZIP archive is empty. Pack the logs again.";
	const known = files.find(({ advice }) => advice !== undefined);
	const todo = known ? `${known.entry.name}: ${known.advice}` : "Look for the RTCDLL0.log or the .uccapilog.";
	return `This ZIP archive contains no text file: ${nameList(files.map(({ entry }) => entry.name))}. ${todo}`;
}

/**
 * How many bytes may still be unpacked; negative once the archive is given up on. Counts output, because entries may share
 * compressed data.
 */
interface Budget {
	left: number;
}

async function readEntry(entry: ZipEntry, isGzip: boolean, budget: Budget): Promise<Input> {
	if (budget.left < 0) return {};
	let unpacked = spend(budget, await entry.unpack(budget.left));
	if (isGzip && !isRefused(unpacked)) unpacked = spend(budget, await unpack(unpacked.bytes, "gzip", budget.left));
	if (!isRefused(unpacked)) return unpackedInput(unpacked);
	budget.left = -1;
	return { problem: unpacked.end === "limit" ? TOO_MUCH : `${unpackedInput(unpacked).problem} ${REST}` };
}

function spend(budget: Budget, unpacked: Unpacked): Unpacked {
	budget.left -= unpacked.bytes.length;
	return unpacked;
}

function isRefused({ end }: Unpacked): boolean {
	return end === "limit" || end === "bomb";
}

const REST = "The rest of the archive was skipped.";

const TOO_MUCH =
	`The files up to this one unpack to more than the limit for one archive, ${(MOST_BYTES / 2 ** 20).toFixed(0)} ` +
	`MB. Unpack it and name the logs. ${REST}`;
