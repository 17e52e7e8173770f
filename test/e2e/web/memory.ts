// A file system in memory, such as another extension may provide for logs that are not on a disk.

import * as vscode from "vscode";

/** Registers the scheme with an empty root, until the result is disposed. */
export function memoryFiles(scheme: string): vscode.Disposable {
	return vscode.workspace.registerFileSystemProvider(scheme, new MemoryFiles(), { isCaseSensitive: true });
}

interface File {
	readonly bytes: Uint8Array;
	readonly mtime: number;
}

/** Files by path. A folder exists if a file is below it. */
class MemoryFiles implements vscode.FileSystemProvider {
	readonly #files = new Map<string, File>();
	readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.#changed.event;

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => undefined);
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const file = this.#files.get(uri.path);
		if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
		if (uri.path !== "/" && this.readDirectory(uri).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
		return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
	}

	readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
		const folder = uri.path.replace(/\/*$/, "/");
		const found = new Map<string, vscode.FileType>();
		for (const path of this.#files.keys()) {
			if (!path.startsWith(folder)) continue;
			const [name, ...below] = path.slice(folder.length).split("/");
			found.set(name!, below.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
		}
		return [...found];
	}

	readFile(uri: vscode.Uri): Uint8Array {
		const file = this.#files.get(uri.path);
		if (!file) throw vscode.FileSystemError.FileNotFound(uri);
		return file.bytes;
	}

	writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
		const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
		this.#files.set(uri.path, { bytes, mtime: Date.now() });
		this.#changed.fire([{ type, uri }]);
	}

	rename(from: vscode.Uri, to: vscode.Uri): void {
		this.writeFile(to, this.readFile(from));
		this.delete(from);
	}

	delete(uri: vscode.Uri): void {
		if (!this.#files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
		this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
	}

	createDirectory(): void {}
}
