// What arguments ask for, without doing it.

import assert from "node:assert/strict";
import { parseArguments } from "../../../server/src/cli/arguments/parse.ts";
import { COMMANDS } from "../../../server/src/cli/commands/commands.ts";
import { UsageError } from "../../../server/src/cli/usageError.ts";

/** What a command gets; the names of commands stand for them. */
export function requestOf(args: readonly string[]): object {
	const request = parseArguments(args, COMMANDS);
	if (request.kind === "run") {
		const { command, values, operands } = request;
		return { run: command.name, operands, ...values };
	}
	return request.kind === "help" ? { help: request.of?.name ?? "rtcdll" } : { version: true };
}

/** Arguments that are refused in whole sentences. */
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
