// Turns decompressed data into the text of an input, or says why that is not possible.

import { knownFormat } from "../../core/index.ts";
import { type Input, TOO_LARGE, textInput } from "./textInput.ts";
import type { Unpacked } from "./unpack.ts";

/** Decodes the data. If decompression failed early, the part before it is used. Never throws. */
export function unpackedInput({ bytes, end }: Unpacked): Input {
	if (end === "limit") return { problem: TOO_LARGE };
	if (end === "bomb") return { problem: BOMB };
	if (bytes.length === 0 && end !== "whole") return { problem: NOTHING };
	const nested = knownFormat(bytes);
	if (nested?.packed)
		return { problem: `It contains ${nested.name} again, which is not opened. Unpack it first and name the log.` };
	const input = textInput(bytes);
	return end === "whole" || input.problem ? input : { ...input, problem: PARTIAL[end], isPartial: true };
}

const BOMB =
	"It unpacks to far more than a log would; it may be designed to exhaust memory. If you trust it, unpack it " +
	"yourself and name the log.";

const NOTHING = "It is damaged or cut off, and nothing could be unpacked. Copy the file again.";

const PARTIAL = {
	cut: "Its end is missing. What could be unpacked was read; copy the file again for the rest.",
	damaged: "It is damaged. What could be unpacked was read; copy the file again to get all of it, undamaged.",
} as const;
