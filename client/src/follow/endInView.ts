// Keeps the end of documents that grow in view, until their reader scrolls or moves the cursor away.

import * as vscode from "vscode";

/** The documents whose end is kept in view. */
export interface EndInView extends vscode.Disposable {
	/** True when the reader has left the end of the document. */
	isLeft(document: vscode.TextDocument): boolean;
	/** Brings the end of the document into view, wherever it is shown, and keeps it there. */
	goOn(document: vscode.TextDocument): void;
}

/** What was seen of an editor last: its first line in view, the line of its cursor, and how many lines there were. */
interface Look {
	readonly top: number;
	readonly cursor: number;
	readonly lines: number;
}

/** `isFollowed` tells which documents it is about, `changed` hears when a reader leaves an end or comes back to it. */
export function keepEndInView(isFollowed: (document: vscode.TextDocument) => boolean, changed: () => void): EndInView {
	const left = new Set<string>();
	const looks = new WeakMap<vscode.TextEditor, Look>();

	const isLeft = ({ uri }: vscode.TextDocument) => left.has(uri.toString());
	const setLeft = ({ uri }: vscode.TextDocument, is: boolean) => {
		if (left.has(uri.toString()) === is) return;
		if (is) left.add(uri.toString());
		else left.delete(uri.toString());
		changed();
	};
	const showEnd = (document: vscode.TextDocument) => {
		for (const editor of vscode.window.visibleTextEditors) {
			if (editor.document !== document) continue;
			const end = document.lineAt(document.lineCount - 1).range;
			editor.revealRange(new vscode.Range(end.start, end.start), vscode.TextEditorRevealType.Default);
		}
	};
	/** Takes down what is seen now, and gives what was seen before; the same where nothing was. */
	const look = (editor: vscode.TextEditor): { readonly before: Look; readonly now: Look } => {
		const now = lookAt(editor);
		const before = looks.get(editor) ?? now;
		looks.set(editor, now);
		return { before, now };
	};

	const scrolled = (editor: vscode.TextEditor) => {
		const { document } = editor;
		if (!isFollowed(document)) return;
		const { before, now } = look(editor);
		// A text that has become shorter moves up by itself. To see more of it with the end in view is not to leave that.
		if (now.top < before.top && now.lines >= before.lines && !isAtEnd(editor)) setLeft(document, true);
		else if (now.top > before.top && isAtEnd(editor)) setLeft(document, false);
	};
	const moved = (editor: vscode.TextEditor, kind: vscode.TextEditorSelectionChangeKind | undefined) => {
		const { document } = editor;
		if (!isFollowed(document)) return;
		const { before, now } = look(editor);
		// What is written moves a cursor too, and has no kind.
		if (kind === undefined && now.lines !== before.lines) return;
		if (now.cursor >= now.lines - LAST_LINES) setLeft(document, false);
		else if (now.cursor !== before.cursor) setLeft(document, true);
	};
	const listeners = vscode.Disposable.from(
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0 && isFollowed(document) && !isLeft(document)) showEnd(document);
		}),
		vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => scrolled(textEditor)),
		vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => moved(textEditor, kind)),
		vscode.window.onDidChangeVisibleTextEditors((editors) => {
			for (const editor of editors) {
				if (looks.has(editor) || !isFollowed(editor.document)) continue;
				look(editor);
				if (!isLeft(editor.document)) showEnd(editor.document);
			}
		}),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => left.delete(uri.toString())),
	);
	return {
		isLeft,
		goOn(document) {
			for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) look(editor);
			setLeft(document, false);
			showEnd(document);
		},
		dispose: () => listeners.dispose(),
	};
}

/** The cursor counts as at the end on the last line, which is mostly empty, and on the one before. */
const LAST_LINES = 2;

function lookAt({ document, visibleRanges, selection }: vscode.TextEditor): Look {
	return { top: visibleRanges[0]?.start.line ?? 0, cursor: selection.active.line, lines: document.lineCount };
}

function isAtEnd({ document, visibleRanges }: vscode.TextEditor): boolean {
	return (visibleRanges.at(-1)?.end.line ?? 0) >= document.lineCount - 1;
}
