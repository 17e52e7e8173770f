// Exports to a disk that runs full: the existing file is kept, and no partial file is left behind.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { writeWhole } from "../../client/src/writeWhole.ts";

suite("a file that is written whole or not at all", () => {
	const files = new Map<string, Uint8Array>();
	let room = 0;
	let provider: vscode.Disposable;

	suiteSetup(() => {
		provider = vscode.workspace.registerFileSystemProvider("rtcdll-small-disk", smallDisk(), { isCaseSensitive: true });
	});
	suiteTeardown(() => provider.dispose());

	const target = vscode.Uri.parse("rtcdll-small-disk:/diagram.svg");
	const text = (path: string) => Buffer.from(files.get(path) ?? []).toString();

	test("a full disk leaves the file unchanged, and no partial file", async () => {
		files.set("/diagram.svg", Buffer.from("before"));
		room = 3;
		await assert.rejects(writeWhole(target, Buffer.from("<svg/>")), /no room/);
		assert.deepEqual([...files.keys()], ["/diagram.svg"]);
		assert.equal(text("/diagram.svg"), "before");
	});

	test("a file that fits replaces the old one", async () => {
		room = 100;
		await writeWhole(target, Buffer.from("<svg/>"));
		assert.deepEqual([...files.keys()], ["/diagram.svg"]);
		assert.equal(text("/diagram.svg"), "<svg/>");
	});

	/** A file system that, like a real one, has written a part of the file before it runs full. */
	function smallDisk(): vscode.FileSystemProvider {
		const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
		const found = (uri: vscode.Uri) => {
			const bytes = files.get(uri.path);
			if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
			return bytes;
		};
		return {
			onDidChangeFile: changed.event,
			watch: () => new vscode.Disposable(() => undefined),
			stat: (uri) =>
				uri.path === "/"
					? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
					: { type: vscode.FileType.File, ctime: 0, mtime: 0, size: found(uri).length },
			readDirectory: () => [...files.keys()].map((path) => [path.slice(1), vscode.FileType.File]),
			createDirectory: () => undefined,
			readFile: found,
			writeFile(uri, bytes) {
				files.set(uri.path, bytes.slice(0, room));
				if (bytes.length > room) throw new vscode.FileSystemError("There is no room left on this disk.");
			},
			delete(uri) {
				found(uri);
				files.delete(uri.path);
			},
			rename(from, to) {
				files.set(to.path, found(from));
				files.delete(from.path);
			},
		};
	}
});
