// When diagnostics are published: a log that grows faster than it can be diagnosed must not have the server fall behind.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Finding } from "../../server/src/core/index.ts";
import { publishDiagnostics } from "../../server/src/lsp/diagnostics.ts";
import { readEditor } from "../../server/src/lsp/editor.ts";
import { type OpenLog, openLog } from "../../server/src/lsp/logs/documents.ts";
import type { Session } from "../../server/src/lsp/session.ts";
import { readSection } from "../../server/src/lsp/settings.ts";

const URI = "file:///growing.log";

/** Longer than a changed log rests before it is diagnosed, in ms. */
const RESTED_MS = 300;

suite("publishing diagnostics", () => {
	/** The versions whose diagnosis has begun, and what ends each; and the versions that were published. */
	const begun: { readonly version: number; readonly end: () => void }[] = [];
	const published: (number | undefined)[] = [];
	let open: OpenLog | undefined;
	let changed: (uri: string) => void;
	let closed: (uri: string) => void;

	setup(() => {
		begun.length = 0;
		published.length = 0;
		publishDiagnostics({
			connection: {
				sendDiagnostics: async ({ version, diagnostics }: PublishDiagnosticsParams) => {
					published.push(version);
					assert.deepEqual(diagnostics, []);
				},
				console: { error: assert.fail },
			},
			logs: {
				get: () => open,
				all: () => [URI],
				listen: (onChange: typeof changed, onClose: typeof closed) => {
					changed = onChange;
					closed = onClose;
				},
			},
			settings: { of: async () => readSection({}), onChange: () => undefined, forget: () => undefined },
			editor: () =>
				readEditor({
					processId: null,
					rootUri: null,
					capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
				}),
			rulePages: () => undefined,
		} as unknown as Session);
	});

	test("one version at a time, and of those that come meanwhile, only the newest", async () => {
		become(1);
		await until(() => begun.length === 1);
		for (const version of [2, 3, 4]) {
			become(version);
			await sleep(RESTED_MS);
		}
		assert.deepEqual(versions(), [1]);
		begun[0]!.end();
		await until(() => begun.length === 2);
		begun[1]!.end();
		await until(() => published.length === 2);
		assert.deepEqual(
			[versions(), published],
			[
				[1, 4],
				[1, 4],
			],
		);
	});

	test("a log that is closed while it is diagnosed stays without diagnostics", async () => {
		become(1);
		await until(() => begun.length === 1);
		become(2);
		open = undefined;
		closed(URI);
		begun[0]!.end();
		await sleep(RESTED_MS);
		assert.deepEqual([versions(), published], [[1], [undefined]]);
	});

	function versions(): readonly number[] {
		return begun.map(({ version }) => version);
	}

	/** The log at a new version, whose diagnosis takes until it is ended. */
	function become(version: number): void {
		const judge = () => new Promise<readonly Finding[]>((resolve) => begun.push({ version, end: () => resolve([]) }));
		open = { ...openLog(URI, version, ""), judge };
		changed(URI);
	}
});

async function until(isTrue: () => boolean): Promise<void> {
	while (!isTrue()) await sleep(10);
}
