// The result of parsing arguments, without executing it.

import assert from "node:assert/strict";
import { parseArguments } from "../../../server/src/cli/arguments/parse.ts";
import { COMMANDS } from "../../../server/src/cli/commands/commands.ts";
import { UsageError } from "../../../server/src/cli/usageError.ts";

/** The options passed to a command; names stand for the commands. */
export function requestOf(args: readonly string[]): object {
	const request = parseArguments(args, COMMANDS);
	if (request.kind === "run") {
		const { command, values, operands } = request;
		return { run: command.name, operands, ...values };
	}
	return request.kind === "help" ? { help: request.of?.name ?? "rtcdll" } : { version: true };
}

/** Asserts that arguments are refused with complete sentences. */
export function checkUsage(args: readonly string[], message: RegExp): void {
	assert.throws(
		() => requestOf(args),
		(error: Error) => {
			assert.ok(error instanceof UsageError, String(error.stack));
			assert.match(error.message, message);
			assert.match(error.message, /[.?]$/);
			return true;
		},
	);
}
