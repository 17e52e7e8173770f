import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { linesOf, transactionLines, writeLog } from "../../../../support/fixture.ts";

/** The transactions of a log from a script (see `writeLog`), one line each (see `transactionLines`). */
export function check(script: string, expected: string): void {
	assert.deepEqual(transactionLines(parseTrace(writeLog(script))), linesOf(expected));
}
