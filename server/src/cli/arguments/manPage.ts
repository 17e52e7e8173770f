// The manual as a man page, derived from the commands.

import { allOptions, type Command, type Section, usageLine } from "./command.ts";
import { optionTerm, optionText } from "./help.ts";

/** `rtcdll.1`: all commands on one page, written with the macros of man(7). */
export function manPage(commands: readonly Command[], version: string): string {
	return `${[
		`.TH RTCDLL 1 "" "rtcdll ${version}" "User Commands"`,
		".SH NAME",
		"rtcdll \\- reads RTCDLL and uccapilog traces and reports what went wrong in them",
		".SH SYNOPSIS",
		...commands.flatMap((each, at) => [...(at > 0 ? [".br"] : []), `.B ${roff(usageLine(each))}`]),
		".SH COMMANDS",
		...commands.flatMap(commandPart),
		".SH FILES",
		"The logs are only read. Nothing leaves the machine.",
	].join("\n")}\n`;
}

function commandPart(command: Command): readonly string[] {
	const { name, summary, description, sections, examples, exits } = command;
	return [
		`.SS ${roff(name)}`,
		roff(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
		".PP",
		`.B ${roff(usageLine(command))}`,
		...description.flatMap((paragraph) => [".PP", roff(paragraph)]),
		...allOptions(command).flatMap(([key, option]) => item(optionTerm(key, option), optionText(option))),
		...(sections?.() ?? []).flatMap(sectionPart),
		...(examples.length > 0 ? [".PP", "Examples:"] : []),
		...examples.flatMap(({ line, says }) => item(line, says)),
		".PP",
		"Exit status:",
		...exits.flatMap(([status, when]) => item(String(status), when)),
	];
}

function sectionPart({ title, lead, rows }: Section): readonly string[] {
	return [".PP", roff(`${title}:${lead ? ` ${lead}` : ""}`), ...rows.flatMap(([term, says]) => item(term, says))];
}

function item(term: string, says: string): readonly string[] {
	return [".TP", `.B ${roff(term)}`, roff(says)];
}

/** Escapes text for roff: hyphens that can be copied and typed, and no line that begins with a roff request. */
function roff(text: string): string {
	return text
		.replaceAll("\\", "\\e")
		.replaceAll("-", "\\-")
		.replaceAll('"', "\\(dq")
		.replaceAll("…", "...")
		.replace(/^(['.])/, "\\&$1");
}
