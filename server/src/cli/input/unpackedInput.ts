// What was unpacked as the text of an input, or why it is none.

import { knownFormat } from "../../core/index.ts";
import { type Input, TOO_LARGE, textInput } from "./textInput.ts";
import type { Unpacked } from "./unpack.ts";

/** The text that unpacked bytes stand for. What broke off is read as far as it goes. Never throws. */
export function unpackedInput({ bytes, end }: Unpacked): Input {
	if (end === "limit") return { problem: TOO_LARGE };
	if (end === "bomb") return { problem: BOMB };
	if (bytes.length === 0 && end !== "whole") return { problem: NOTHING };
	const nested = knownFormat(bytes);
	if (nested?.packed)
		return { problem: `In it is ${nested.name} again, and that is not opened. Unpack it first, and name the log.` };
	const input = textInput(bytes);
	return end === "whole" || input.problem ? input : { ...input, problem: PARTIAL[end], isPartial: true };
}

const BOMB =
	"It unpacks to far more than a log would, as a file does that is made to fill the memory. " +
	"If you trust it, unpack it yourself and name the log.";

const NOTHING = "It is damaged or cut off, and nothing could be unpacked. Copy it again.";

const PARTIAL = {
	cut: "It is cut off: its end is missing. What could be unpacked is read; copy it again for the rest.",
	damaged: "It is damaged. What could be unpacked is read; copy it again to have all of it, and as it was.",
} as const;
