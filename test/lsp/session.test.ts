// Common behaviour of all requests: each gets a response, whatever happens, and a reason for the user if there is no result.

import assert from "node:assert/strict";
import type { Connection } from "vscode-languageserver";
import { readEditor } from "../../server/src/lsp/editor.ts";
import { type OpenLogs, openLog } from "../../server/src/lsp/logs/documents.ts";
import type { Marks } from "../../server/src/lsp/marks.ts";
import { createSession } from "../../server/src/lsp/session.ts";
import type { Settings } from "../../server/src/lsp/settings.ts";

const OPEN = "file:///open.log";
const CLOSED = "file:///closed.log";

suite("session", () => {
	const said: string[] = [];
	const session = createSession(
		{ console: { error: (text: string) => said.push(text) } } as unknown as Connection,
		{ get: (uri) => (uri === OPEN ? openLog(OPEN, 1, "") : undefined) } as OpenLogs,
		{} as Settings,
		{} as Marks,
		() => readEditor({ processId: null, rootUri: null, capabilities: {}, initializationOptions: null }),
	);
	const reasonOf = (reason: string) => ({ text: null, reason });
	const fail = () => {
		throw new Error("a mistake of ours");
	};

	test("a log that is not open is said to be not open", async () => {
		const expected = { text: null, reason: "This log is not open." };
		assert.deepEqual(await session.answer("a", CLOSED, reasonOf, fail), expected);
		assert.deepEqual(await session.judge("a", CLOSED, reasonOf, fail), expected);
		assert.deepEqual(await session.answer("a", CLOSED, [], fail), []);
	});

	test("a request that fails gets a reason that points to the log output, which has the error", async () => {
		const expected = {
			text: null,
			reason: "The language server failed at this. RTCDLL Log: Show Log Output tells more.",
		};
		assert.deepEqual(await session.answer("rtcdll/one", OPEN, reasonOf, fail), expected);
		assert.deepEqual(await session.judge("rtcdll/two", OPEN, reasonOf, fail), expected);
		assert.match(said[0]!, /^rtcdll\/one failed: Error: a mistake of ours/);
		assert.match(said[1]!, /^rtcdll\/two failed: /);
	});

	test("a client that does not mention commands has none", () => {
		assert.deepEqual(session.options(), { clientCommands: false, grammar: false });
	});
});
