// The client's user-visible texts, from the syntax trees of its sources: those passed to `l10n.t`, and those that look as if
// they should be.

import { join, relative } from "node:path";
import {
	isBinaryExpression,
	isCallExpression,
	isCaseClause,
	isExternalModuleReference,
	isImportDeclaration,
	isLiteralTypeNode,
	isNoSubstitutionTemplateLiteral,
	isPropertyAssignment,
	isStringLiteral,
	isTemplateHead,
	isTemplateMiddle,
	isTemplateTail,
	type Node,
	type SourceFile,
} from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";

const ROOT = join(import.meta.dirname, "../..");

/** A text and its location: `client/src/status.ts:45`. */
export interface ClientText {
	readonly text: string;
	readonly place: string;
}

/** The texts of a client. */
export interface ClientTexts {
	/** Translated texts. */
	readonly translated: readonly ClientText[];
	/** Untranslated text that looks user-visible. */
	readonly plain: readonly ClientText[];
	/** Calls of `l10n.t` without a literal, which no bundle can contain. */
	readonly unreadable: readonly ClientText[];
}

/** Reads all sources of the extension's client and its pages. */
export function readClientTexts(): ClientTexts {
	const found = { translated: [] as ClientText[], plain: [] as ClientText[], unreadable: [] as ClientText[] };
	const api = new API({ cwd: ROOT });
	try {
		const seen = new Set<string>();
		for (const config of CONFIGS) {
			const { program } = api.updateSnapshot({ openProjects: [join(ROOT, config)] }).getProject(join(ROOT, config))!;
			for (const file of program.getSourceFileNames()) {
				const name = relative(ROOT, file).replaceAll("\\", "/");
				if (!name.startsWith("client/") || seen.has(name)) continue;
				seen.add(name);
				look(program.getSourceFile(file)!, name, found);
			}
		}
	} finally {
		api.close();
	}
	return found;
}

/** The projects that type-check the client, and so list everything it is built from. */
const CONFIGS = ["client/tsconfig.json", "client/tsconfig.browser.json", "client/webview/tsconfig.json"];

type Found = { readonly [Kind in keyof ClientTexts]: ClientText[] };

function look(source: SourceFile, file: string, found: Found): void {
	const lineOf = (node: Node) => source.text.slice(0, node.end).split("\n").length;
	const said = (node: Node, text: string): ClientText => ({ text, place: `${file}:${lineOf(node)}` });
	const visit = (node: Node): void => {
		if (isImportDeclaration(node) || isExternalModuleReference(node) || isLiteralTypeNode(node)) return;
		if (isCallExpression(node)) {
			const called = node.expression.getText(source);
			if (isForLog(called)) return;
			if (/(?:^|\.)l10n\.t$/.test(called)) {
				const [message, ...args] = node.arguments;
				const text = message && literalText(message);
				if (text === undefined) found.unreadable.push(said(node, node.getText(source)));
				else found.translated.push(said(node, text));
				for (const each of args) visit(each);
				return;
			}
		}
		const text = pieceText(node);
		if (text !== undefined && !isForCode(node) && (looksLikeWords(text) || (isShown(node) && /\p{L}{2}/u.test(text)))) {
			found.plain.push(said(node, text));
		}
		node.forEachChild(visit);
	};
	source.forEachChild(visit);
}

/** The output channel is for support and stays in English. */
function isForLog(called: string): boolean {
	return /(?:^|\.)output\.(?:trace|debug|info|warn|error)$/.test(called);
}

/** True for property names, CSS classes, and values in comparisons. */
function isForCode(node: Node): boolean {
	const { parent } = node;
	if (isPropertyAssignment(parent)) return parent.name === node || parent.name.getText() === "className";
	return isCaseClause(parent) || (isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()));
}

/** A literal, or a concatenation of literals; `undefined` for anything else. */
function literalText(node: Node): string | undefined {
	if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!isBinaryExpression(node)) return undefined;
	const [left, right] = [literalText(node.left), literalText(node.right)];
	return left === undefined || right === undefined ? undefined : left + right;
}

function pieceText(node: Node): string | undefined {
	const isPiece =
		isStringLiteral(node) ||
		isNoSubstitutionTemplateLiteral(node) ||
		isTemplateHead(node) ||
		isTemplateMiddle(node) ||
		isTemplateTail(node);
	return isPiece ? node.text : undefined;
}

/** Two words, or one that begins with a capital, like labels do. */
function looksLikeWords(text: string): boolean {
	return /\p{L}{2,} \p{L}{2,}/u.test(text) || /^(?:\$\([\w-]+\) )?[A-Z][a-z]+/.test(text);
}

/** True for a value of a property that VS Code or a page shows unchanged. */
function isShown({ parent }: Node): boolean {
	return isPropertyAssignment(parent) && SHOWN.has(parent.name.getText().replaceAll('"', ""));
}

const SHOWN: ReadonlySet<string> = new Set([
	...["label", "description", "detail", "title", "placeHolder", "placeholder", "prompt", "tooltip", "openLabel"],
	...["message", "reason", "short", "long", "what", "aria-label"],
]);
