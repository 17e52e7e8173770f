// The pages of the rules as documents that VS Code shows laid out.
//
// They have a scheme of their own, which the manifest ties to the Markdown preview: whatever opens a link to one (Problems, a
// hover) then shows the page and not its source, and no other Markdown file is touched. It is a file system, since VS Code
// starts the extension for one when a window is opened again in which a page was open.

import * as vscode from "vscode";

/** The scheme of the pages; the manifest names it as well. */
const SCHEME = "rtcdll-rule";

/** The URI of the folder of the pages, as the language server is told it. */
export const RULE_PAGES = `${SCHEME}:`;

/** Serves the pages that ship with the extension, read-only. */
export function serveRulePages({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
	/** The file behind a page. A URI can be made by anybody, so nothing but a name leads to one. */
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

/** The pages by the ids of their rules; none where the host cannot list the files of the extension. */
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
