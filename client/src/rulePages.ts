// The rule pages as documents that VS Code shows rendered.
//
// They have their own scheme, which the manifest ties to the Markdown preview: opening a link to a page (from Problems or a
// hover) shows it rendered, and other Markdown files are unaffected. The scheme is a file system provider because VS Code
// activates the extension for one when it restores a window with an open page.

import * as vscode from "vscode";

/** The URI scheme of the pages; the manifest names it too. */
const SCHEME = "rtcdll-rule";

/** The URI of the pages' folder, as passed to the language server. */
export const RULE_PAGES = `${SCHEME}:`;

/** Serves the pages that ship with the extension, read-only. */
export function serveRulePages({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
	/** The file of a page. URIs are untrusted, so only a plain file name is accepted. */
	const fileOf = (uri: vscode.Uri) => {
		const name = /^\/([\w-]+\.md)$/.exec(uri.path)?.[1];
		if (name === undefined) throw vscode.FileSystemError.FileNotFound(uri);
		return vscode.Uri.joinPath(extensionUri, "docs", "rules", name);
	};
	const refuse = (uri: vscode.Uri): never => {
		throw vscode.FileSystemError.NoPermissions(uri);
	};
	const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	return vscode.Disposable.from(
		changed,
		vscode.workspace.registerFileSystemProvider(
			SCHEME,
			{
				onDidChangeFile: changed.event,
				watch: () => new vscode.Disposable(() => undefined),
				stat: (uri) => vscode.workspace.fs.stat(fileOf(uri)),
				readFile: (uri) => vscode.workspace.fs.readFile(fileOf(uri)),
				readDirectory: () => [],
				createDirectory: refuse,
				writeFile: refuse,
				delete: refuse,
				rename: refuse,
			},
			{ isReadonly: true },
		),
	);
}

/** The pages by rule id; empty if the host cannot list the extension's files. */
export async function readRulePages(extensionUri: vscode.Uri): Promise<Readonly<Record<string, string>>> {
	const folder = vscode.Uri.joinPath(extensionUri, "docs", "rules");
	try {
		const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
		const read = async (name: string) => {
			const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
			return [name.replace(/\.md$/, ""), new TextDecoder().decode(bytes)] as const;
		};
		return Object.fromEntries(await Promise.all(names.map(read)));
	} catch {
		return {};
	}
}
