// Keeps the end of growing documents in view until the user scrolls or moves the cursor away.

import * as vscode from "vscode";

/** Tracks the documents whose end is kept in view. */
export interface EndInView extends vscode.Disposable {
	/** True if the user has moved away from the end of the document. */
	isLeft(document: vscode.TextDocument): boolean;
	/** Scrolls to the end wherever the document is shown, and keeps it in view. */
	goOn(document: vscode.TextDocument): void;
}

/** The last observed state of an editor: first visible line, cursor line, and line count. */
interface Look {
	readonly top: number;
	readonly cursor: number;
	readonly lines: number;
}

/** `isFollowed` selects the documents; `changed` is called when the user leaves an end or returns to it. */
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
	/** Records the current state and returns it with the previous one, or with itself if there was none. */
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
		// When text becomes shorter, VS Code scrolls up by itself. Scrolling up with the end still in view is not leaving it
		// either.
		if (now.top < before.top && now.lines >= before.lines && !isAtEnd(editor)) setLeft(document, true);
		else if (now.top > before.top && isAtEnd(editor)) setLeft(document, false);
	};
	const moved = (editor: vscode.TextEditor, kind: vscode.TextEditorSelectionChangeKind | undefined) => {
		const { document } = editor;
		if (!isFollowed(document)) return;
		const { before, now } = look(editor);
		// Appended text moves the cursor too, without a change kind.
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

/** The cursor counts as being at the end on the last line, which is usually empty, and on the line before it. */
const LAST_LINES = 2;

function lookAt({ document, visibleRanges, selection }: vscode.TextEditor): Look {
	return { top: visibleRanges[0]?.start.line ?? 0, cursor: selection.active.line, lines: document.lineCount };
}

function isAtEnd({ document, visibleRanges }: vscode.TextEditor): boolean {
	return (visibleRanges.at(-1)?.end.line ?? 0) >= document.lineCount - 1;
}
